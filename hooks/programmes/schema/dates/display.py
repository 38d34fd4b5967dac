"""Turns dates into British text for people, HTML that machines read too, and ISO 8601."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from programmes.schema.dates.moment import APRIL, Moment, Precision, Qualifier, Span
from programmes.schema.dates.short_form import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programmes.schema.dates.moment import Dates


def iso(dates: Dates) -> list[str]:
    """Give one ISO 8601 text for each span, in written order, such as "1993-04/..".

    ISO knows neither Japanese fiscal years, which become their months, nor our qualifiers at
    EDTF level 0, which are left out. Open sides are the ".." of ISO 8601-2.
    """
    return [str(in_calendar(span)) for span in dates.spans]


def in_calendar(span: Span) -> Span:
    """Give the same bounds without qualifiers, and without fiscal years: FY2013 is its months."""
    start, end = span.start and _opening(span.start), span.end and _closing(span.end)
    return span if start is span.start and end is span.end else Span(start, end)


def _opening(moment: Moment) -> Moment:
    if moment.precision is Precision.FISCAL_YEAR:
        return Moment(moment.first, Precision.MONTH)
    return Moment(moment.first, moment.precision) if moment.qualifier else moment


def _closing(moment: Moment) -> Moment:
    if moment.precision is Precision.FISCAL_YEAR:
        return Moment(date(moment.first.year + 1, APRIL - 1, 1), Precision.MONTH)
    return Moment(moment.first, moment.precision) if moment.qualifier else moment


_WORDS = {
    Qualifier.EARLY: "early ",
    Qualifier.LATE: "late ",
    Qualifier.BEGINNING: "the beginning of ",
    Qualifier.END: "the end of ",
    Qualifier.ABOUT: "about ",
}


class _Piece(NamedTuple):
    """A piece of the text; `moment` is the machine's date for it, None for joining words."""

    text: str
    moment: Moment | None = None

    @property
    def html(self) -> str:
        return _time(self.text, self.moment) if self.moment else escape(self.text)


def display(dates: Dates) -> str:
    """Give the words of the source if the record keeps them, else "2 to 13 December 2013"."""
    if dates.printed is not None:
        return dates.printed
    return "".join(piece.text for piece in _list(dates.spans))


def html(dates: Dates) -> Markup:
    """Give the text of `display`, escaped, with every date that HTML can name in a time element.

    Words of the source are never read, so only one single day gives them a machine's date.
    """
    if dates.printed is None:
        return Markup("".join([piece.html for piece in _list(dates.spans)]))  # noqa: S704 - each is HTML
    day = dates.spans[0].single if len(dates.spans) == 1 else None
    is_day = day is not None and day.precision is Precision.DAY
    return _time(dates.printed, day) if day and is_day else escape(dates.printed)


def _time(text: str, moment: Moment) -> Markup:
    return Markup(f'<time datetime="{moment.point}">{escape(text)}</time>')  # noqa: S704 - escaped


def _list(spans: Sequence[Span]) -> list[_Piece]:
    """Join spans by commas and "and"; a point leaves out what the point after it repeats."""
    pieces: list[_Piece] = []
    for number, (span, following) in enumerate(zip_longest(spans, spans[1:]), 1):
        pieces += _stretch(span, following.single if following else None)
        pieces += _gloss(span)
        if following:
            pieces.append(_Piece(" and " if number == len(spans) - 1 else ", "))
    return pieces


def _stretch(span: Span, following: Moment | None = None) -> list[_Piece]:
    if span.single:
        return _point(span.single, following)
    if span.start and span.end:
        return [*_point(span.start, span.end), _Piece(" to "), *_point(span.end)]
    if span.start:
        return [_Piece("from "), *_point(span.start)]
    return [_Piece("until "), *_point(span.end)] if span.end else []


def _gloss(span: Span) -> list[_Piece]:
    """Say in months what a fiscal year is; of an open stretch, when its year began or ended."""
    fiscal = [side for side in (span.start, span.end) if side and side.point.startswith("FY")]
    if not fiscal:
        return []
    if any(side.qualifier for side in fiscal):
        # The months of the whole year would contradict "late FY2013".
        return [_Piece(" (fiscal years run from April to March)")]
    months = in_calendar(span)
    if months.start and months.end:
        return [_Piece(" ("), *_stretch(months), _Piece(")")]
    # Not "from April 1993": the source says only that it was some time in that year.
    return _bound("began", months.start) or _bound("ended", months.end)


def _bound(verb: str, month: Moment | None) -> list[_Piece]:
    return [_Piece(f" (which {verb} in "), *_point(month), _Piece(")")] if month else []


def _point(moment: Moment, following: Moment | None = None) -> list[_Piece]:
    words = _words(moment)
    if following and following.precision is moment.precision:
        words = _without_repeats(words, _words(following))
    # HTML has no fiscal years; the gloss carries their months.
    is_fiscal = moment.precision is Precision.FISCAL_YEAR
    piece = _Piece(" ".join(words), None if is_fiscal else moment)
    return [_Piece(_WORDS[moment.qualifier]), piece] if moment.qualifier else [piece]


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
