"""All programmes in their order, and what follows from all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from programmes.catalogue.mentions import Mentions, listings
from programmes.catalogue.programme import Crumb, newest, stamp_of
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from programmes.catalogue.mentions import Listings, Mention, Named
    from programmes.catalogue.programme import Programme
    from programmes.schema.vocabulary import Vocabulary


Made = TypeVar("Made")


@dataclass(frozen=True)
class Catalogue:
    """All programmes in their order, and the vocabulary that they speak."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary
    retired: tuple[str, ...] = ()
    """The addresses of pages that are no more, and lead to the page above."""
    words: str = ""
    """Tells what stands in the files of the vocabulary."""
    found: Mentions | None = None
    """What the records name, as far as it was found when they were read."""

    @cached_property
    def at(self) -> dict[str, Programme]:
        """Every programme by its folder and file name: initiatives/tisc."""
        return {programme.address[:-1]: programme for programme in self.programmes}

    def mentions(self, programme: Programme) -> tuple[Mention, ...]:
        """List what a programme names, and as what."""
        return self._mentions.of(programme.sheaf)

    def named(self, programme: Programme) -> Named:
        """Give what a programme names, without saying as what."""
        return self._mentions.named(programme.sheaf)

    @cached_property
    def _mentions(self) -> Mentions:
        return self.found or Mentions(self.vocabulary)

    @cached_property
    def listings(self) -> Listings:
        """What each country, organisation, region, topic and year is named by."""
        return listings((one, self.named(one)) for one in self.programmes)

    @cached_property
    def stamp(self) -> str:
        """Tells what all records say, and in which order."""
        return stamp_of(self.programmes)

    @cached_property
    def below(self) -> dict[str, tuple[Programme, ...]]:
        """The programmes below each level of a trail, by its address."""
        found: dict[str, list[Programme]] = {}
        for programme in self.programmes:
            for crumb in programme.trail:
                found.setdefault(crumb.address, []).append(programme)
        return {address: tuple(programmes) for address, programmes in found.items()}

    def keep(self, name: str, make: Callable[..., Made], *given: object) -> Made:
        """Give what was made of all programmes under a name, or make it now."""
        if name not in self._made:
            self._made[name] = make(*given)
        return cast("Made", self._made[name])

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
    def updated(self) -> date | None:
        """The day on which a record last changed."""
        return newest(self.programmes)

    @property
    def menu(self) -> tuple[Crumb, ...]:
        """The global menu: the nodes that are in it, in the order of the vocabulary."""
        sections = self.vocabulary.sections.items()
        return tuple(
            Crumb(section.label, self.vocabulary.section_address(key))
            for key, section in sections
            if section.menu
        )

    def of_kind(self, kind: str) -> tuple[Programme, ...]:
        """The programmes of one kind, in order."""
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> dict[str, tuple[Programme, ...]]:
        return {
            kind: tuple(one for one in self.programmes if one.head.kind == kind) for kind in KINDS
        }
