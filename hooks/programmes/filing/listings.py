"""Turns programmes into the listings of every entry that they name: Vietnam, WIPO, 2024."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.filing.mentions import Mention, What
    from programmes.filing.programme import Programme
    from programmes.schema.facts import Event, Project


@dataclass(frozen=True, slots=True)
class Listing:
    """A programme under an entry that it names, with every mention of that entry."""

    programme: Programme
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


Listings = dict["What", dict[str, tuple[Listing, ...]]]


def listings(named: Iterable[tuple[Programme, tuple[Mention, ...]]]) -> Listings:
    """File each programme under everything that it mentions, once under each, in their order."""
    filed: dict[What, dict[str, list[Listing]]] = defaultdict(lambda: defaultdict(list))
    for programme, mentions in named:
        for (what, key), found in _by_entry(mentions).items():
            filed[what][key].append(Listing(programme, tuple(found)))
    return {
        what: {key: tuple(listed) for key, listed in entries.items()}
        for what, entries in filed.items()
    }


def _by_entry(found: Iterable[Mention]) -> dict[tuple[What, str], list[Mention]]:
    entries: dict[tuple[What, str], list[Mention]] = defaultdict(list)
    for one in found:
        entries[one.what, one.key].append(one)
    return entries
