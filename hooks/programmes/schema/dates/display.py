"""Turns dates into British text for people, HTML that machines read too, and ISO 8601."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from programmes.schema.dates.moment import Moment, Precision, Qualifier, Span
from programmes.schema.dates.short_form import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from programmes.schema.dates.moment import Dates


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
    return Moment(moment.first, moment.precision)


_WORDS = {
    Qualifier.EARLY: "early ",
    Qualifier.LATE: "late ",
    Qualifier.BEGINNING: "the beginning of ",
    Qualifier.END: "the end of ",
    Qualifier.ABOUT: "about ",
}


def display(dates: Dates) -> str:
    """Give the words of the source if the record keeps them, else "2 to 13 December 2013"."""
    return html(dates).striptags() if dates.printed is None else dates.printed


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
    return html(dates) + (_unsaid(dates) if dates.printed else "")


def _unsaid(dates: Dates) -> Markup:
    sides = [side for span in dates.spans for side in (span.start, span.end) if side]
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
    sides = [side for side in (span.start, span.end) if side]
    fiscal = [side for side in sides if side.precision is Precision.FISCAL_YEAR]
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
        words = _without_repeats(words, _words(following))
    text = " ".join(words)
    # HTML has no fiscal years; the gloss carries their months.
    is_fiscal = moment.precision is Precision.FISCAL_YEAR
    shown = text if is_fiscal else _time(Markup(text), moment)  # noqa: S704 - no sign of HTML
    return f"{_WORDS[moment.qualifier]}{shown}" if moment.qualifier else shown


def _words(moment: Moment) -> list[str]:
    day, month, year = str(moment.first.day), MONTHS[moment.first.month - 1], moment.first.year
    match moment.precision:
        case Precision.DAY:
            return [day, month, str(year)]
        case Precision.MONTH:
            return [month, str(year)]
        case Precision.YEAR:
            return [str(year)]
        case Precision.FISCAL_YEAR:
            return [moment.point]


def _without_repeats(words: list[str], following: list[str]) -> list[str]:
    """Drop the month and year at the end that the next date names again; the first word stays."""
    kept = len(words)
    while kept > 1 and words[kept - 1] == following[kept - 1]:
        kept -= 1
    return words[:kept]
