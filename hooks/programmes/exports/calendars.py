"""Turns the days of programmes and their events into calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event
from slugify import slugify

from programmes.dates import Precision
from programmes.exports import facts
from programmes.filing.mentions import countries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from programmes.catalogue import Catalogue
    from programmes.dates import Dates, Span
    from programmes.exports.channels import Channel
    from programmes.filing.programme import Programme
    from programmes.schema.facts import Event as Held
    from programmes.schema.facts import Place
    from programmes.settings import Settings
    from programmes.vocabulary import Vocabulary

PRODUCT: Final = "-//programmes//catalogue of cooperation programmes//EN"
END: Final = "END:VCALENDAR\r\n"
Written = tuple[str, tuple[str, ...]]
"""An event as iCalendar has it, and the codes of the countries that it concerns."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stretch of time of a programme, or of an event that was held as a part of it."""

    programme: Programme
    event: Held | None
    name: str
    """Unique in the catalogue, and the same as long as the title stays."""
    span: Span

    @property
    def title(self) -> str:
        """What was held."""
        return self.event.title if self.event else self.programme.record.title

    @property
    def place(self) -> Place | None:
        """Where it was held."""
        return self.event.place if self.event else self.programme.record.venue

    def countries(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Name the countries that it concerns; those of the programme where the event has none."""
        own = countries(self.event, vocabulary) if self.event else ()
        return own or countries(self.programme.record, vocabulary)

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, where the source gives both to the day."""
        start, end = self.span.start, self.span.end
        if start and end and start.precision is end.precision is Precision.DAY:
            return start.first, end.last
        return None


class Calendars:
    """All occurrences of a catalogue, each written once however many calendars show it."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.settings, self.vocabulary = settings, catalogue.vocabulary
        self.undated = 0
        """How many occurrences have dates, but not to the day."""
        self.written: dict[str, list[Written]] = {}
        for programme in catalogue.programmes:
            found = list(occurrences(programme))
            kept = [self._written(one, *one.days) for one in found if one.days]
            self.written[programme.address] = kept
            self.undated += len(found) - len(kept)

    def events(self, channel: Channel) -> list[str]:
        """Give the written events of a channel; a country's are those that name it."""
        return [
            text
            for programme in channel.programmes
            for text, concerned in self.written[programme.address]
            if channel.country is None or channel.country in concerned
        ]

    def calendar(self, channel: Channel) -> str | None:
        """Write the calendar of a channel; None without an event, which RFC 5545 does not allow."""
        events = self.events(channel)
        if not events:
            return None
        frame = Calendar()
        frame.add("prodid", PRODUCT)
        frame.add("version", "2.0")
        frame.add("x-wr-calname", f"{self.settings.name}: {channel.title}")
        opening = str(frame.to_ical(), "utf-8").removesuffix(END)
        return "".join((opening, *events, END))

    def _written(self, one: Occurrence, first: date, last: date) -> Written:
        """Write an all-day event; its end is the day after the last, as the RFC has it (3.6.1)."""
        changed = datetime.combine(one.programme.record.updated, time(), UTC)
        event = Event()
        event.add("uid", self.settings.uid(one.name))
        event.add("dtstamp", changed)
        event.add("last-modified", changed)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        event.add("summary", one.title)
        if where := facts.place(one.place, self.vocabulary):
            event.add("location", where)
        event.add("categories", [one.programme.record.singular])
        event.add("url", self.settings.url(one.programme.address))
        event.add("transp", "TRANSPARENT")  # nobody is busy on these days because of it
        return str(event.to_ical(), "utf-8"), one.countries(self.vocabulary)


def occurrences(programme: Programme) -> Iterator[Occurrence]:
    """List when a programme and its events took place, as far as the record says."""
    for name, span in _named(programme.id, programme.record.dates):
        yield Occurrence(programme, None, name, span)
    seen: Counter[str] = Counter()
    for event in programme.record.events:
        stem = f"{programme.id}/{slugify(event.title, max_length=60) or 'event'}"
        seen[stem] += 1
        known = stem if seen[stem] == 1 else f"{stem}.{seen[stem]}"
        for name, span in _named(known, event.dates):
            yield Occurrence(programme, event, name, span)


def _named(name: str, dates: Dates | None) -> Iterator[tuple[str, Span]]:
    """Name each span of some dates; the name of the first is that of the whole."""
    for number, span in enumerate(dates.spans if dates else (), start=1):
        yield (name if number == 1 else f"{name}~{number}"), span
