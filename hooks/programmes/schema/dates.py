"""The dates of records: points in time with their bounds, and how they are shown and exported."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

APRIL = 4
"""The Japanese fiscal year N runs from 1 April N to 31 March N+1."""
YEARS = range(1900, 2101)
"""Cooperation began long after the one, and no source has plans beyond the other: any other year
is a slip, and some would not fit the calendars of programs."""
# Not calendar.month_name: that speaks the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Precision(StrEnum):
    """How closely the source gives a point in time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"


NAMED = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
"""How many of year, month and day are given with each precision."""
QUALIFIERS = {
    "early": "early",
    "late": "late",
    "beginning": "the beginning of",
    "end": "the end of",
    "about": "about",
}
"""The words by which sources narrow or loosen a point, and how each is shown; none moves bounds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point with the precision that the source gives; `first` is its lowest day.

    `short_form.parse` makes moments from text, and refuses what no source can mean.
    """

    first: date
    precision: Precision
    qualifier: str = ""

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
        if self.precision is Precision.FISCAL_YEAR:
            return f"FY{self.first.year}"
        return self.first.isoformat()[: 1 + 3 * NAMED[self.precision]]  # 2013-12 of 2013-12-02

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
    """

    start: Moment | None
    end: Moment | None

    @property
    def single(self) -> Moment | None:
        """The point that is both start and end, or None for a stretch of time."""
        return self.start if self.start == self.end else None

    @property
    def sides(self) -> list[Moment]:
        """Start and end, without an open side."""
        return [side for side in (self.start, self.end) if side]

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

    def __str__(self) -> str:
        """Give the short form of a record, such as "2013-12-02/2013-12-13" or "2022/.."."""
        return str(self.single or f"{self.start or '..'}/{self.end or '..'}")


@dataclass(frozen=True, slots=True)
class Dates:
    """All spans of one record in their written order, and the words of the source if kept."""

    spans: tuple[Span, ...]
    printed: str | None = None

    @property
    def first_day(self) -> date | None:
        """The lowest day of all spans, None when one of them has an open start."""
        days = [span.first_day for span in self.spans]
        return None if None in days else min(filter(None, days))

    @property
    def last_day(self) -> date | None:
        """The highest day of all spans, None when one of them has an open end."""
        days = [span.last_day for span in self.spans]
        return None if None in days else max(filter(None, days))

    @property
    def sort_key(self) -> tuple[date, date]:
        """The key of the earliest span: records are ordered by it, spans never are."""
        return min(span.sort_key for span in self.spans)

    def years(self) -> tuple[int, ...]:
        """Give the calendar years from bound to bound, ascending; an open side adds none."""
        days = ((span.first_day, span.last_day) for span in self.spans)
        return _through([day.year for day in pair if day] for pair in days)

    def fiscal_years(self) -> tuple[int, ...]:
        """Give the Japanese fiscal years between the bounds that lie in one for certain."""
        return _through([side.fiscal_year for side in span.sides] for span in self.spans)


def _through(bounds: Iterable[Sequence[int | None]]) -> tuple[int, ...]:
    """List all years from bound to bound, where one is known, in ascending order."""
    years: set[int] = set()
    for pair in bounds:
        if known := [year for year in pair if year is not None]:
            years.update(range(known[0], known[-1] + 1))
    return tuple(sorted(years))


def iso(dates: Dates) -> list[str]:
    """Give one ISO 8601 text for each span, in written order, such as "1993-04/..".

    ISO knows neither Japanese fiscal years, which become their months, nor our qualifiers at
    EDTF level 0, which are left out. Open sides are the ".." of ISO 8601-2.
    """
    return [str(in_calendar(span)) for span in dates.spans]


def certainty(dates: Dates) -> list[str]:
    """Say of each span how closely the source gives it: "day", "late month to early month"."""
    return [_certainty(span) for span in dates.spans]


def _certainty(span: Span) -> str:
    sides = [
        " ".join(filter(None, (side.qualifier, side.precision))) if side else "open"
        for side in (span.start, span.end)
    ]
    return " to ".join(dict.fromkeys(sides))


def in_calendar(span: Span) -> Span:
    """Give the same bounds without qualifiers, and without fiscal years: FY2013 is its months."""
    start, end = span.start, span.end
    return Span(start and _plain(start, start.first), end and _plain(end, end.last))


def _plain(moment: Moment, bound: date) -> Moment:
    if moment.precision is Precision.FISCAL_YEAR:
        return Moment(bound.replace(day=1), Precision.MONTH)
    return Moment(moment.first, moment.precision) if moment.qualifier else moment


def display(dates: Dates) -> str:
    """Give the words of the source if the record keeps them, else "2 to 13 December 2013"."""
    return html(dates).striptags() if dates.printed is None else dates.printed


@lru_cache(maxsize=2**12)  # those of an event stand on the page of each country that it names
def html(dates: Dates) -> Markup:
    """Give the text of `display`, escaped, with every date that HTML can name in a time element.

    Words of the source are never read, so only one single day gives them a machine's date.
    """
    if dates.printed is None:
        return Markup(_list(dates.spans))  # noqa: S704 - made of our own words
    day = dates.spans[0].single if len(dates.spans) == 1 else None
    words = escape(dates.printed)
    exact = day and day.precision is Precision.DAY and not day.qualifier
    return _time(words, day) if day and exact else words


def listed(dates: Dates) -> Markup:
    """Give the same for a list, with the year in brackets where the source's words lack it."""
    return html(dates) + _unsaid(dates) if dates.printed else html(dates)


def _unsaid(dates: Dates) -> Markup:
    sides = [side for span in dates.spans for side in span.sides]
    if all(str(side.first.year) in (dates.printed or "") for side in sides):
        return Markup()
    years = dict.fromkeys(
        _stretch(Span(span.start and _year(span.start), span.end and _year(span.end)))
        for span in dates.spans
    )
    return Markup(f" ({', '.join(years)})")  # noqa: S704 - made of our own words


def _year(moment: Moment) -> Moment:
    if moment.precision is Precision.FISCAL_YEAR:
        return moment
    return Moment(moment.first.replace(month=1, day=1), Precision.YEAR)


def _time(text: Markup, moment: Moment) -> Markup:
    return Markup(f'<time datetime="{moment.point}">{text}</time>')  # noqa: S704 - both are HTML


def _list(spans: Sequence[Span]) -> str:
    """Join spans by commas and "and"; a point leaves out what the point after it repeats."""
    *others, last = (
        _stretch(span, following.single if following else None) + _gloss(span)
        for span, following in zip_longest(spans, spans[1:])
    )
    return f"{', '.join(others)} and {last}" if others else last


def _stretch(span: Span, following: Moment | None = None) -> str:
    if span.single:
        return _point(span.single, following)
    if span.start and span.end:
        return f"{_point(span.start, span.end)} to {_point(span.end)}"
    if span.start:
        return f"from {_point(span.start)}"
    return f"until {_point(span.end)}" if span.end else ""


def _gloss(span: Span) -> str:
    """Say in months what a fiscal year is; of an open stretch, when its year began or ended."""
    fiscal = [side for side in span.sides if side.precision is Precision.FISCAL_YEAR]
    if not fiscal:
        return ""
    if any(side.qualifier for side in fiscal):
        # The months of the whole year would contradict "late FY2013".
        return " (fiscal years run from April to March)"
    months = in_calendar(span)
    if months.start and months.end:
        return f" ({_stretch(months)})"
    # Not "from April 1993": the source says only that it was some time in that year.
    if months.start:
        return f" (which began in {_point(months.start)})"
    return f" (which ended in {_point(months.end)})" if months.end else ""


def _point(moment: Moment, following: Moment | None = None) -> str:
    words = _words(moment)
    if following and following.precision is moment.precision:
        after = _words(following)
        while len(words) > 1 and words[-1] == after[len(words) - 1]:
            words.pop()  # the next date names this month, or year, again
    text = " ".join(words)
    # HTML has no fiscal years; the gloss carries their months.
    is_fiscal = moment.precision is Precision.FISCAL_YEAR
    shown = text if is_fiscal else _time(Markup(text), moment)  # noqa: S704 - no sign of HTML
    return f"{QUALIFIERS.get(moment.qualifier, '')} {shown}".strip()


def _words(moment: Moment) -> list[str]:
    day, month, year = str(moment.first.day), MONTHS[moment.first.month - 1], moment.first.year
    if moment.precision is Precision.FISCAL_YEAR:
        return [moment.point]
    return [day, month, str(year)][-NAMED[moment.precision] :]
