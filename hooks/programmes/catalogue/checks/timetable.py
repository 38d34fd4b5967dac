"""Finds where a timetable contradicts itself or the dates of its course."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from programmes.catalogue.checks import COMPARE
from programmes.schema.dates import display
from programmes.schema.times import NOON, WORDS
from programmes.schema.timetable import Weekday, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.checks import Warn
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.dates import Dates
    from programmes.schema.timetable import Timetable

_DAYS: Loc = ("timetable", "days")


@dataclass(frozen=True, slots=True)
class _Session:
    """What is on for a group at a time of a day."""

    loc: Loc
    time: str
    words: str
    minutes: tuple[int, int]
    groups: tuple[str, ...]

    def __str__(self) -> str:
        """Name it by its time and its first words."""
        return f"{self.time} “{self.words}”"


def check(timetable: Timetable, dates: Dates | None, warn: Warn) -> Iterator[Problem]:
    """Warn of contradictions in the timetable of a course that was held at `dates`, if known."""
    for number, day in enumerate(timetable.days):
        if day.date is None:
            continue
        weekday = get_args(Weekday)[day.date.weekday()]
        if day.weekday not in {None, weekday}:
            message = f"the stated weekday is {day.weekday}, but {day.date} is a {weekday}"
            yield warn("weekday-differs", (*_DAYS, number, "weekday"), message, COMPARE)
        if dates and not _holds(day.date, dates):
            message = f"the timetable has {day.date}, but the course dates are {display(dates)}"
            yield warn("timetable-outside-dates", (*_DAYS, number, "date"), message, COMPARE)
    for when, on in _by_day(timetable).items():
        yield from _overlaps(on, when, timetable.groups, warn)


def _holds(day: date, dates: Dates) -> bool:
    """Say whether a day lies within one of the spans, as far as their bounds are known."""
    return any(
        (span.first_day or date.min) <= day <= (span.last_day or date.max) for span in dates.spans
    )


def _by_day(timetable: Timetable) -> dict[date | int, list[_Session]]:
    """Gather the sessions of each date, and those of each day without one."""
    found: defaultdict[date | int, list[_Session]] = defaultdict(list)
    for number, day in enumerate(timetable.days):
        for loc, row in sessions(day.rows, (*_DAYS, number, "rows")):
            minutes, typed = row.time.minutes, row.time.typed
            for cell in row.cells(timetable.groups) if minutes else ():
                if cell.lines and minutes:
                    groups = cell.groups or timetable.groups or ("",)
                    session = _Session((*loc, typed), typed, cell.lines[0], minutes, groups)
                    found[day.date or number].append(session)
    return found


def _overlaps(
    on: list[_Session], when: date | int, groups: tuple[str, ...], warn: Warn
) -> Iterator[Problem]:
    """Compare each session of a group with the one before it that lasts longest."""
    found: defaultdict[tuple[_Session, _Session], list[str]] = defaultdict(list)
    for group in groups or ("",):
        own = sorted((one for one in on if group in one.groups), key=lambda one: one.minutes)
        for pair in _pairs(own):
            found[pair].append(group)
    for (one, other), shared in found.items():
        first, second = sorted((one, other), key=lambda session: session.loc)
        day = f" on {when}" if isinstance(when, date) else ""
        whom = f" for {', '.join(shared)}" if len(shared) < len(groups) else ""
        message = f"{first} and {second} overlap{day}{whom}"
        separate = (
            f"if the groups are separate at that time, name them: {second.time}: {{Group A: …}}"
        )
        cure = f"{COMPARE}\n{separate}"
        yield warn("timetable-overlap", second.loc, message, cure, key=True)


def _clash(one: _Session, other: _Session) -> bool:
    """Say whether sessions contradict each other: PM may begin after a row that crosses noon."""
    return other.time != "PM" or one.time in WORDS or one.minutes[0] >= NOON


def _pairs(own: Iterable[_Session]) -> Iterator[tuple[_Session, _Session]]:
    longest: _Session | None = None
    for session in own:
        if longest and session.minutes[0] < longest.minutes[1] and _clash(longest, session):
            yield longest, session
        if longest is None or session.minutes[1] > longest.minutes[1]:
            longest = session
