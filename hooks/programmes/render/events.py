"""Turns what a programme consists of, events and projects, into the rows of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.render.names import names, place
from programmes.render.people import attendance_facts
from programmes.render.values import size
from programmes.schema.records import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.mentions import Mention, What
    from programmes.catalogue.programme import Programme
    from programmes.render.names import Name, Words
    from programmes.schema.facts import Event, Project
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


class ProjectRow(NamedTuple):
    """A piece of digitisation work, with the countries and organisations that it was for."""

    project: Project
    names: tuple[Name, ...]


def event_rows(programme: Programme, vocabulary: Vocabulary) -> list[EventRow]:
    """List the events of a programme, in the order of its source."""
    return [
        EventRow(
            event,
            place(event.place, vocabulary) if event.place else (),
            tuple(_who(event, _naming(programme, event), vocabulary)),
        )
        for event in programme.record.events
    ]


def project_rows(programme: Programme, vocabulary: Vocabulary) -> list[ProjectRow]:
    """List the digitisation projects of a programme."""
    record = programme.record
    projects = record.projects if isinstance(record, Initiative) else ()
    sorts: tuple[What, ...] = ("country", "organisation")
    return [
        ProjectRow(project, _names(_naming(programme, project), sorts, vocabulary))
        for project in projects
    ]


def _naming(programme: Programme, part: Event | Project) -> list[Mention]:
    """Give what a part of a programme names; by identity, since two events may say the same."""
    return [mention for mention in programme.card.mentions if mention.part is part]


def _names(
    mentions: Iterable[Mention], sorts: Iterable[What], vocabulary: Vocabulary
) -> tuple[Name, ...]:
    return tuple(entry for what in sorts for entry in names(mentions, what, vocabulary))


def _who(event: Event, mentions: list[Mention], vocabulary: Vocabulary) -> Iterator[Words]:
    if people := event.participants:
        if people.total is not None:
            yield (size(people),)
        yield from ((f"{label}: {text}",) for label, text in attendance_facts(people, vocabulary))
    if entries := _names(mentions, ("region", "organisation", "country"), vocabulary):
        yield entries
    if event.role_of_jpo:
        yield (f"JPO: {event.role_of_jpo}",)
    if event.outcome:
        yield (f"Outcome: {event.outcome}",)
