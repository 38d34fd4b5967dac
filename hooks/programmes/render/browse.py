"""Turns the catalogue into the list of all programmes, with filters, and the page of the search.

The pages are whole without a script. Where one runs, it narrows and sorts the list with an index,
which it fetches when a filter is touched. What is chosen stands in the address, and other pages
lead there: browse/?country=LA&country=VN&year=2019&topic=patents&organisation=wipo&kind=events&q=.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.series import INDEX as INDEX_OF_SERIES
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.render.page import Page
from programmes.render.paging import no_roles, paged
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What


ON_A_PAGE: Final = 50
"""So many programmes stand on a page at most."""
FACETS: Final[tuple[What, ...]] = ("country", "year", "organisation", "topic")
"""The ways in by which the list can be narrowed, besides the kind."""


class Option(NamedTuple):
    """A choice of a facet, with the number of programmes that it leaves."""

    value: str
    label: str
    number: int


class Facet(NamedTuple):
    """A question by which the list can be narrowed."""

    name: str
    """Its name in the address: ?country=VN."""
    label: str
    options: tuple[Option, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the pages of the list; a script works on the first of them."""
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    page = Page(
        address=addresses.BROWSE,
        trail=(*above, Crumb("All programmes", addresses.BROWSE)),
        description="All programmes, newest first; the list can be narrowed by kind, country, "
        "year, organisation and topic.",
        template="browse.html",
        values=lambda: {
            "facets": facets(catalogue),
            "index": addresses.LOOKUP,
            "ways": ways(catalogue),
        },
    )
    listed = paged(page, catalogue.programmes, no_roles, size=ON_A_PAGE, years=False)
    # Programs have data/programmes.json: their names in JSON-LD would be a fifth of the page.
    return (replace(one, listing=tuple) for one in listed)


def ways(catalogue: Catalogue) -> list[Crumb]:
    """Give the indexes of the ways in."""
    return [
        *(Crumb(way.label, way.index) for what, way in WAYS.items() if what in catalogue.listings),
        *([Crumb("Series", INDEX_OF_SERIES)] if catalogue.series else []),
    ]


def facets(catalogue: Catalogue) -> list[Facet]:
    """Give every facet with its choices, in the order of the indexes of the ways in."""
    by_kind = tuple(
        Option(key, kind.plural, len(catalogue.of_kind(key)))
        for key, kind in KINDS.items()
        if catalogue.of_kind(key)
    )
    return [Facet("kind", "Kind", by_kind), *(_facet(what, catalogue) for what in FACETS)]


def _facet(what: What, catalogue: Catalogue) -> Facet:
    way, listed = WAYS[what], catalogue.listings.get(what, {})
    options = (
        Option(key, way.name(key, catalogue.vocabulary), len(listed[key]))
        for key in way.in_order(listed, catalogue.vocabulary)
    )
    return Facet(what, what.capitalize(), tuple(options))


def search_page(catalogue: Catalogue) -> Page:
    """Describe the page of the search, which a script fills; without one, it leads to the ways in.

    What is searched for stands in its address: search/?q=patent.
    """
    root = next(iter(catalogue.vocabulary.sections))
    return Page(
        address=addresses.SEARCH,
        trail=(*section_trail(catalogue.vocabulary, root), Crumb("Search", addresses.SEARCH)),
        description="Search the names, the titles and the full texts of this catalogue.",
        template="search.html",
        values=lambda: {
            "facets": [facet for facet in facets(catalogue) if facet.name in {"kind", "year"}],
            "index": addresses.LOOKUP,
            "ways": ways(catalogue),
        },
    )
