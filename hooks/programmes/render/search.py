"""Describes the page of the search, which a script fills; without one, it leads to the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.trails import section_trail
from programmes.render.browse import facets, ways
from programmes.render.page import Page

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue


def page(catalogue: Catalogue) -> Page:
    """Describe the page; what is searched for stands in its address: search/?q=patent."""
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
