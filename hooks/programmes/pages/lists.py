"""Turns each kind of record into the page that lists its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.filing.places import section_trail
from programmes.filing.programme import Crumb, newest
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
        yield renderer.page(
            "kind.html",
            address=f"{key}/",
            trail=(*above, Crumb(kind.plural, f"{key}/")),
            description=kind.about,
            updated=newest(catalogue.of_kind(key)),
            items=[one.trail[-1] for one in catalogue.of_kind(key)],
            of=catalogue.of_kind(key),
            kind=kind,
            programmes=catalogue.of_kind(key),
        )
