"""Turns dates into ISO 8601 texts for data files and other programs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from programmes.dates.moment import APRIL, Moment, Precision
from programmes.dates.span import Span

if TYPE_CHECKING:
    from programmes.dates.span import Dates


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
