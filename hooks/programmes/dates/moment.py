"""Turns a point in time, known to a day, month, year or fiscal year, into comparable bounds."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programmes.dates.faults import DateFault

APRIL = 4
"""The Japanese fiscal year N runs from 1 April N to 31 March N+1."""


class Precision(StrEnum):
    """How closely the source gives a point in time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"


class Qualifier(StrEnum):
    """The word by which the source narrows or loosens a point; it never moves the bounds."""

    EARLY = "early"
    LATE = "late"
    BEGINNING = "beginning"
    END = "end"
    ABOUT = "about"

    @property
    def opens(self) -> bool:
        """Whether it names the first part of a month or year."""
        return self in {Qualifier.EARLY, Qualifier.BEGINNING}

    @property
    def closes(self) -> bool:
        """Whether it names the last part of a month or year."""
        return self in {Qualifier.LATE, Qualifier.END}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point with the precision that the source gives; `first` is its lowest day.

    `parse` makes moments from text. Raises DateFault where a single day is called early or late.
    """

    first: date
    precision: Precision
    qualifier: Qualifier | None = None

    def __post_init__(self) -> None:
        """Refuse a part of a day, which no source means."""
        is_part = self.qualifier is not None and (self.qualifier.opens or self.qualifier.closes)
        if is_part and self.precision is Precision.DAY:
            month = f"{self.qualifier} {self.first.isoformat()[:7]}"
            raise DateFault(
                "date-shape",
                f"'{self}' is one day, and '{self.qualifier}' needs a month or a year",
                f"Write '{self.point}', or '{month}' for a part of the month",
            )

    @property
    def last(self) -> date:
        """The highest day that the precision allows."""
        year, month = self.first.year, self.first.month
        match self.precision:
            case Precision.DAY:
                return self.first
            case Precision.MONTH:
                return date(year, month, monthrange(year, month)[1])
            case Precision.YEAR:
                return date(year, 12, 31)
            case Precision.FISCAL_YEAR:
                return date(year + 1, APRIL - 1, 31)

    @property
    def point(self) -> str:
        """The short form without its qualifier: "2013-12-02", "2024-03", "2023", "FY2013"."""
        written = self.first.isoformat()
        match self.precision:
            case Precision.DAY:
                return written
            case Precision.MONTH:
                return written[:7]
            case Precision.YEAR:
                return written[:4]
            case Precision.FISCAL_YEAR:
                return f"FY{written[:4]}"

    @property
    def fiscal_year(self) -> int | None:
        """The one Japanese fiscal year that holds this point, or None where that cannot be said."""
        if self.precision is Precision.YEAR:
            # January to March of a calendar year belong to the fiscal year before:
            # "2021" may lie in FY2020 or in FY2021, and the source does not say in which.
            return None
        return self.first.year if self.first.month >= APRIL else self.first.year - 1

    def __str__(self) -> str:
        """Give the short form of a record, such as "late 2015-08"."""
        return f"{self.qualifier} {self.point}" if self.qualifier else self.point

    def runs_before(self, other: Moment) -> bool:
        """Whether it is over before the other begins: by days, or by parts of one month or year."""
        if self.qualifier and other.qualifier and self.point == other.point:
            return self.qualifier.opens and other.qualifier.closes
        return self.last < other.first
