"""A record with its place in the catalogue, and what follows from both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from programmes.filing import addresses
from programmes.schema.blocks import Initiatives, Part
from programmes.schema.records import TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from programmes.schema.blocks import Block
    from programmes.schema.facts import Source
    from programmes.schema.records import Record
    from programmes.schema.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Crumb:
    """One level of a trail: its label as printed, and its address from the root of the site."""

    label: str
    address: str


Trail = tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A record and its place: file, id, address, trail, and what it has from its overview."""

    record: Record
    id: str
    path: str
    address: str
    trail: Trail
    overview: str | None = None
    source: Source | None = None
    contact: str | None = None

    @property
    def name(self) -> str:
        """The heading of its page and the last crumb of its trail."""
        return self.record.name

    @property
    def timetable(self) -> Timetable | None:
        """The timetable of a course, if the record has it."""
        return self.record.timetable if isinstance(self.record, TrainingCourse) else None

    @property
    def timetable_address(self) -> str:
        """Where the page of its timetable is, if it has one."""
        return addresses.timetable(self.address)

    @property
    def children(self) -> tuple[str, ...]:
        """The ids of the records that its body prints in full."""
        return tuple(child for _, child in listed(self.record.body))


def newest(programmes: Iterable[Programme]) -> date | None:
    """Give the day on which one of the programmes last changed."""
    return max((one.record.updated for one in programmes), default=None)


def listed(
    body: Iterable[Block], loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Find the records that a body prints in full, each with its place in the body."""
    for number, block in enumerate(body):
        here = (*loc, number)
        if isinstance(block, Initiatives):
            yield from (
                ((*here, "initiatives", n), child) for n, child in enumerate(block.initiatives)
            )
        elif isinstance(block, Part):
            yield from listed(block.body, (*here, "body"))
