"""Turns the days of programmes and their events into calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import keys, of_part
from programmes.exports.feeds import Channel, channels
from programmes.exports.objects import place
from programmes.schema.dates import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.schema.dates import Dates, Moment, Span
    from programmes.schema.facts import Event as Held
    from programmes.schema.facts import Place
    from programmes.schema.vocabulary import Vocabulary
    from programmes.settings import Settings

PRODUCT: Final = "-//programmes//catalogue of cooperation programmes//EN"
FOLD: Final = re.compile(rb".{1,74}(?![\x80-\xbf])(?:(?<![\\^])|$)")
"""What a line holds beside the space that it may begin with: no character and no escape is cut."""
Written = tuple[bytes, tuple[str, ...]]
"""An event as iCalendar has it, and the codes of the countries that it concerns."""


class Occurrence(NamedTuple):
    """A stretch of time of a programme, or of an event that was held as a part of it."""

    programme: Programme
    event: Held | None
    name: str
    """Unique in the catalogue, and lasting."""
    span: Span

    @property
    def title(self) -> str:
        """What was held."""
        return self.event.title if self.event else self.programme.record.title

    @property
    def place(self) -> Place | None:
        """Where it was held."""
        return self.event.place if self.event else self.programme.record.venue

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, where the source gives both to the day, and not roughly."""
        start, end = self.span.start, self.span.end
        if start and end and all(_is_day(side) for side in (start, end)):
            return start.first, end.last
        return None


def _is_day(moment: Moment) -> bool:
    return moment.precision is Precision.DAY and not moment.qualifier


def outputs(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of each calendar that has an event, and what makes it.

    What is written of a programme is written once, however many calendars show it.
    """
    events = cache(partial(_events, vocabulary=catalogue.vocabulary, settings=settings))
    for channel in channels(catalogue):
        if has_events(channel):
            yield channel.calendar, partial(_calendar, channel, settings, events)


def undated(catalogue: Catalogue) -> int:
    """Count the occurrences that have dates, but not to the day; no calendar has them."""
    everything = Channel("", "", catalogue.programmes)
    return sum(not occurrence.days for occurrence in _concerning(everything))


def count(channel: Channel) -> int:
    """Count the events of a channel: what its programmes held on known days."""
    return sum(1 for _ in _shown(channel))


def has_events(channel: Channel) -> bool:
    """Tell whether a channel has an event, without which RFC 5545 allows no calendar."""
    return next(_shown(channel), None) is not None


def _shown(channel: Channel) -> Iterator[Occurrence]:
    """Give the occurrences that a calendar shows; a country's are those that name it."""
    return (occurrence for occurrence in _concerning(channel) if occurrence.days)


def _concerning(channel: Channel) -> Iterator[Occurrence]:
    for programme in channel.programmes:
        for occurrence in occurrences(programme):
            if channel.country in {None, *_concerned(occurrence)}:
                yield occurrence


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
            b"".join(map(folded, _event(occurrence, *occurrence.days, vocabulary, settings)))
            if occurrence.days
            else b"",
            _concerned(occurrence),
        )
        for occurrence in occurrences(programme)
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


def _concerned(occurrence: Occurrence) -> tuple[str, ...]:
    """Name the countries of an event; where it has none, those of the programme are meant."""
    card, event = occurrence.programme.card, occurrence.event
    own = keys(of_part(card.mentions, event), "country") if event else ()
    return own or tuple(card.named.get("country", ()))


def occurrences(programme: Programme) -> Iterator[Occurrence]:
    """List when a programme and its events took place, as far as the record says.

    The name of an event is its id, or else the day on which it began: its title may be mended
    and other events may come before it, and the calendars of visitors still know it.
    """
    for name, span in _named(programme.id, programme.record.dates):
        yield Occurrence(programme, None, name, span)
    seen: Counter[str] = Counter()
    for event in programme.record.events:
        begun = event.dates.first_day if event.dates else None
        stem = f"{programme.id}/{event.id or begun}"
        seen[stem] += 1
        known = stem if seen[stem] == 1 else f"{stem}.{seen[stem]}"
        for name, span in _named(known, event.dates):
            yield Occurrence(programme, event, name, span)


def _named(name: str, dates: Dates | None) -> Iterator[tuple[str, Span]]:
    """Name each span of some dates: the first as the whole, others by the day they began."""
    for number, span in enumerate(dates.spans if dates else ()):
        yield (f"{name}~{span.first_day}" if number else name), span


def _escaped(text: str) -> str:
    """Write a text as a value (RFC 5545, 3.3.11)."""
    return re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\n", r"\n")


def folded(line: str) -> bytes:
    """End a line; a long one goes on behind a line break and a space (RFC 5545, 3.1)."""
    return b"\r\n ".join(FOLD.findall(line.encode())) + b"\r\n"
