"""Finds where a source contradicts itself; such a warning names both sides and stops nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from programmes.catalogue.checks import LEAVE_BOTH, participants, timetable
from programmes.catalogue.mentions import mentions
from programmes.reader.characters import quoted
from programmes.reader.folder import SUFFIX
from programmes.reader.problem import nearest
from programmes.schema.dates import Precision, display, respell
from programmes.schema.records import TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from programmes.catalogue.card import RecordFile
    from programmes.catalogue.checks import Warn
    from programmes.reader import Document
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Event, Participants
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary


DATED_NAME = re.compile(r"([0-9]{4})-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?(?:-|$)")


def contradictions(document: Document, record: Record) -> Iterator[Problem]:
    """List the contradictions of one record."""
    warn = partial(document.problem, severity="warning")
    yield from _of_participants(record, warn)
    yield from _of_dates(record, warn)
    yield from _of_name(document.name, record, warn)
    if isinstance(record, TrainingCourse) and record.timetable:
        dates = None if document.lost("dates") else record.dates
        yield from timetable.check(record.timetable, dates, warn)


def _held(record: Record) -> Iterator[tuple[Loc, Record | Event]]:
    """Give what was held, each with its place: the programme itself, and its events."""
    yield (), record
    for number, event in enumerate(record.events):
        yield ("events", number), event


def _of_participants(record: Record, warn: Warn) -> Iterator[Problem]:
    for loc, held in _held(record):
        if people := held.participants:
            yield from participants.check(people, (*loc, "participants"), warn)
            yield from _days(people, (*loc, "participants"), held.dates, warn)


def _days(people: Participants, loc: Loc, dates: Dates | None, warn: Warn) -> Iterator[Problem]:
    for number, one in enumerate(people.by_day):
        if dates and not _meet(one.day, one.day, dates):
            message = f"{one.day} is not within {display(dates)}"
            place = (*loc, "by_day", number, "day")
            yield warn("day-outside-dates", place, message, LEAVE_BOTH)


def _of_dates(record: Record, warn: Warn) -> Iterator[Problem]:
    if record.dates:
        yield from _fiscal_year(record.dates, record.fiscal_year, warn)
    course = record.dates if isinstance(record, TrainingCourse) else None
    for number, event in enumerate(record.events):
        held = event.dates
        if course and held and not _meet(held.first_day, held.last_day, course):
            message = f"{display(held)} is not within {display(course)}"
            yield warn("event-outside-dates", ("events", number, "dates"), message, LEAVE_BOTH)
    yield from _durations(record, warn)
    yield from _last_update(record, warn)


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
        took = days(dates) if stated and dates else []
        if stated and dates and took and not fits(stated, took):
            message = f"the stated duration is '{stated}', {display(dates)} is {_number(took)}"
            yield warn("duration-differs", (*loc, "duration"), message, LEAVE_BOTH)


def _number(days: list[date]) -> str:
    return "1 day" if len(days) == 1 else f"{len(days)} days"


def _last_update(record: Record, warn: Warn) -> Iterator[Problem]:
    updated = record.source.last_updated if record.source else None
    all_dates = [held.dates for _, held in _held(record)]
    starts = [one.first_day for one in all_dates if one and one.first_day]
    if updated and starts and max(starts) > updated:
        message = f"the source was last updated on {updated}, the record mentions {max(starts)}"
        yield warn("updated-too-early", ("source", "last_updated"), message, LEAVE_BOTH)


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


def _meet(first: date | None, last: date | None, dates: Dates) -> bool:
    """Say whether a time may overlap with dates, as far as the bounds of both are known."""
    begun = last is None or dates.first_day is None or last >= dates.first_day
    not_over = first is None or dates.last_day is None or first <= dates.last_day
    return begun and not_over


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
