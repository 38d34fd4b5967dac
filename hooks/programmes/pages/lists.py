"""Turns each kind of record into the page that lists its records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.filing.places import section_trail
from programmes.filing.programme import Crumb, newest, pages_of
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer


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
