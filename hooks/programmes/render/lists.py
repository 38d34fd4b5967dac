"""Turns kinds, sections and ways in into pages that list programmes.

Above the list of a country or another entry stands what all of its programmes come to.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.addresses import BROWSE
from programmes.catalogue.programme import Crumb, newest, newest_first
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.render.appearances import appearances, parts_told
from programmes.render.browse import FACETS
from programmes.render.drawings import CROWDED, chart, world_map
from programmes.render.facts import organisation_facts
from programmes.render.page import Page
from programmes.render.paging import no_roles, paged
from programmes.render.words import many, people
from programmes.schema.numbers import Count, grouped
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Role, What
    from programmes.catalogue.programme import Programme, Trail
    from programmes.catalogue.tallies import Sums
    from programmes.catalogue.ways import Way
    from programmes.render.appearances import Told
    from programmes.render.drawings import WorldMap


FEW = 20
"""So many programmes from further down are listed on a page that has none of its own."""

PARTS: Final[dict[str, frozenset[Role]]] = {
    "As host": frozenset({"place", "host"}),
    "As participant": frozenset({"took part", "first time", "involved"}),
    "As beneficiary": frozenset({"about"}),
    "As partner": frozenset({"partner", "implementing", "counterpart"}),
}
"""The parts that a country or an organisation may have in a programme."""


class Counted(NamedTuple):
    """A kind, a section, a way in or an entry of one, as lists of them show it."""

    crumb: Crumb
    number: int
    """How many stand there; none is not shown."""
    about: str | None = None
    """A sentence on what stands there."""


def kind_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the index page of every kind."""
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    for key, kind in KINDS.items():
        programmes = catalogue.of_kind(key)
        page = Page(
            address=f"{key}/",
            trail=(*above, Crumb(kind.plural, f"{key}/")),
            description=kind.about,
            template="kind.html",
            values=partial(dict, kind=kind),
            updated=newest(programmes),
        )
        yield from paged(page, programmes, no_roles, f"{BROWSE}?kind={key}")


class Branch(NamedTuple):
    """A node of the trails as its ancestors list it, with all nodes below it."""

    crumb: Crumb
    about: str | None
    programmes: tuple[Programme, ...]
    """All programmes below it, however deep."""
    below: tuple[Branch, ...]


def section_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the landing page of every node of the trails that has no hand-written page."""
    for key, section in catalogue.vocabulary.sections.items():
        if section.page is None:
            yield from _section_pages(key, catalogue)


def sections_below(section: str, catalogue: Catalogue) -> tuple[Branch, ...]:
    """Give the nodes below a section as a tree; those of the menu stand in the menu instead."""
    vocabulary = catalogue.vocabulary
    keys = (key for key in vocabulary.children(section) if not vocabulary.sections[key].menu)
    return tuple(_branch(key, catalogue) for key in keys)


def _branch(section: str, catalogue: Catalogue) -> Branch:
    vocabulary, entry = catalogue.vocabulary, catalogue.vocabulary.sections[section]
    crumb = Crumb(vocabulary.section_title(section), vocabulary.section_address(section))
    below, programmes = sections_below(section, catalogue), catalogue.below.get(crumb.address, ())
    return Branch(crumb, entry.about, programmes, below)


def _section_pages(key: str, catalogue: Catalogue) -> Iterator[Page]:
    section, branch = catalogue.vocabulary.sections[key], _branch(key, catalogue)
    own = [programme for programme in branch.programmes if programme.record.section == key]
    deeper = [programme for programme in branch.programmes if programme.record.section]
    few = deeper if not own and len(deeper) <= FEW else []
    page = Page(
        address=branch.crumb.address,
        trail=section_trail(catalogue.vocabulary, key),
        description=section.about or f"What the catalogue holds under {branch.crumb.label}.",
        template="section.html",
        values=partial(dict, branch=branch, deeper=newest_first(few)),
        updated=newest(branch.programmes),
        file="content/vocabulary/sections.yml",
        neighbours=_neighbours(key, catalogue),
        listing=lambda: [below.crumb for below in branch.below],
        own_title=branch.crumb.label,
    )
    yield from paged(page, own, no_roles)


def _neighbours(key: str, catalogue: Catalogue) -> Trail:
    """Give the section above one, and all sections below that, unless it is in the menu."""
    vocabulary = catalogue.vocabulary
    above = vocabulary.sections[key].parent
    if vocabulary.sections[key].menu or above is None:
        return ()
    trail = section_trail(vocabulary, above)
    beside = (section_trail(vocabulary, one)[-1] for one in vocabulary.children(above))
    return (trail[-1], *beside)


def way_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the pages of every way in: its index, and a page for each of its entries."""
    told = cache(partial(parts_told, vocabulary=catalogue.vocabulary))
    for what, way in WAYS.items():
        maps = partial(programmes_maps, catalogue) if what == "country" else list
        index = way_index(way, catalogue, partial(entries, what, catalogue), maps)
        yield index
        for key in catalogue.listings.get(what, {}):
            yield from _entry(what, key, catalogue, index.trail, told)


def entries(what: What, catalogue: Catalogue) -> list[Counted]:
    """List the entries of a way in, in its order, each with the number of its programmes."""
    way, listings = WAYS[what], catalogue.listings.get(what, {})
    keys = way.in_order(listings, catalogue.vocabulary)
    return [Counted(way.entry(key, catalogue.vocabulary), len(listings[key])) for key in keys]


def programmes_maps(catalogue: Catalogue) -> list[WorldMap]:
    """Draw how many programmes name each country, and what is crowded there once more, larger."""
    listed = catalogue.listings.get("country", {})
    in_order = sorted(listed, key=catalogue.vocabulary.country_name)
    numbers = {code: Count(len(listed[code])) for code in in_order}
    near = {code: number for code, number in numbers.items() if code in CROWDED}
    world = world_map(numbers, catalogue.vocabulary)
    most = max((number.value for number in numbers.values()), default=0)
    larger = world_map(near, catalogue.vocabulary, most) if len(near) > len(CROWDED) / 2 else None
    return [one for one in (world, larger) if one]


def way_index(
    way: Way,
    catalogue: Catalogue,
    entries: Callable[[], list[Counted]],
    maps: Callable[[], list[WorldMap]] = list,
) -> Page:
    """Describe the index of a way in, with its entries and the maps above these."""
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    return Page(
        address=way.index,
        trail=(*above, Crumb(way.label, way.index)),
        description=way.about,
        template="way.html",
        values=lambda: {"way": way, "entries": entries(), "maps": maps()},
        updated=catalogue.updated,
        listing=lambda: [entry.crumb for entry in entries()],
    )


def _entry(
    what: What, key: str, catalogue: Catalogue, above: Trail, told: Callable[[Programme], Told]
) -> Iterator[Page]:
    way, vocabulary, programmes = WAYS[what], catalogue.vocabulary, catalogue.listings[what][key]
    crumb, by_year = way.entry(key, vocabulary), what not in {"year", "fiscal year"}
    page = Page(
        address=crumb.address,
        trail=(*above, crumb),
        description=f"{way.label}: {crumb.label}. {way.lead}",
        template="entry.html",
        values=lambda: {
            "lead": way.lead,
            "facts": organisation_facts(key, vocabulary) if what == "organisation" else [],
            **(summary(what, key, catalogue) if by_year else {"summed": []}),
        },
        updated=newest(programmes),
        file=way.file,
    )
    rows = partial(appearances, what, key, label=crumb.label, told=told)
    narrow = f"{BROWSE}?{what}={key}" if what in FACETS else ""
    yield from paged(page, programmes, rows, narrow, years=by_year)


def summary(what: What, key: str, catalogue: Catalogue) -> dict[str, Any]:
    """Give the facts about an entry, a chart of its programmes by year, and the numbers of both."""
    found = catalogue.sums(what, key)
    return {
        "sums": found,
        "summed": [(label, words) for label, words in _facts(what, found) if words],
        "chart": chart({"": found.numbers}),
    }


def _facts(what: What, found: Sums) -> Iterator[tuple[str, str]]:
    years = list(found.years)
    span = " to ".join(dict.fromkeys(map(str, years[:1] + years[-1:])))
    gaps = years and years[-1] - years[0] >= len(years)
    between = f"{len(years)} between {years[0]} and {years[-1]}" if gaps else span
    yield "Years active", between
    yield "Programmes", grouped(found.whole.number)
    yield "Participants", people(found.whole)
    for label, roles in PARTS.items() if what in {"country", "organisation"} else ():
        number = sum(often for some, often in found.roles.items() if not roles.isdisjoint(some))
        yield label, many(number, "programme") if number else ""
