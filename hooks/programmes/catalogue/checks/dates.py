"""Finds where dates contradict each other, or what is said of them: a duration, a file's name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, get_args

from programmes.catalogue.checks import COMPARE
from programmes.reader.folder import SUFFIX
from programmes.schema.dates import Precision, display
from programmes.schema.records import EventRecord, Project, TrainingCourse
from programmes.schema.short_form import respell
from programmes.schema.timetable import Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.checks import Warn
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.dates import Dates, Moment
    from programmes.schema.facts import DayCount, Event, Person
    from programmes.schema.records import Record


AROUND: Final = {"agreement", "mission", "change"}
"""Events that come before what they belong to begins, or after it has ended."""
DATED_NAME: Final = re.compile(r"([0-9]{4})-?(0[1-9]|1[0-2])(?:-?(0[1-9]|[12][0-9]|3[01]))?(?:-|$)")
WEEKDAYS: Final = get_args(Weekday)
WEEKDAY: Final = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur|r)?(?:day)?\b(?![a-z])")
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


def check_dates(path: str, record: Record, warn: Warn) -> Iterator[Problem]:
    """Warn of contradictions between the dates of a record, and with what it says of them."""
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
    yield from _of_name(path, record, warn)


def all_held(record: Record) -> Iterator[tuple[Loc, Record | Event]]:
    """Give what was held, each with its place: the programme itself, and its events."""
    yield (), record
    for number, event in enumerate(record.events):
        yield ("events", number), event


def days_outside(
    ones: Iterable[DayCount | Person], loc: Loc, dates: Dates | None, warn: Warn
) -> Iterator[Problem]:
    """Warn of the days of people that are not among the dates of what they came to."""
    for number, one in enumerate(ones):
        if dates and one.day and not meet(one.day, one.day, dates):
            message = f"{one.day} is not within {display(dates)}"
            yield warn("day-outside-dates", (*loc, number, "day"), message, COMPARE)


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
    yield from ((loc, held.dates) for loc, held in all_held(record) if held.dates)
    for number, phase in enumerate(record.phases if isinstance(record, TrainingCourse) else ()):
        if phase.dates:
            yield ("phases", number), phase.dates


def _leaves(part: Dates, whole: Dates) -> bool:
    """Say whether dates are not within others; of what is known to the day, no day may be."""
    first, last = part.first_day, part.last_day
    if not meet(first, last, whole):
        return True
    if not (first and last and whole.first_day and whole.last_day):
        return False
    return not (whole.first_day <= first and last <= whole.last_day) and _exact(part, whole)


def meet(first: date | None, last: date | None, dates: Dates) -> bool:
    """Say whether a time may overlap with dates, as far as the bounds of both are known."""
    start, end = dates.first_day, dates.last_day
    begun = last is None or start is None or last >= start
    return begun and (first is None or end is None or first <= end)


def _weekdays(dates: Dates, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Compare the days of the week in the words of the source with the dates."""
    if dates.printed is None:
        return
    days = (side.first for side in _sides(dates) if side.precision is Precision.DAY)
    held = {day.weekday() for day in days}
    for match in WEEKDAY.finditer(dates.printed):
        if held and not any(match[1] == WEEKDAYS[day][:3] for day in held):
            named = " or ".join(WEEKDAYS[day] for day in sorted(held))
            plain = display(replace(dates, printed=None))
            message = f"the source prints {match[0]}, but {plain} is a {named}"
            yield warn("weekday-differs", loc, message, COMPARE, part=match[0])


def _fiscal_year(dates: Dates, stated: int | None, warn: Warn) -> Iterator[Problem]:
    years = dates.fiscal_years()
    if stated is not None and years and stated not in years:
        follows = ", ".join(f"FY{year}" for year in years)
        message = f"the stated fiscal year is FY{stated}, but the dates fall in {follows}"
        cure = "a Japanese fiscal year runs from April to March"
        yield warn("fiscal-year-differs", ("fiscal_year",), message, cure)


def _durations(record: Record, warn: Warn) -> Iterator[Problem]:
    """Compare a duration in clear words with dates to the day: two weeks, three days."""
    for loc, held in all_held(record):
        stated, dates = held.duration, held.dates
        if stated and dates and not _fits(stated, dates):
            message = f"the stated duration is '{stated}', but {display(dates)} is {_length(dates)}"
            yield warn("duration-differs", (*loc, "duration"), message, COMPARE)
    for number, figure in enumerate(record.key_figures):
        stated = f"{figure.value} {figure.unit}"
        if figure.period and not _fits(stated, figure.period):
            period = f"{display(figure.period)} is {_length(figure.period)}"
            message = f"the figure is {stated}, but {period}"
            yield warn("duration-differs", ("key_figures", number, "value"), message, COMPARE)


def _fits(stated: str, dates: Dates) -> bool:
    """Say whether a duration can be that of dates; words that are not clear always can.

    Ten days may be those of two weeks without the weekend, and a week one from Monday to Friday.
    """
    found, held = CLEAR.fullmatch(stated.strip()), _days(dates)
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
            # Nobody knows whether the first and last year are counted: 2015/2019.
            is_vague = any(side.precision is Precision.YEAR for side in _sides(dates))
            return abs(_total(dates) - number * YEAR) <= (YEAR + 1 if is_vague else YEAR / 5)
    return 28 * number - 5 <= len(held) <= 31 * number + 5


def _days(dates: Dates) -> list[date]:
    """List the days of dates that are one span, known to the day; else none."""
    first, last = dates.first_day, dates.last_day
    if len(dates.spans) != 1 or not _exact(dates) or first is None or last is None:
        return []
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, LONGEST))]


def _exact(*dates: Dates) -> bool:
    """Say whether all bounds of dates are known to the day."""
    sides = [side for one in dates for span in one.spans for side in (span.start, span.end)]
    return all(one and one.precision is Precision.DAY and not one.qualifier for one in sides)


def _total(dates: Dates) -> int:
    """Count the days of one stretch of time that is not about, late or early; else give 0."""
    first, last = dates.first_day, dates.last_day
    certain = len(dates.spans) == 1 and not any(side.qualifier for side in _sides(dates))
    return (last - first).days + 1 if first and last and certain else 0


def _sides(dates: Dates) -> list[Moment]:
    return [side for span in dates.spans for side in (span.start, span.end) if side]


def _length(dates: Dates) -> str:
    """Say how long dates are, in days or years."""
    number, unit = _total(dates), "day"
    if not _days(dates) or number > YEAR:
        number, unit = round(number / YEAR), "year"
    return f"1 {unit}" if number == 1 else f"{number} {unit}s"


def _last_update(record: Record, warn: Warn) -> Iterator[Problem]:
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - it may be tomorrow elsewhere
    if record.updated and record.updated > tomorrow:
        message = f"{record.updated} is in the future"
        yield warn("updated-in-future", ("updated",), message, f"write updated: {date.today()}")  # noqa: DTZ011
    updated = record.source.last_updated if record.source else None
    all_dates = (held.dates for _, held in all_held(record) if updated)
    starts = [one.first_day for one in all_dates if one and one.first_day]
    if updated and max(starts, default=updated) > updated:
        message = f"the source was last updated on {updated}, but the record mentions {max(starts)}"
        yield warn("updated-too-early", ("source", "last_updated"), message, COMPARE)


def _of_name(path: str, record: Record, warn: Warn) -> Iterator[Problem]:
    """Compare a date at the head of a file name with the first day, as precisely as both are."""
    found = DATED_NAME.match(path.rpartition("/")[2].removesuffix(SUFFIX))
    first = record.dates.spans[0].start if record.dates else None
    if found is None or first is None or first.precision is Precision.FISCAL_YEAR:
        return
    named = "-".join(part for part in found.groups() if part)
    # The day that a source prints, be it wrong: in its words, or in its address.
    words = record.dates.printed if record.dates else None
    printed = (respell(words) if words else None) or ""
    address = (record.source.url if record.source else None) or ""
    is_of_source = named in printed or named.replace("-", "") in address
    if not (is_of_source or first.point.startswith(named) or named.startswith(first.point)):
        message = f"the file is named after {named}, but the dates begin with {first.point}"
        yield warn("name-differs", ("dates",), message, f"rename the file: {first.point}-…")
