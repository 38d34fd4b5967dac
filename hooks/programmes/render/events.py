"""Turns the events of a programme into the rows of its table of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.render.attendance import attendance
from programmes.render.names import names
from programmes.render.values import size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.render.names import Name
    from programmes.schema.facts import Event, Participants
    from programmes.schema.vocabulary import Vocabulary


class EventRow(NamedTuple):
    """An event, with all that tells who was there."""

    event: Event
    people: tuple[str, ...]
    """How many came, and what else is said of them."""
    names: tuple[Name, ...]
    """The regions, organisations and countries that it was for, or that came."""

    @property
    def when(self) -> bool:
        """Whether the source says when it was, or how long."""
        return bool(self.event.dates or self.event.duration)

    @property
    def where(self) -> bool:
        """Whether the source says where it was."""
        return self.event.place is not None

    @property
    def who(self) -> bool:
        """Whether the source says who was there, and to what end."""
        return bool(self.people or self.names or self.event.role_of_jpo or self.event.outcome)


def event_rows(programme: Programme, catalogue: Catalogue) -> list[EventRow]:
    """List the events of a programme, in the order of its source."""
    found, vocabulary = programme.card.mentions, catalogue.vocabulary
    return [
        # By identity: two events of a record may say the same.
        _row(event, [one for one in found if one.part is event], vocabulary)
        for event in programme.record.events
    ]


def _row(event: Event, found: Iterable[Mention], vocabulary: Vocabulary) -> EventRow:
    named = tuple(
        name
        for what in ("region", "organisation", "country")
        for name in names(found, what, vocabulary)
    )
    people = _people(event.participants, vocabulary) if event.participants else ()
    return EventRow(event, tuple(people), named)


def _people(people: Participants, vocabulary: Vocabulary) -> Iterator[str]:
    if people.total is not None:
        yield size(people)
    yield from (f"{label}: {text}" for label, text in attendance(people, vocabulary))
