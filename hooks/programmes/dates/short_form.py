"""Turns the short form of a record, such as 2013-12-02/2013-12-13, into a span."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import TYPE_CHECKING

from programmes.dates.faults import DateFault
from programmes.dates.moment import APRIL, Moment, Precision, Qualifier
from programmes.dates.respelling import MONTHS, respell
from programmes.dates.span import Dates, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMS = (
    "Write a day as 2013-12-02, a month as 2024-03, a year as 2023, a fiscal year as FY2013,\n"
    "a span as 2013-12-02/2013-12-13, an open end as 2022/.., an open start as ../2023,\n"
    "a part of a month as late 2015-08, a guess as about 2009; write separate dates as a list"
)

# [0-9] and not \d, which also takes digits of other scripts.
_MOMENT = (
    rf"(?:(?:{'|'.join(Qualifier)}) )?(?:FY[0-9]{{4}}|[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?)"
)
_SPAN = re.compile(rf"{_MOMENT}|(?:{_MOMENT}|\.\.)/(?:{_MOMENT}|\.\.)")
# The same for programs that complete or check a file without us.
SHORT_FORM = f"^(?:{_SPAN.pattern})$"
# The fiscal year 9999 would end in a year that the calendar of Python does not have.
_LAST_YEAR = MAXYEAR - 1


@lru_cache(maxsize=2**14)  # records of one year name the same days
def parse(text: str) -> Span:
    """Read one date or span in its short form.

    Raises DateFault: date-shape (not a short form), date-impossible (not in the calendar),
    date-order (the end before the start).
    """
    if not _SPAN.fullmatch(text):
        raise DateFault("date-shape", f"'{text}' is not written as a date here", _cure(text))
    return _span(text)


def read(value: str | Sequence[str], printed: str | None = None) -> Dates:
    """Read the dates of a record: one short form, or a list of them whose order is kept.

    `printed` is the text of the source; it is shown as it is and never read as a date.
    Raises DateFault as `parse` does, and date-shape for an empty list.
    """
    texts = [value] if isinstance(value, str) else value
    if not texts:
        raise DateFault("date-shape", "the list of dates is empty", FORMS)
    return Dates(tuple(parse(text) for text in texts), printed)


def _span(text: str) -> Span:
    sides = [None if side == ".." else _moment(side) for side in text.split("/")]
    return Span(sides[0], sides[-1])


def _moment(text: str) -> Moment:
    *words, point = text.split(" ")
    qualifier = Qualifier(words[0]) if words else None
    if point.startswith("FY"):
        first = _first_day(point, int(point.removeprefix("FY")), APRIL)
        return Moment(first, Precision.FISCAL_YEAR, qualifier)
    numbers = [int(number) for number in point.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1]
    return Moment(_first_day(point, *numbers), precision, qualifier)


def _first_day(point: str, year: int, month: int = 1, day: int = 1) -> date:
    cure = None
    if not 1 <= year <= _LAST_YEAR:
        cure = f"Years run from 0001 to {_LAST_YEAR}"
    elif not 1 <= month <= len(MONTHS):
        cure = "Months run from 01 to 12"
    elif day < 1:
        cure = "Days run from 01"
    elif day > (length := monthrange(year, month)[1]):
        # Only February needs its year.
        name = MONTHS[month - 1] if month != MONTHS.index("February") + 1 else f"February {year}"
        cure = f"{name} has {length} days"
    if cure:
        raise DateFault("date-impossible", f"'{point}' is not a date in the calendar", cure)
    return date(year, month, day)


def _cure(text: str) -> str:
    """Name the short form that was probably meant, if it is a good one, and all forms."""
    likely = respell(text)
    if likely and _SPAN.fullmatch(likely):
        with suppress(DateFault):
            return f"Did you mean '{_span(likely)}'?\n{FORMS}"
    return FORMS
