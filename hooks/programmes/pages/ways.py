"""Turns the ways in into pages: an index of each, and a page for every entry that records name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.filing.places import section_trail
from programmes.filing.programme import Crumb, newest, pages_of
from programmes.filing.ways import WAYS
from programmes.pages.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue import Catalogue
    from programmes.filing.mentions import What
    from programmes.filing.programme import Programme, Trail
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer


# Where the names of entries are kept; those of countries and years come from elsewhere.
FILES: dict[What, str] = {
    "organisation": "content/vocabulary/organisations.yml",
    "region": "content/vocabulary/places.yml",
    "topic": "content/vocabulary/topics.yml",
}


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make the pages of every way in."""
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
