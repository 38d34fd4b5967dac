"""Finds where a source contradicts itself; such a warning names both sides and stops nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.checks import durations, participant_clashes, timetable_clashes
from programmes.checks.clash import Clash
from programmes.dates import Precision, display
from programmes.schema.records import TrainingCourse
from programmes.source.folder import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from programmes.checks.clash import Loc
    from programmes.dates import Dates
    from programmes.problems.report import Problem
    from programmes.schema.people import Participants
    from programmes.schema.records import Record
    from programmes.source import Document

DATED_NAME = re.compile(r"([0-9]{4})-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?(?:-|$)")


def contradictions(document: Document, record: Record) -> Iterator[Problem]:
    """List the contradictions of one record."""
    clashes = [*_of_participants(record), *_of_dates(record), *_of_name(document.name, record)]
    if isinstance(record, TrainingCourse) and record.timetable:
        clashes += timetable_clashes.clashes(record.timetable, record.dates)
    for one in clashes:
        yield document.problem(
            one.code, one.loc, one.message, one.cure, key=one.on_key, severity="warning"
        )


def _of_participants(record: Record) -> Iterator[Clash]:
    held: list[tuple[Loc, Participants | None, Dates | None]] = [
        (("participants",), record.participants, record.dates)
    ]
    for number, event in enumerate(record.events):
        held.append((("events", number, "participants"), event.participants, event.dates))
    for loc, people, dates in held:
        if people:
            yield from participant_clashes.clashes(people, loc)
            yield from _days(people, loc, dates)


def _days(people: Participants, loc: Loc, dates: Dates | None) -> Iterator[Clash]:
    for number, one in enumerate(people.by_day):
        if dates and not _meet(one.day, one.day, dates):
            message = f"{one.day} is not within {display(dates)}"
            yield Clash("day-outside-dates", (*loc, "by_day", number, "day"), message)


def _of_dates(record: Record) -> Iterator[Clash]:
    if record.dates:
        yield from _fiscal_year(record.dates, record.fiscal_year)
    course = record.dates if isinstance(record, TrainingCourse) else None
    for number, event in enumerate(record.events):
        held = event.dates
        if course and held and not _meet(held.first_day, held.last_day, course):
            message = f"{display(held)} is not within {display(course)}"
            yield Clash("event-outside-dates", ("events", number, "dates"), message)
    yield from _durations(record)
    yield from _last_update(record)


def _fiscal_year(dates: Dates, stated: int | None) -> Iterator[Clash]:
    years = dates.fiscal_years()
    if stated is not None and years and stated not in years:
        follows = ", ".join(f"FY{year}" for year in years)
        message = f"the stated fiscal year is FY{stated}, the dates lie in {follows}"
        cure = "a Japanese fiscal year runs from April to March"
        yield Clash("fiscal-year-differs", ("fiscal_year",), message, cure)


def _durations(record: Record) -> Iterator[Clash]:
    """Compare a duration in clear words with dates to the day: two weeks, three days."""
    held: list[tuple[Loc, str | None, Dates | None]] = [((), record.duration, record.dates)]
    for number, event in enumerate(record.events):
        held.append((("events", number), event.duration, event.dates))
    for loc, stated, dates in held:
        days = durations.days(dates) if stated and dates else []
        if stated and dates and days and not durations.fits(stated, days):
            message = f"the stated duration is '{stated}', {display(dates)} is {_number(days)}"
            yield Clash("duration-differs", (*loc, "duration"), message)


def _number(days: list[date]) -> str:
    return "1 day" if len(days) == 1 else f"{len(days)} days"


def _last_update(record: Record) -> Iterator[Clash]:
    updated = record.source.last_updated if record.source else None
    all_dates = [record.dates, *(event.dates for event in record.events)]
    starts = [one.first_day for one in all_dates if one and one.first_day]
    if updated and starts and max(starts) > updated:
        message = f"the source was last updated on {updated}, the record tells of {max(starts)}"
        yield Clash("updated-too-early", ("source", "last_updated"), message)


def _of_name(path: str, record: Record) -> Iterator[Clash]:
    """Compare a date at the head of a file name with the first day, as precisely as both are."""
    found = DATED_NAME.match(path.rpartition("/")[2].removesuffix(SUFFIX))
    first = record.dates.spans[0].start if record.dates else None
    if found is None or first is None or first.precision is Precision.FISCAL_YEAR:
        return
    named = "-".join(part for part in found.groups() if part)
    if not (first.point.startswith(named) or named.startswith(first.point)):
        message = f"the file is named after {named}, the dates begin with {first.point}"
        yield Clash("name-differs", ("dates",), message, f"rename the file: {first.point}-…")


def _meet(first: date | None, last: date | None, dates: Dates) -> bool:
    """Say whether a time may overlap with dates, as far as the bounds of both are known."""
    begun = last is None or dates.first_day is None or last >= dates.first_day
    not_over = first is None or dates.last_day is None or first <= dates.last_day
    return begun and not_over
