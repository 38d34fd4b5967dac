"""Compares a duration in clear words, such as two weeks, with dates."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from programmes.schema.dates import Precision

if TYPE_CHECKING:
    from datetime import date

    from programmes.schema.dates import Dates, Moment


NUMBERS: Final = (
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
CLEAR: Final = re.compile(
    rf"(?:for )?(?:([0-9]{{1,3}}|{'|'.join(NUMBERS)})[ -])?(day|week|month|year)(?:s|-long| long)?",
    re.IGNORECASE,
)
YEAR: Final = 365.25
"""Its days."""
SATURDAY: Final = 5
LONGEST: Final = 1000  # days


def days(dates: Dates) -> list[date]:
    """List the days of dates that are one span, known to the day; else none."""
    first, last = dates.first_day, dates.last_day
    if len(dates.spans) != 1 or not exact(dates) or first is None or last is None:
        return []
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, LONGEST))]


def exact(*dates: Dates) -> bool:
    """Say whether all bounds of dates are known to the day."""
    sides = [side for one in dates for span in one.spans for side in (span.start, span.end)]
    return all(one and one.precision is Precision.DAY and not one.qualifier for one in sides)


def fits(stated: str, dates: Dates) -> bool:
    """Say whether a duration can be that of dates; words that are not clear always can.

    Ten days may be those of two weeks without the weekend, and a week one from Monday to Friday.
    """
    found, held = CLEAR.fullmatch(stated.strip()), days(dates)
    if found is None or not (held or (found[2].lower() == "year" and _total(dates))):
        return True
    word = (found[1] or "one").lower()
    number = int(word) if word.isdigit() else max(1, NUMBERS.index(word))
    match found[2].lower():
        case "day":
            working = sum(day.weekday() < SATURDAY for day in held)
            return working - 1 <= number <= len(held) + 1
        case "week":
            return 7 * number - 3 <= len(held) <= 7 * number + 2
        case "year":
            return abs(_total(dates) - number * YEAR) <= (YEAR + 1 if _by_year(dates) else YEAR / 5)
    return 28 * number - 5 <= len(held) <= 31 * number + 5


def _total(dates: Dates) -> int:
    """Count the days of one stretch of time that is not about, late or early; else give 0."""
    first, last = dates.first_day, dates.last_day
    certain = len(dates.spans) == 1 and not any(side.qualifier for side in _sides(dates))
    return (last - first).days + 1 if first and last and certain else 0


def _sides(dates: Dates) -> list[Moment]:
    return [side for span in dates.spans for side in (span.start, span.end) if side]


def _by_year(dates: Dates) -> bool:
    """Say whether nobody knows if the first and last year are counted: 2015/2019."""
    return any(side.precision is Precision.YEAR for side in _sides(dates))


def length(dates: Dates) -> str:
    """Say how long dates are, in days or years."""
    number, unit = _total(dates), "day"
    if not days(dates) or number > YEAR:
        number, unit = round(number / YEAR), "year"
    return f"1 {unit}" if number == 1 else f"{number} {unit}s"
