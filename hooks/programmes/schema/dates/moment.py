"""Turns points in time and the spans between them into comparable bounds, years and an order."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programmes.schema.entry import fault

APRIL = 4
"""The Japanese fiscal year N runs from 1 April N to 31 March N+1."""


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Cooperation began long after the one, and no source has plans beyond the other: any other year
is a slip, and some would not fit the calendars of programs."""


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


@dataclass(frozen=True, slots=True)
class Moment:
    """A point with the precision that the source gives; `first` is its lowest day.

    `parse` makes moments from text. A fault is raised where a single day is called early or late.
    """

    first: date
    precision: Precision
    qualifier: Qualifier | None = None

    def __post_init__(self) -> None:
        """Refuse a part of a day, which no source means."""
        is_part = self.qualifier not in {None, Qualifier.ABOUT}
        if is_part and self.precision is Precision.DAY:
            month = f"{self.qualifier} {self.first.isoformat()[:7]}"
            raise fault(
                "date-shape",
                f"'{self}' is one day, and '{self.qualifier}' needs a month or a year",
                f"write '{self.point}', or '{month}' for part of the month",
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


@dataclass(frozen=True, slots=True)
class Span:
    """The time from `start` to `end`, both included; None is an open side.

    A single point is the span whose start and end are equal: "27/03/2015 - 27/03/2015" is one day.
    A fault is raised where the end comes before the start, or both sides are open.
    """

    start: Moment | None
    end: Moment | None

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards or says nothing."""
        if self.start is None and self.end is None:
            raise fault(
                "date-shape",
                f"'{self}' is open at both ends",
                "give the start, as in 2022/.., or the end, as in ../2023",
            )
        if self.start and self.end and self.end.last < self.start.first:
            raise fault(
                "date-order",
                f"the end '{self.end}' comes before the start '{self.start}'",
                f"if the two were swapped, write '{self.end}/{self.start}'",
            )

    @property
    def single(self) -> Moment | None:
        """The point that is both start and end, or None for a stretch of time."""
        return self.start if self.start == self.end else None

    @property
    def first_day(self) -> date | None:
        """The lowest day of the start, None when it is open."""
        return self.start.first if self.start else None

    @property
    def last_day(self) -> date | None:
        """The highest day of the end, None when it is open."""
        return self.end.last if self.end else None

    @property
    def sort_key(self) -> tuple[date, date]:
        """By start, then by end; an open start comes first, an open end last."""
        return self.first_day or date.min, self.last_day or date.max

    def years(self) -> range:
        """Calendar years from bound to bound; an open side adds none, however long ago it was."""
        days = [day for day in (self.first_day, self.last_day) if day]
        return range(days[0].year, days[-1].year + 1)

    def fiscal_years(self) -> range:
        """Japanese fiscal years between the bounds that lie in one for certain."""
        known = [side.fiscal_year for side in (self.start, self.end) if side]
        certain = [year for year in known if year is not None]
        return range(certain[0], certain[-1] + 1) if certain else range(0)

    def __str__(self) -> str:
        """Give the short form of a record, such as "2013-12-02/2013-12-13" or "2022/.."."""
        return str(self.single) if self.single else f"{self.start or '..'}/{self.end or '..'}"


@dataclass(frozen=True, slots=True)
class Dates:
    """All spans of one record in their written order, and the words of the source if kept."""

    spans: tuple[Span, ...]
    printed: str | None = None

    @property
    def first_day(self) -> date | None:
        """The lowest day of all spans, None when one of them has an open start."""
        days = [span.first_day for span in self.spans]
        return None if None in days else min(day for day in days if day)

    @property
    def last_day(self) -> date | None:
        """The highest day of all spans, None when one of them has an open end."""
        days = [span.last_day for span in self.spans]
        return None if None in days else max(day for day in days if day)

    @property
    def sort_key(self) -> tuple[date, date]:
        """The key of the earliest span: records are ordered by it, spans never are."""
        return min(span.sort_key for span in self.spans)

    def years(self) -> tuple[int, ...]:
        """Give the calendar years that known bounds touch, ascending."""
        return tuple(sorted({year for span in self.spans for year in span.years()}))

    def fiscal_years(self) -> tuple[int, ...]:
        """Give the Japanese fiscal years that hold these dates for certain, ascending."""
        return tuple(sorted({year for span in self.spans for year in span.fiscal_years()}))
