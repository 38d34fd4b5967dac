"""A record with its place in the catalogue, and what follows from both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from programmes.catalogue import addresses
from programmes.schema.facts import Source
from programmes.schema.records import TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from programmes.catalogue.sheaf import Head, Sheaf
    from programmes.schema.records import Record
    from programmes.schema.timetable import Timetable

Made = TypeVar("Made")


class Crumb(NamedTuple):
    """One level of a trail: its label as printed, and its address from the root of the site."""

    label: str
    address: str


Trail = tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A record and its place: file, id, address, trail, and what it has from its overview."""

    sheaf: Sheaf
    id: str
    path: str
    address: str
    trail: Trail
    overview: str | None = None
    source: Source | None = None
    contact: str | None = None
    head: Head = field(init=False, compare=False)
    """What lists ask of the record; no file is read for it."""
    changed: str = field(init=False, compare=False)
    """The day on which the record last changed, as ISO 8601."""
    stamp: str = field(init=False, compare=False)
    """Tells what the record says and where it stands: two with one stamp are alike."""

    def __post_init__(self) -> None:
        """Take from the sheaf what is asked for very often."""
        object.__setattr__(self, "head", self.sheaf.head)
        object.__setattr__(self, "changed", self.head.updated)
        object.__setattr__(self, "stamp", self.sheaf.leaves.get("stamp", ""))

    @property
    def record(self) -> Record:
        """The record itself, which is read from its file unless that was done."""
        return self.sheaf.record

    @property
    def name(self) -> str:
        """The heading of its page and the last crumb of its trail."""
        return self.head.name

    @property
    def updated(self) -> date:
        """The day on which the record last changed."""
        return date.fromisoformat(self.changed)

    @property
    def timetable(self) -> Timetable | None:
        """The timetable of a course, if the record has it."""
        return self.record.timetable if isinstance(self.record, TrainingCourse) else None

    @property
    def timetable_address(self) -> str:
        """Where the page of its timetable is, if it has one."""
        return addresses.timetable(self.address)

    @property
    def children(self) -> list[str]:
        """The ids of the records that its body prints in full."""
        return self.head.children

    def keep(self, name: str, make: Callable[..., Made], *given: object) -> Made:
        """Give what was made of the programme under a name, or make it now.

        It may follow from the record, its place and the vocabulary, and from nothing else.
        """
        leaves = self.sheaf.leaves  # not by a second call: this is asked most of all
        if name not in leaves:
            leaves[name] = make(*given)
        return leaves[name]  # type: ignore[no-any-return]


def digest(text: str) -> str:
    """Give 32 hexadecimal digits that no other text has (BLAKE2b, RFC 7693)."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def stamp_of(programmes: Iterable[Programme]) -> str:
    """Tell what several programmes say and where they stand, and in which order."""
    stamps = [one.stamp for one in programmes]
    return stamps[0] if len(stamps) == 1 else digest(" ".join(stamps))


def newest(programmes: Iterable[Programme]) -> date | None:
    """Give the day on which one of the programmes last changed."""
    latest = max([one.changed for one in programmes], default=None)
    return date.fromisoformat(latest) if latest else None


def pages_of(programmes: Iterable[Programme]) -> list[Crumb]:
    """Give the name and address of the page of each programme."""
    return [one.trail[-1] for one in programmes]


@lru_cache(maxsize=2**12)  # a source page has many records
def source_of(title: str, *rest: str | None) -> Source:
    """Give the source page of a record from what its head tells of it."""
    told = zip(("url", "last_updated", "retrieved"), rest, strict=True)
    return Source.model_validate({"title": title} | {name: one for name, one in told if one})
