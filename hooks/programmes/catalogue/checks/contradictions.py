"""Finds where a source contradicts itself; such a warning names both sides and stops nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, get_args

from programmes.catalogue.card import blocks
from programmes.catalogue.checks import COMPARE, participants, timetable, warn
from programmes.catalogue.checks.appearance import appearance
from programmes.catalogue.checks.durations import exact, fits, length
from programmes.catalogue.mentions import mentions
from programmes.reader.characters import quoted
from programmes.reader.folder import SUFFIX
from programmes.reader.problem import nearest
from programmes.schema.blocks import ParticipantsText
from programmes.schema.dates import Precision, display
from programmes.schema.records import EventRecord, Project, TrainingCourse
from programmes.schema.short_form import respell
from programmes.schema.timetable import Weekday

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from programmes.catalogue.card import RecordFile
    from programmes.catalogue.checks import Warn
    from programmes.reader import Document
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.dates import Dates
    from programmes.schema.facts import DayCount, Event, Person
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary


AROUND: Final = {"agreement", "mission", "change"}
"""Events that come before what they belong to begins, or after it has ended."""
DATED_NAME = re.compile(r"([0-9]{4})-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?(?:-|$)")


def contradictions(document: Document, record: Record, vocabulary: Vocabulary) -> Iterator[Problem]:
    """List the contradictions of one record."""
    warning = warn(document)
    yield from _of_participants(record, warning)
    for loc, block in blocks(record.body):
        if isinstance(block, ParticipantsText) and (people := record.participants):
            place = (*loc, "participants")
            yield from participants.sentence(block.participants, people, vocabulary, place, warning)
    yield from appearance(document, record.body, warning)
    yield from _of_dates(record, warning)
    yield from _of_name(document.name, record, warning)
    if isinstance(record, TrainingCourse) and record.timetable:
        dates = None if document.lost("dates") else record.dates
        yield from timetable.check(record.timetable, dates, warning)


def _held(record: Record) -> Iterator[tuple[Loc, Record | Event]]:
    """Give what was held, each with its place: the programme itself, and its events."""
    yield (), record
    for number, event in enumerate(record.events):
        yield ("events", number), event


def _of_participants(record: Record, warn: Warn) -> Iterator[Problem]:
    for loc, held in _held(record):
        if people := held.participants:
            yield from participants.check(people, (*loc, "participants"), warn)
            place = (*loc, "participants")
            yield from _days(people.by_day, (*place, "by_day"), held.dates, warn)
            yield from _days(people.people, (*place, "people"), held.dates, warn)
    yield from _days(record.people, ("people",), record.dates, warn)


def _days(
    ones: Iterable[DayCount | Person], loc: Loc, dates: Dates | None, warn: Warn
) -> Iterator[Problem]:
    for number, one in enumerate(ones):
        if dates and one.day and not meet(one.day, one.day, dates):
            message = f"{one.day} is not within {display(dates)}"
            yield warn("day-outside-dates", (*loc, number, "day"), message, COMPARE)


def _of_dates(record: Record, warn: Warn) -> Iterator[Problem]:
    if record.dates:
        yield from _fiscal_year(record.dates, record.fiscal_year, warn)
        yield from _outside(record, record.dates, warn)
    yield from _durations(record, warn)
    yield from _last_update(record, warn)
    for loc, dates in _all_dates(record):
        yield from _weekdays(dates, (*loc, "dates", "printed"), warn)
    if isinstance(record, Project) and record.signed:
        yield from _weekdays(record.signed, ("signed", "printed"), warn)
    if record.source and record.source.published:
        yield from _weekdays(record.source.published, ("source", "published", "printed"), warn)


def _outside(record: Record, whole: Dates, warn: Warn) -> Iterator[Problem]:
    """Find what was held outside the dates of that to which it belongs."""
    if not isinstance(record, TrainingCourse | EventRecord | Project):
        return
    around = {("events", n) for n, one in enumerate(record.events) if one.kind in AROUND}
    for loc, dates in _all_dates(record):
        if loc and loc not in around and _leaves(dates, whole):
            message = f"{display(dates)} is not within {display(whole)}"
            code = "phase-outside-dates" if loc[0] == "phases" else "event-outside-dates"
            yield warn(code, (*loc, "dates"), message, COMPARE)


def _all_dates(record: Record) -> Iterator[tuple[Loc, Dates]]:
    """Give all dates of a record on which something was held, each with its place."""
    yield from ((loc, held.dates) for loc, held in _held(record) if held.dates)
    for number, phase in enumerate(record.phases if isinstance(record, TrainingCourse) else ()):
        if phase.dates:
            yield ("phases", number), phase.dates


def _weekdays(dates: Dates, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Compare the days of the week in the words of the source with the dates."""
    sides = [side for span in dates.spans for side in (span.start, span.end) if side]
    held = {side.first.weekday() for side in sides if side.precision is Precision.DAY}
    for match in WEEKDAY.finditer(dates.printed or ""):
        if held and not any(match[1] == WEEKDAYS[day][:3] for day in held):
            named = " or ".join(WEEKDAYS[day] for day in sorted(held))
            plain = display(replace(dates, printed=None))
            message = f"the source prints {match[0]}, {plain} is a {named}"
            yield warn("weekday-differs", loc, message, COMPARE, part=match[0])


def _leaves(part: Dates, whole: Dates) -> bool:
    """Say whether dates are not within others; of what is known to the day, no day may be."""
    first, last = part.first_day, part.last_day
    if not meet(first, last, whole):
        return True
    if not (first and last and whole.first_day and whole.last_day):
        return False
    return exact(part, whole) and not (whole.first_day <= first and last <= whole.last_day)


def _fiscal_year(dates: Dates, stated: int | None, warn: Warn) -> Iterator[Problem]:
    years = dates.fiscal_years()
    if stated is not None and years and stated not in years:
        follows = ", ".join(f"FY{year}" for year in years)
        message = f"the stated fiscal year is FY{stated}, the dates lie in {follows}"
        cure = "a Japanese fiscal year runs from April to March"
        yield warn("fiscal-year-differs", ("fiscal_year",), message, cure)


def _durations(record: Record, warn: Warn) -> Iterator[Problem]:
    """Compare a duration in clear words with dates to the day: two weeks, three days."""
    for loc, held in _held(record):
        stated, dates = held.duration, held.dates
        if stated and dates and not fits(stated, dates):
            message = f"the stated duration is '{stated}', {display(dates)} is {length(dates)}"
            yield warn("duration-differs", (*loc, "duration"), message, COMPARE)
    for number, figure in enumerate(record.key_figures):
        stated = f"{figure.value} {figure.unit}"
        if figure.period and not fits(stated, figure.period):
            period = f"{display(figure.period)} is {length(figure.period)}"
            message = f"the figure is {stated}, {period}"
            yield warn("duration-differs", ("key_figures", number, "value"), message, COMPARE)


def _last_update(record: Record, warn: Warn) -> Iterator[Problem]:
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - it may be tomorrow elsewhere
    if record.updated and record.updated > tomorrow:
        message = f"{record.updated} has not come yet"
        yield warn("updated-in-future", ("updated",), message, f"write updated: {date.today()}")  # noqa: DTZ011
    updated = record.source.last_updated if record.source else None
    all_dates = [held.dates for _, held in _held(record)]
    starts = [one.first_day for one in all_dates if one and one.first_day]
    if updated and starts and max(starts) > updated:
        message = f"the source was last updated on {updated}, the record mentions {max(starts)}"
        yield warn("updated-too-early", ("source", "last_updated"), message, COMPARE)


def _of_name(path: str, record: Record, warn: Warn) -> Iterator[Problem]:
    """Compare a date at the head of a file name with the first day, as precisely as both are."""
    found = DATED_NAME.match(path.rpartition("/")[2].removesuffix(SUFFIX))
    first = record.dates.spans[0].start if record.dates else None
    if found is None or first is None or first.precision is Precision.FISCAL_YEAR:
        return
    named = "-".join(part for part in found.groups() if part)
    if not _is_day_of_source(named, record) and not (
        first.point.startswith(named) or named.startswith(first.point)
    ):
        message = f"the file is named after {named}, the dates begin with {first.point}"
        yield warn("name-differs", ("dates",), message, f"rename the file: {first.point}-…")


def _is_day_of_source(named: str, record: Record) -> bool:
    """Say whether a source prints a day of a file's name, be it wrong: in words, or its address."""
    words = record.dates.printed if record.dates else None
    address = record.source.url if record.source else None
    printed = (respell(words) if words else None) or ""
    return named in printed or named.replace("-", "") in (address or "")


def meet(first: date | None, last: date | None, dates: Dates) -> bool:
    """Say whether a time may overlap with dates, as far as the bounds of both are known."""
    begun = last is None or dates.first_day is None or last >= dates.first_day
    not_over = first is None or dates.last_day is None or first <= dates.last_day
    return begun and not_over


WEEKDAYS: Final = get_args(Weekday)
WEEKDAY: Final = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|r)?(?:day)?\b(?![a-z])")


def unseen(files: Iterable[RecordFile], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Report the names under `printed_as` that stand in no field of their record."""
    for document, card in files:
        if (printed_as := card.record.printed_as) and not document.lost("printed_as"):
            plain = card.record.model_copy(update={"printed_as": {}})
            named = {one.printed for one in mentions(plain, vocabulary) if one.printed}
            for right in printed_as.keys() - named:
                if _may_be_named(right, document, vocabulary):
                    continue
                message = f"no field of this record names {quoted(right)}"
                cure = _cure(right, printed_as[right], named)
                yield document.problem(
                    "unseen-value", ("printed_as", right), message, cure, key=True
                )


def _may_be_named(right: str, document: Document, vocabulary: Vocabulary) -> bool:
    """Say whether a name may stand in what could not be read: of the record, or the vocabulary."""
    doubtful = any(
        one.country not in vocabulary.country_names for one in vocabulary.cities.values()
    )
    lost = document.left_out and document.text.count(right) > 1
    return bool(lost or vocabulary.unread or (doubtful and right in vocabulary.country_codes))


def _cure(right: str, printed: str, named: Collection[str]) -> str:
    if printed in named:
        return f"the right name comes first: {{{printed}: {right}}}"
    if near := nearest(right, named):
        return f"did you mean '{near}'? Write the name as it stands in the field"
    return f"name {right} in a field such as countries:, or delete this line"
