"""A record with its place in the catalogue, and what follows from both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from programmes.catalogue import addresses
from programmes.schema.records import TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from programmes.catalogue.card import Card
    from programmes.schema.facts import Source
    from programmes.schema.records import Record
    from programmes.schema.timetable import Timetable

Key = TypeVar("Key")
One = TypeVar("One")


class Crumb(NamedTuple):
    """One level of a trail: its label as printed, and its address from the root of the site."""

    label: str
    address: str


Trail = tuple[Crumb, ...]


@dataclass(frozen=True, eq=False)
class Programme:
    """A record and its place: id, trail, and what it has from its overview."""

    card: Card
    id: str
    """By which feeds, calendars and data know it; it stays when the address changes."""
    trail: Trail
    overview: str | None = None
    """The key of the record that prints it."""
    source: Source | None = None
    contact: str | None = None
    when: str = ""
    """Its dates in brackets, where another programme has the same title."""

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.card.record

    @property
    def path(self) -> str:
        """The path of its file."""
        return self.card.path

    @cached_property
    def kind(self) -> str:
        """The kind of its record."""
        return self.card.record.kind

    @cached_property
    def address(self) -> str:
        """Where its page is, from the root of the site."""
        return f"{self.card.key}/"

    @cached_property
    def name(self) -> str:
        """The heading of its page and the last crumb of its trail."""
        return self.card.record.name

    @cached_property
    def label(self) -> str:
        """The heading as lists have it, told apart from that of another edition."""
        return self.name + self.when

    @property
    def title(self) -> str:
        """The title as lists have it, told apart from that of another edition."""
        return self.card.record.title + self.when

    @property
    def updated(self) -> date:
        """The day on which the record last changed."""
        return self.card.record.updated

    @cached_property
    def year(self) -> str:
        """The year under which lists have it; empty where it names no date."""
        return self.card.latest[0][:4]

    @property
    def timetable(self) -> Timetable | None:
        """The timetable of a course, if the record has it."""
        record = self.card.record
        return record.timetable if isinstance(record, TrainingCourse) else None

    @property
    def timetable_address(self) -> str:
        """Where the page of its timetable is, if it has one."""
        return addresses.timetable(self.address)


def newest_first(programmes: Iterable[Programme]) -> list[Programme]:
    """Put programmes in the order of every list: by last date, those without dates at the end."""
    return sorted(programmes, key=lambda programme: programme.card.latest, reverse=True)


def newest(programmes: Iterable[Programme]) -> date | None:
    """Give the day on which one of the programmes last changed."""
    return max((programme.updated for programme in programmes), default=None)


def pages_of(programmes: Iterable[Programme]) -> list[Crumb]:
    """Give the name and address of the page of each programme."""
    return [Crumb(programme.label, programme.address) for programme in programmes]


def gathered(pairs: Iterable[tuple[Key, One]]) -> dict[Key, tuple[One, ...]]:
    """Gather all that stands under each key, in order."""
    found: dict[Key, list[One]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(some) for key, some in found.items()}
