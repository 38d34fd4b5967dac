"""Turns programmes into the lists of every entry that they name: Vietnam, WIPO, 2024."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """Every mention of one entry by one programme, in the record's order."""

    own: list[Mention]
    """The mentions by the programme itself, not by a part of it."""
    parts: list[tuple[Event | Project, list[Mention]]]
    """Each event and project that names the entry, with its mentions."""

    def add(self, one: Mention) -> None:
        """Add a mention after those before it."""
        if one.part is None:
            self.own.append(one)
        elif self.parts and self.parts[-1][0] is one.part:  # two events of a record may be alike
            self.parts[-1][1].append(one)
        else:
            self.parts.append((one.part, [one]))


def by_entry(found: Iterable[Mention]) -> dict[tuple[What, str], Naming]:
    """Sort the mentions of a programme by what they name."""
    entries: dict[tuple[What, str], Naming] = {}
    for one in found:
        naming = entries.get((one.what, one.key))
        if naming is None:
            naming = entries[one.what, one.key] = Naming([], [])
        naming.add(one)
    return entries
