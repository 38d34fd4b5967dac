"""Makes the pages for editors that follow from the schema and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.pages import field_reference, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer

PAGES = {"field-reference": field_reference.page, "messages": messages.page}


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make each page for which the vocabulary has a node of its name."""
    for section, make in PAGES.items():
        if section in renderer.catalogue.vocabulary.sections:
            yield make(renderer)
