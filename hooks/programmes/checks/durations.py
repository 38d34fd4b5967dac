"""Compares a duration in words, where these are clear, with the days that something took."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from programmes.dates import Precision

if TYPE_CHECKING:
    from programmes.dates import Dates

NUMBERS: Final = (
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
CLEAR: Final = re.compile(
    rf"(?:([0-9]{{1,3}}|{'|'.join(NUMBERS)})[ -])?(day|week|month)(?:s|-long| long)?", re.IGNORECASE
)
SATURDAY: Final = 5
LONGEST: Final = 1000  # days


def days(dates: Dates) -> list[date]:
    """List the days of dates that are one span, known to the day; else none."""
    first, last = dates.first_day, dates.last_day
    ends = (dates.spans[0].start, dates.spans[0].end)
    exact = all(one and one.precision is Precision.DAY and not one.qualifier for one in ends)
    if len(dates.spans) != 1 or not exact or first is None or last is None:
        return []
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, LONGEST))]


def fits(stated: str, held: list[date]) -> bool:
    """Say whether a duration can be that of the days; words that are not clear always can.

    Ten days may be those of two weeks without the weekend, and a week one from Monday to Friday.
    """
    found = CLEAR.fullmatch(stated.strip())
    if found is None:
        return True
    word = (found[1] or "one").lower()
    number = int(word) if word.isdigit() else max(1, NUMBERS.index(word))
    match found[2].lower():
        case "day":
            working = sum(day.weekday() < SATURDAY for day in held)
            return working - 1 <= number <= len(held) + 1
        case "week":
            return 7 * number - 3 <= len(held) <= 7 * number + 2
    return 28 * number - 5 <= len(held) <= 31 * number + 5
