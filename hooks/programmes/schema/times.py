"""The times of the rows of a timetable: 09:30, 09:30-12:00, AM, PM, all day or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from programmes.reader.problem import nearest
from programmes.schema.entry import fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON: Final = 12 * 60
MIDNIGHT: Final = 24 * 60
# Each word with its first minute and the one after its last.
WORDS: Final = MappingProxyType(
    {"AM": (0, NOON), "PM": (NOON, MIDNIGHT), "All day": (0, MIDNIGHT), "No time": None}
)
HALVES: Final = {"morning": "AM", "afternoon": "PM", "whole day": "All day"}
POINT: Final = "([01]?[0-9]|2[0-3]):([0-5][0-9])"
# The sources have hyphens and en dashes.
CLOCK: Final = f"{POINT}(?: ?[-–] ?{POINT})?"  # noqa: RUF001
FORMS: Final = f"{', '.join(WORDS)}, or a time such as 09:30 or 09:30-12:00"


@dataclass(frozen=True, slots=True)
class Time:
    """When a row of a timetable takes place."""

    typed: str
    """As it stands in the record."""
    minutes: tuple[int, int] | None
    """The first minute of the day and the one after the last; None for no time."""

    @property
    def word(self) -> str:
        """What is shown of a time that is not of the clock; nothing for no time."""
        return self.typed if WORDS.get(self.typed) else ""

    @property
    def clock(self) -> tuple[str, ...]:
        """Start, and end if there is one, as HTML writes them: 09:30; empty for a word."""
        points = re.findall(POINT, self.typed)
        return tuple(f"{hour:0>2}:{minute}" for hour, minute in points)


def time(typed: str, others: Iterable[str] = ()) -> Time:
    """Read the time of a row; an unknown form and a range that runs backwards are faults.

    A time without an end takes its one minute: what follows may begin in the next. `others` are
    the keys that may stand in its place, one of which may be meant.
    """
    if typed in WORDS:
        return Time(typed, WORDS[typed])
    if not re.fullmatch(CLOCK, typed):
        spelt = re.sub(" ?(?:to|until|[~〜]) ?", "-", typed).replace(".", ":")
        near = spelt if re.fullmatch(CLOCK, spelt) else HALVES.get(typed.casefold())
        near = near or nearest(typed, [*WORDS, *others])
        cure = f"did you mean '{near}'?" if near else f"write {FORMS}"
        raise fault("unknown-time", f"{shown(typed)} is not a time", cure)
    start, *ends = (int(hour) * 60 + int(minute) for hour, minute in re.findall(POINT, typed))
    end = ends[0] if ends else start + 1
    if end <= start:
        cure = "write the start first, by the 24-hour clock: 13:00-15:30"
        raise fault("time-order", f"{shown(typed)} does not end after it begins", cure)
    return Time(typed, (start, end))
