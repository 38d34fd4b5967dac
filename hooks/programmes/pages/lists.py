"""Turns kinds and sections into the pages that lead to their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.filing import section_trail
from programmes.programme import Crumb
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
            kind=kind,
            programmes=catalogue.of_kind(key),
        )


def section_pages(renderer: Renderer) -> Iterator[Page]:
    """Make the landing page of every node of the trails that has no hand-written page."""
    catalogue, vocabulary = renderer.catalogue, renderer.catalogue.vocabulary
    for key, section in vocabulary.sections.items():
        if section.page is not None:
            continue
        yield renderer.page(
            "section.html",
            address=vocabulary.section_address(key),
            trail=section_trail(vocabulary, key),
            description=section.about or f"What the catalogue holds under {section.label}.",
            section=section,
            below=[section_trail(vocabulary, child)[-1] for child in vocabulary.children(key)],
            programmes=[one for one in catalogue.programmes if one.record.section == key],
        )
