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
from programmes.mentions import countries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from programmes.catalogue import Catalogue
    from programmes.dates import Dates, Span
    from programmes.exports.channels import Channel
    from programmes.programme import Programme
    from programmes.schema.facts import Place
    from programmes.settings import Settings
    from programmes.vocabulary import Vocabulary

PRODUCT: Final = "-//programmes//catalogue of cooperation programmes//EN"
END: Final = "END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A programme or an event of one, for each stretch of time that it has."""

    programme: Programme
    name: str
    """Unique in the catalogue, and the same as long as the title stays."""
    title: str
    span: Span
    place: Place | None
    countries: tuple[str, ...]

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
        self.written: dict[str, list[tuple[Occurrence, str]]] = {}
        for programme in catalogue.programmes:
            found = list(occurrences(programme, catalogue.vocabulary))
            kept = [(one, self._event(one)) for one in found if one.days]
            self.written[programme.address] = kept
            self.undated += len(found) - len(kept)

    def events(self, channel: Channel) -> list[str]:
        """Give the written events of a channel; a country's are those that name it."""
        return [
            text
            for programme in channel.programmes
            for one, text in self.written[programme.address]
            if channel.country in {None, *one.countries}
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

    def _event(self, one: Occurrence) -> str:
        """Write an all-day event; its end is the day after the last, as the RFC has it (3.6.1)."""
        assert one.days  # noqa: S101 - the caller has looked
        first, last = one.days
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
        return str(event.to_ical(), "utf-8")


def occurrences(programme: Programme, vocabulary: Vocabulary) -> Iterator[Occurrence]:
    """List when a programme and its events took place, as far as the record says."""
    record = programme.record
    named = countries(record, vocabulary)
    for name, span in _named(programme.id, record.dates):
        yield Occurrence(programme, name, record.title, span, record.venue, named)
    seen: Counter[str] = Counter()
    for event in record.events:
        stem = f"{programme.id}/{slugify(event.title, max_length=60) or 'event'}"
        seen[stem] += 1
        known = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        here = countries(event, vocabulary) or named
        for name, span in _named(known, event.dates):
            yield Occurrence(programme, name, event.title, span, event.place, here)


def _named(name: str, dates: Dates | None) -> Iterator[tuple[str, Span]]:
    """Name each span of some dates; the name of the first is that of the whole."""
    for number, span in enumerate(dates.spans if dates else (), start=1):
        yield (name if number == 1 else f"{name}.{number}"), span
