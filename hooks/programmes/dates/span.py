"""Turns pairs of moments into spans, and the spans of a record into bounds, years and an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from programmes.dates.faults import DateFault
from programmes.dates.moment import Moment  # noqa: TC001  # Pydantic looks up field types


@dataclass(frozen=True, slots=True)
class Span:
    """The time from `start` to `end`, both included; None is an open side.

    A single point is the span whose start and end are equal: "27/03/2015 - 27/03/2015" is one day.
    Raises DateFault where the end comes before the start, or both sides are open.
    """

    start: Moment | None
    end: Moment | None

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards or says nothing."""
        if self.start is None and self.end is None:
            raise DateFault(
                "date-shape",
                f"'{self}' is open at both ends",
                "Give the start, as in 2022/.., or the end, as in ../2023",
            )
        if self.start and self.end and self.end.runs_before(self.start):
            raise DateFault(
                "date-order",
                f"the end '{self.end}' comes before the start '{self.start}'",
                f"If the two were exchanged, write '{self.end}/{self.start}'",
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
