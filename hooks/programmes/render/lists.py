"""Turns kinds, sections and ways in into pages that list programmes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.programme import Crumb, newest, pages_of
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme, Trail
    from programmes.render.page import Page
    from programmes.render.renderer import Renderer


class Counted(NamedTuple):
    """A kind, a section, a way in or an entry of one, as lists of them show it."""

    crumb: Crumb
    number: int
    """How many stand there; none is not shown."""
    about: str | None = None
    """A sentence on what stands there."""


def kind_pages(renderer: Renderer) -> Iterator[Page]:
    """Make the index page of every kind."""
    catalogue = renderer.catalogue
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    for key, kind in KINDS.items():
        programmes = catalogue.of_kind(key)
        yield renderer.page(
            "kind.html",
            address=f"{key}/",
            trail=(*above, Crumb(kind.plural, f"{key}/")),
            description=kind.about,
            updated=newest(programmes),
            listing=partial(pages_of, programmes),
            of=programmes,
            kind=kind,
            programmes=programmes,
        )


FEW = 20
"""So many programmes from further down are listed on a page that has none of its own."""


class Branch(NamedTuple):
    """A node of the trails as its ancestors list it, with all nodes below it."""

    crumb: Crumb
    about: str | None
    programmes: tuple[Programme, ...]
    """All programmes below it, however deep."""
    below: tuple[Branch, ...]


def section_pages(renderer: Renderer) -> Iterator[Page]:
    """Make the landing page of every node of the trails that has no hand-written page."""
    for key, section in renderer.catalogue.vocabulary.sections.items():
        if section.page is None:
            yield _page(key, renderer)


def sections_below(section: str, catalogue: Catalogue) -> tuple[Branch, ...]:
    """Give the nodes below a section as a tree; those of the menu stand in the menu instead."""
    vocabulary = catalogue.vocabulary
    keys = (key for key in vocabulary.children(section) if not vocabulary.sections[key].menu)
    return tuple(_branch(key, catalogue) for key in keys)


def _branch(section: str, catalogue: Catalogue) -> Branch:
    entry = catalogue.vocabulary.sections[section]
    crumb = section_trail(catalogue.vocabulary, section)[-1]
    below, programmes = sections_below(section, catalogue), catalogue.below.get(crumb.address, ())
    return Branch(crumb, entry.about, programmes, below)


def _page(key: str, renderer: Renderer) -> Page:
    catalogue, section = renderer.catalogue, renderer.catalogue.vocabulary.sections[key]
    branch = _branch(key, catalogue)
    own = [one for one in branch.programmes if one.head.section == key]
    deeper = [one for one in branch.programmes if one.head.section]
    return renderer.page(
        "section.html",
        address=branch.crumb.address,
        trail=section_trail(catalogue.vocabulary, key),
        file="content/vocabulary/sections.yml",
        description=section.about or f"What the catalogue holds under {section.label}.",
        updated=newest(branch.programmes),
        listing=lambda: [*(one.crumb for one in branch.below), *pages_of(own)],
        of=branch.programmes,
        branch=branch,
        own=own,
        deeper=deeper if not own and len(deeper) <= FEW else [],
    )


# Where the names of entries are kept; those of countries and years come from elsewhere.
FILES: dict[What, str] = {
    "organisation": "content/vocabulary/organisations.yml",
    "region": "content/vocabulary/places.yml",
    "topic": "content/vocabulary/topics.yml",
}


def way_pages(renderer: Renderer) -> Iterator[Page]:
    """Make the way_pages of every way in."""
    for what in WAYS:
        yield _index(what, renderer)
        for key, listed in renderer.catalogue.listings.get(what, {}).items():
            yield _entry(what, key, listed, renderer)


def counted(what: What, catalogue: Catalogue) -> list[Counted]:
    """List the entries of a way in, in its order, each with the number of its programmes."""
    way, listings = WAYS[what], catalogue.listings.get(what, {})
    keys = way.in_order(listings, catalogue.vocabulary)
    return [Counted(way.entry(key, catalogue.vocabulary), len(listings[key])) for key in keys]


def _above(what: What, catalogue: Catalogue) -> Trail:
    way = WAYS[what]
    return (*section_trail(catalogue.vocabulary, "jpo-activities"), Crumb(way.label, way.index))


def _index(what: What, renderer: Renderer) -> Page:
    return renderer.page(
        "way.html",
        address=WAYS[what].index,
        trail=_above(what, renderer.catalogue),
        description=WAYS[what].about,
        updated=renderer.catalogue.updated,
        listing=lambda: [one.crumb for one in counted(what, renderer.catalogue)],
        way=WAYS[what],
        entries=counted(what, renderer.catalogue),
    )


def _entry(what: What, key: str, listed: tuple[Programme, ...], renderer: Renderer) -> Page:
    way, vocabulary = WAYS[what], renderer.catalogue.vocabulary
    crumb = way.entry(key, vocabulary)
    return renderer.page(
        "entry.html",
        address=crumb.address,
        trail=(*_above(what, renderer.catalogue), crumb),
        description=f"{way.label}: {crumb.label}. {way.lead}",
        file=FILES.get(what, ""),
        updated=newest(listed),
        listing=partial(pages_of, listed),
        lead=way.lead,
        organisation=vocabulary.organisations[key] if what == "organisation" else None,
        of=listed,
        what=what,
        key=key,
        programmes=listed,
    )
