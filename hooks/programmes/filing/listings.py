"""Turns programmes into the lists of every entry that they name: Vietnam, WIPO, 2024."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.filing.mentions import Mention, Named, What
    from programmes.filing.programme import Programme
    from programmes.schema.facts import Event, Project

Listings = dict["What", dict[str, tuple["Programme", ...]]]


def listings(named: Iterable[tuple[Programme, Named]]) -> Listings:
    """File each programme under everything that it names, in their order."""
    filed: dict[What, dict[str, list[Programme]]] = defaultdict(lambda: defaultdict(list))
    for programme, entries in named:
        for what, keys in entries.items():
            under = filed[what]
            for key in keys:
                under[key].append(programme)
    return {
        what: {key: tuple(listed) for key, listed in entries.items()}
        for what, entries in filed.items()
    }


class Naming(NamedTuple):
    """Every mention of one entry by one programme."""

    mentions: tuple[Mention, ...]

    @property
    def own(self) -> tuple[Mention, ...]:
        """The mentions by the programme itself, not by a part of it."""
        return tuple(one for one in self.mentions if one.part is None)

    @property
    def parts(self) -> Iterator[tuple[Event | Project, tuple[Mention, ...]]]:
        """Each event and project that names the entry, with its mentions, in the record's order."""
        # By identity: two events of a record may say the same.
        for _, found in groupby(self.mentions, key=lambda one: id(one.part)):
            together = tuple(found)
            if together[0].part is not None:
                yield together[0].part, together


def by_entry(found: Iterable[Mention]) -> dict[tuple[What, str], Naming]:
    """Sort the mentions of a programme by what they name."""
    entries: dict[tuple[What, str], list[Mention]] = defaultdict(list)
    for one in found:
        entries[one.what, one.key].append(one)
    return {entry: Naming(tuple(mentions)) for entry, mentions in entries.items()}
