"""Turns the days of programmes and their events into calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import keys, of_part
from programmes.exports.feeds import channels
from programmes.exports.objects import place
from programmes.schema.dates import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.feeds import Channel
    from programmes.schema.dates import Dates, Moment, Span
    from programmes.schema.facts import Place
    from programmes.schema.vocabulary import Vocabulary
    from programmes.settings import Settings

PRODUCT: Final = "-//programmes//catalogue of cooperation programmes//EN"
FOLD: Final = re.compile(rb".{1,74}(?![\x80-\xbf])(?:(?<![\\^])|$)")
"""What a line holds beside the space that it may begin with: no character and no escape is cut."""
ESCAPES: Final = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
Written = tuple[bytes, tuple[str, ...]]
"""An event as iCalendar has it, and the codes of the countries that it concerns."""


class Occurrence(NamedTuple):
    """A stretch of time of a programme, or of an event that was held as a part of it."""

    programme: Programme
    name: str
    """Unique in the catalogue, and lasting."""
    title: str
    place: Place | None
    span: Span
    countries: tuple[str, ...]
    """The codes of those that it concerns; of an event without any, those of the programme."""

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, where the source gives both to the day, and not roughly."""
        start, end = self.span.start, self.span.end
        if start and end and _is_day(start) and _is_day(end):
            return start.first, end.last
        return None


def _is_day(moment: Moment) -> bool:
    return moment.precision is Precision.DAY and not moment.qualifier


def occurrences(programme: Programme) -> Iterator[Occurrence]:
    """List when a programme and its events took place, as far as the record says.

    The name of an event is its id, or else the day on which it began: its title may be mended
    and other events may come before it, and the calendars of visitors still know it.
    """
    record, card = programme.record, programme.card
    countries = tuple(card.named.get("country", ()))
    for name, span in _named(programme.id, record.dates):
        yield Occurrence(programme, name, record.title, record.venue, span, countries)
    seen: Counter[str] = Counter()
    for event in record.events:
        begun = event.dates.first_day if event.dates else None
        stem = f"{programme.id}/{event.id or begun}"
        seen[stem] += 1
        known = stem if seen[stem] == 1 else f"{stem}.{seen[stem]}"
        own = keys(of_part(card.mentions, event), "country") or countries
        for name, span in _named(known, event.dates):
            yield Occurrence(programme, name, event.title, event.place, span, own)


def _named(name: str, dates: Dates | None) -> Iterator[tuple[str, Span]]:
    """Name each span of some dates: the first as the whole, others by the day they began."""
    for number, span in enumerate(dates.spans if dates else ()):
        yield (f"{name}~{span.first_day}" if number else name), span


def outputs(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of each calendar that has an event, and what makes it.

    What is written of a programme is written once, however many calendars show it. RFC 5545 allows
    no calendar without an event.
    """
    events = cache(partial(_events, vocabulary=catalogue.vocabulary, settings=settings))
    for channel in channels(catalogue):
        if any(shown(channel)):
            yield channel.calendar, partial(_calendar, channel, settings, events)


def shown(channel: Channel) -> Iterator[Occurrence]:
    """Give what a calendar shows: what was held on known days and, of a country, names it."""
    for programme in channel.programmes:
        for occurrence in occurrences(programme):
            if channel.country in {None, *occurrence.countries} and occurrence.days:
                yield occurrence


def undated(catalogue: Catalogue) -> int:
    """Count the occurrences that have dates, but not to the day; no calendar has them."""
    return sum(not one.days for programme in catalogue.programmes for one in occurrences(programme))


def _calendar(
    channel: Channel, settings: Settings, events: Callable[[Programme], list[Written]]
) -> bytes:
    written = [
        event
        for programme in channel.programmes
        for event, concerned in events(programme)
        if channel.country in {None, *concerned}
    ]
    left_out = written.count(b"")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        *([f"X-WR-CALDESC:{_escaped(_apology(left_out))}"] if left_out else []),
        f"X-WR-CALNAME:{_escaped(f'{settings.name}: {channel.title}')}",
    )
    return b"".join((*map(folded, lines), *written, b"END:VCALENDAR\r\n"))


def _apology(number: int) -> str:
    dates = "1 date is" if number == 1 else f"{number} dates are"
    return f"{dates} left out, since the source does not give their days."


def _events(programme: Programme, vocabulary: Vocabulary, settings: Settings) -> list[Written]:
    """Write the occurrences of a programme; nothing is written of one without days."""
    return [
        (
            b"".join(map(folded, _event(one, *one.days, vocabulary, settings)) if one.days else ()),
            one.countries,
        )
        for one in occurrences(programme)
    ]


def _event(
    occurrence: Occurrence, first: date, last: date, vocabulary: Vocabulary, settings: Settings
) -> Iterator[str]:
    """Write an all-day event; its end is the day after the last, as the RFC has it (3.6.1)."""
    record = occurrence.programme.record
    changed = f"{record.updated:%Y%m%d}T000000Z"
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_escaped(occurrence.title)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"DTSTAMP:{changed}"
    yield f"UID:{settings.uid(occurrence.name)}"
    yield f"CATEGORIES:{_escaped(record.singular)}"
    yield f"LAST-MODIFIED:{changed}"
    if where := place(occurrence.place, vocabulary):
        yield f"LOCATION:{_escaped(where)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy on these days because of it
    yield f"URL:{settings.url(occurrence.programme.address)}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Write a text as a value (RFC 5545, 3.3.11)."""
    return text.translate(ESCAPES)


def folded(line: str) -> bytes:
    """End a line; a long one goes on behind a line break and a space (RFC 5545, 3.1)."""
    return b"\r\n ".join(FOLD.findall(line.encode())) + b"\r\n"
