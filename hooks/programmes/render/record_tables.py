"""Turns what a record says into the tables of its page: events, projects, figures, countries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from programmes.catalogue.card import blocks
from programmes.catalogue.mentions import of_part
from programmes.render.appearances import roles
from programmes.render.drawings import world_map
from programmes.render.people import attendance, attendance_facts, in_parts
from programmes.render.words import name, names, place, size
from programmes.schema.blocks import ParticipantsText
from programmes.schema.numbers import Count
from programmes.schema.records import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention, What
    from programmes.catalogue.programme import Programme
    from programmes.render.people import Attendance
    from programmes.render.words import Name, Words
    from programmes.schema.facts import Digitisation, Event, KeyFigure
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary


class EventRow(NamedTuple):
    """An event, with all that tells where it was and who was there."""

    event: Event
    place: Words
    who: tuple[Words, ...]
    """How many came and what else is said of them, for whom it was, and to what end."""

    @property
    def is_dated(self) -> bool:
        """Whether the source says when it was, or how long."""
        return bool(self.event.dates or self.event.duration)


class Quotation(NamedTuple):
    """A figure of a record, fit to be quoted on another page: with its time, record and source."""

    figure: KeyFigure
    programme: Programme

    @property
    def label(self) -> str:
        """What is counted."""
        return self.figure.label

    @property
    def printed(self) -> str:
        """The number and its unit as printed, and that it is a target where it is one."""
        stated = self.figure.printed or f"{self.figure.value} {self.figure.unit}"
        return f"{stated} (target)" if self.figure.target else stated

    @property
    def address(self) -> str:
        """Where the figure stands in its record."""
        return f"{self.programme.address}#figure_{self.figure.id}"

    @property
    def page_of(self) -> date | None:
        """The day of the source page, where it does not say as of when the figure holds."""
        source = self.programme.source
        return source.last_updated if source and not self.figure.as_of else None

    @property
    def is_dated(self) -> bool:
        """Whether there is a time to be told, its own or that of the source page."""
        return bool(self.figure.as_of or self.figure.period or self.page_of)


class CountryRow(NamedTuple):
    """A country that a programme names: how often, and as what or in which of its parts."""

    code: str
    country: Name
    times: int
    role: str
    children: tuple[Programme, ...]
    """The programmes printed in this one that name it."""


def tables(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    """Make the tables at the end of the page of a programme, each empty where it has no row."""
    record, vocabulary = programme.record, catalogue.vocabulary
    return {
        "participants": _participants(record, vocabulary),
        "events": _event_rows(programme, vocabulary),
        "figures": quotations(programme),
        "digitisation": list(_digitisation(programme, vocabulary)),
        "countries": _country_table(programme, catalogue),
        "people": [in_parts(person, vocabulary) for person in record.people],
    }


def _participants(record: Record, vocabulary: Vocabulary) -> Attendance | None:
    """Give who took part, unless the body prints them, with the table beside its own words."""
    people = record.participants
    if people is None or any(
        isinstance(block, ParticipantsText) for _, block in blocks(record.body)
    ):
        return None
    table = attendance(people, vocabulary)
    return table if table.rows or table.facts else None


def _event_rows(programme: Programme, vocabulary: Vocabulary) -> list[EventRow]:
    """List events in the order of the source."""
    return [
        EventRow(
            event,
            place(event.place, vocabulary) if event.place else (),
            tuple(_who(event, of_part(programme.card.mentions, event), vocabulary)),
        )
        for event in programme.record.events
    ]


def _who(event: Event, mentions: list[Mention], vocabulary: Vocabulary) -> Iterator[Words]:
    if people := event.participants:
        if people.total is not None:
            yield (size(people),)
        yield from ((f"{label}: {text}",) for label, text in attendance_facts(people, vocabulary))
    sorts: tuple[What, ...] = ("region", "organisation", "country")
    if entries := [entry for what in sorts for entry in names(mentions, what, vocabulary)]:
        came = _numbers(mentions, vocabulary)
        yield [
            entry._replace(label=f"{entry.label} ({came[entry.address]})")
            if entry.address in came
            else entry
            for entry in entries
        ]
    if event.role_of_jpo:
        yield (f"JPO: {event.role_of_jpo}",)
    if event.outcome:
        yield (f"Outcome: {event.outcome}",)


def _numbers(mentions: list[Mention], vocabulary: Vocabulary) -> dict[str, Count]:
    """Give how many came from a country or organisation, by the address of its page."""
    return {
        name(one.what, one.key, vocabulary).address: one.number
        for one in mentions
        if one.number and not one.through
    }


def _digitisation(
    programme: Programme, vocabulary: Vocabulary
) -> Iterator[tuple[Digitisation, tuple[Name, ...]]]:
    """Give each piece of work, with the countries and organisations that it was for."""
    record = programme.record
    for work in record.digitisation if isinstance(record, Initiative) else ():
        mentions = of_part(programme.card.mentions, work)
        countries = names(mentions, "country", vocabulary)
        yield work, countries + names(mentions, "organisation", vocabulary)


def quotations(programme: Programme) -> list[Quotation]:
    """List all figures of a record, in its order."""
    return [Quotation(figure, programme) for figure in programme.record.key_figures]


def _country_table(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    """Give the countries that a programme names, and a map with the same numbers."""
    rows = country_rows(programme, catalogue)
    numbers = {row.code: Count(row.times) if len(rows) > 1 else None for row in rows}
    return {"rows": rows, "map": world_map(numbers, catalogue.vocabulary)} if rows else {}


def country_rows(programme: Programme, catalogue: Catalogue) -> list[CountryRow]:
    """List the countries that a programme and those printed in it name, by name.

    There is none for a programme whose participants are listed by country, since their table
    says it, and none where the one country is that in which something was held.
    """
    people = programme.record.participants
    if people and people.countries:
        return []
    named: dict[str, dict[str, list[Mention]]] = {}  # by country, then by programme
    parts = set()
    for key in (programme.card.key, *programme.card.children):
        for mention in catalogue.at[key].card.mentions:
            if mention.what == "country":
                named.setdefault(mention.key, {}).setdefault(key, []).append(mention)
                parts.add(mention.role)
    if len(named) == 1 and parts == {"place"}:
        return []
    rows = (_country_row(code, found, programme, catalogue) for code, found in named.items())
    return sorted(rows, key=lambda row: row.country.label)


def _country_row(
    code: str, named: dict[str, list[Mention]], programme: Programme, catalogue: Catalogue
) -> CountryRow:
    """Make the row of a country from its mentions in a programme and in those printed in it."""
    country, own = name("country", code, catalogue.vocabulary), programme.card.key
    return CountryRow(
        code=code,
        country=country,
        # By identity: two events of a record may say the same.
        times=sum(len({id(mention.part) for mention in found}) for found in named.values()),
        role=roles(named.get(own, []), country.label),
        children=tuple(catalogue.at[key] for key in named if key != own),
    )
