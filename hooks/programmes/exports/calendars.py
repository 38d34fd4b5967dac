"""Turns the days of programmes and their events into calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import keys
from programmes.exports import facts
from programmes.schema.dates import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.exports.channels import Channel
    from programmes.schema.dates import Dates, Span
    from programmes.schema.facts import Event as Held
    from programmes.schema.facts import Place
    from programmes.settings import Settings

PRODUCT: Final = "-//programmes//catalogue of cooperation programmes//EN"
END: Final = "END:VCALENDAR\r\n"
LONGEST: Final = 75
"""So many bytes a line has at most, its end aside."""
Written = tuple[str, str]
"""An event as iCalendar has it, and the codes of the countries that it concerns: CL VN."""


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
        """Its first and last day, where the source gives both to the day."""
        start, end = self.span.start, self.span.end
        if start and end and start.precision is end.precision is Precision.DAY:
            return start.first, end.last
        return None


class Calendars:
    """All occurrences of a catalogue, each written once however many calendars show it."""

    def __init__(self, catalogue: Catalogue, settings: Settings) -> None:
        self.settings, self.vocabulary = settings, catalogue.vocabulary
        self.catalogue, self.leaf = catalogue, f"calendar {settings.mark}"

    @property
    def undated(self) -> int:
        """How many occurrences have dates, but not to the day."""
        return sum(self.of(one)[0] for one in self.catalogue.programmes)

    def of(self, programme: Programme) -> tuple[int, list[Written]]:
        """Give how many occurrences of a programme have no days, and the others as written."""
        return programme.keep(self.leaf, self._make, programme)

    def _make(self, programme: Programme) -> tuple[int, list[Written]]:
        found, named = list(occurrences(programme)), self.catalogue.mentions(programme)
        kept = [
            (self._written(one, *one.days), " ".join(_concerned(one, named)))
            for one in found
            if one.days
        ]
        return len(found) - len(kept), kept

    def events(self, channel: Channel) -> list[str]:
        """Give the written events of a channel; a country's are those that name it."""
        return list(self._events(channel))

    def _events(self, channel: Channel) -> Iterator[str]:
        for programme in channel.programmes:
            for text, concerned in self.of(programme)[1]:
                if channel.country is None or channel.country in concerned:
                    yield text

    def has_events(self, channel: Channel) -> bool:
        """Tell whether a channel has an event, without which RFC 5545 allows no calendar."""
        return next(self._events(channel), None) is not None

    def calendar(self, channel: Channel) -> str:
        """Write the calendar of a channel."""
        from icalendar import Calendar  # noqa: PLC0415 - as in _text

        frame = Calendar()
        frame.add("prodid", PRODUCT)
        frame.add("version", "2.0")
        frame.add("x-wr-calname", f"{self.settings.name}: {channel.title}")
        opening = str(frame.to_ical(), "utf-8").removesuffix(END)
        return "".join((opening, *self._events(channel), END))

    def _written(self, one: Occurrence, first: date, last: date) -> str:
        """Write an all-day event; its end is the day after the last, as the RFC has it (3.6.1)."""
        record = one.programme.record
        changed = f"{_day(record.updated)}T000000Z"
        where = facts.place(one.place, self.vocabulary)
        lines = (  # in the order of icalendar, which a test compares
            "BEGIN:VEVENT\r\n",
            _text("SUMMARY", one.title),
            f"DTSTART;VALUE=DATE:{_day(first)}\r\n",
            f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}\r\n",
            f"DTSTAMP:{changed}\r\n",
            _folded(f"UID:{self.settings.uid(one.name)}"),
            _text("CATEGORIES", record.singular),
            f"LAST-MODIFIED:{changed}\r\n",
            _text("LOCATION", where) if where else "",
            "TRANSP:TRANSPARENT\r\n",  # nobody is busy on these days because of it
            _folded(f"URL:{self.settings.url(one.programme.address)}"),
            "END:VEVENT\r\n",
        )
        return "".join(lines)


def _concerned(one: Occurrence, named: Sequence[Mention]) -> tuple[str, ...]:
    """Name the countries of an event; where it has none, those of the programme are meant."""
    # By identity: two events of a record may say the same.
    own = [mention for mention in named if mention.part is one.event]
    return (keys(own, "country") if one.event else ()) or keys(named, "country")


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


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


@lru_cache(maxsize=2**12)  # places and kinds are few
def _text(name: str, words: str) -> str:
    """Write a text of the source, escaped and folded by icalendar."""
    # It is loaded here, for that takes long and most builds have nothing new to write.
    from icalendar import vText  # noqa: PLC0415

    return _folded(f"{name}:{vText(words).to_ical().decode()}")


def _folded(line: str) -> str:
    """Fold a line that is too long; icalendar counts each character, which takes its time."""
    if len(line.encode()) < LONGEST:
        return f"{line}\r\n"
    if line.isascii() and "\\" not in line and "^" not in line:  # as all addresses
        starts = range(0, len(line), LONGEST - 1)
        return "\r\n ".join([line[at : at + LONGEST - 1] for at in starts]) + "\r\n"
    from icalendar.parser import Contentline  # noqa: PLC0415 - as above

    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return f"{folded.decode()}\r\n"
