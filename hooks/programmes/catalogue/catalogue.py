"""All programmes in their order, and what follows from all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from heapq import merge
from itertools import product
from typing import TYPE_CHECKING, Final

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb, gathered, newest, newest_first
from programmes.catalogue.series import address, gather, name_of
from programmes.catalogue.tallies import sums
from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.catalogue.series import Series
    from programmes.catalogue.tallies import Sums
    from programmes.schema.records import Retirement
    from programmes.schema.vocabulary import Vocabulary


FEW: Final = 20
"""So many programmes on one topic in one country are enough to find related ones among them."""
RELATED: Final = 6
"""So many related programmes are shown."""


@dataclass(frozen=True)
class Catalogue:
    """All programmes in their order, and the vocabulary that they speak."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary
    retired: Mapping[str, Retirement] = field(default_factory=dict)
    """What was withdrawn, by its address without a slash at the end."""

    @cached_property
    def at(self) -> dict[str, Programme]:
        """Every programme by its folder and file name: initiatives/tisc."""
        return {programme.address[:-1]: programme for programme in self.programmes}

    @cached_property
    def listings(self) -> dict[What, dict[str, tuple[Programme, ...]]]:
        """What each country, organisation, region, topic and year is named by."""
        ways = dict.fromkeys(what for one in self.programmes for what in one.card.named)
        return {
            what: gathered(
                (key, one) for one in self.programmes for key in one.card.named.get(what, ())
            )
            for what in ways
        }

    @cached_property
    def sums(self) -> Callable[[What, str], Sums]:
        """Adds up what the programmes of a country, region and so on come to, each once."""
        return cache(lambda what, key: sums(what, key, self.listings[what][key]))

    @cached_property
    def below(self) -> dict[str, tuple[Programme, ...]]:
        """The programmes below each level of a trail, by its address."""
        return gathered((crumb.address, one) for one in self.programmes for crumb in one.trail)

    @cached_property
    def series(self) -> dict[str, Series]:
        """What is held again and again, by the address of its page."""
        return gather(self.programmes)

    @cached_property
    def projects_of(self) -> dict[str, tuple[Programme, ...]]:
        """The projects to which a record belongs, by its key."""
        records = ((one, one.record) for one in self.programmes)
        projects = ((one, record) for one, record in records if isinstance(record, Project))
        return gathered((key, one) for one, record in projects for key in record.includes)

    @cached_property
    def latest_on(self) -> dict[tuple[str, str], tuple[Programme, ...]]:
        """The few latest programmes that name both a country and a topic, by the two."""
        latest = newest_first(self.programmes)
        found = gathered((both, one) for one in latest for both in _places_with_topics(one))
        return {both: programmes[:FEW] for both, programmes in found.items()}

    @cached_property
    def page_names(self) -> dict[str, str]:
        """What stands at each address that follows from records and vocabulary, or led there."""
        vocabulary = self.vocabulary
        names = {addresses.BROWSE: "All programmes", addresses.DATA: "Data"}
        names |= {f"{key}/": kind.plural for key, kind in KINDS.items()}
        names |= {way.index: way.label for way in WAYS.values()}
        names |= {one.address: one.name for one in self.series.values()}
        for what, keys in self.listings.items():
            names |= {WAYS[what].address(key): WAYS[what].name(key, vocabulary) for key in keys}
        for programme in self.programmes:
            former = (f"{one}/" for one in programme.record.redirect_from)
            for page in (programme.address, *former):
                names[page] = programme.name
                if programme.timetable:
                    names[addresses.timetable(page)] = f"{programme.name}: timetable"
        sections = vocabulary.sections.items()
        names |= {vocabulary.section_address(key): section.label for key, section in sections}
        return {page[:-1]: name for page, name in names.items() if page}

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

    @cached_property
    def of_kind(self) -> Callable[[str], tuple[Programme, ...]]:
        """Gives the programmes of one kind, in order."""
        by_kind = gathered((programme.kind, programme) for programme in self.programmes)
        return lambda kind: by_kind.get(kind, ())


def related(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    """Give at most six programmes that belong beside one, none of them twice.

    First come the editions of its series, the nearest in time first; then what the same project
    or overview holds, its own kind first; then the programmes that share a country and a topic
    with it; of each the latest first. What the programme itself holds, its page names anyway.
    """
    left_out = {programme, *(catalogue.at[key] for key in programme.card.children)}
    found: dict[Programme, None] = {}
    for other in _in_order(programme, catalogue):
        if other not in left_out:
            found[other] = None
        if len(found) == RELATED:
            break
    return list(found)


def _in_order(programme: Programme, catalogue: Catalogue) -> Iterator[Programme]:
    yield from _editions(programme, catalogue)
    beside = newest_first(dict.fromkeys(_beside(programme, catalogue)))
    yield from sorted(beside, key=lambda one: one.kind != programme.kind)
    shared = (catalogue.latest_on.get(both, ()) for both in _places_with_topics(programme))
    yield from merge(*shared, key=lambda one: one.card.latest, reverse=True)


def _editions(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    name = name_of(programme)
    series = catalogue.series.get(address(name)) if name else None
    if series is None:
        return []
    at = series.editions.index(programme)
    near = range(max(0, at - RELATED), min(len(series.editions), at + RELATED + 1))
    return [series.editions[n] for n in sorted(near, key=lambda n: (abs(n - at), -n))]


def _beside(programme: Programme, catalogue: Catalogue) -> Iterator[Programme]:
    """Give what the project or the overview of a programme holds, too."""
    for project in catalogue.projects_of.get(programme.card.key, ()):
        yield from (catalogue.at[key] for _, key in project.card.referred)
    if programme.overview:
        yield from (catalogue.at[key] for key in catalogue.at[programme.overview].card.children)


def _places_with_topics(programme: Programme) -> Iterator[tuple[str, str]]:
    """Give each country that a programme names with each of its topics."""
    named = programme.card.named
    return product(named.get("country", ()), named.get("topic", ()))
