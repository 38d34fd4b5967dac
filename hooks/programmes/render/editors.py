"""Turns the table of rules into the page "Messages": what each code means, and its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue.trails import section_trail
from programmes.reader.characters import apart
from programmes.render import field_reference
from programmes.rules import CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.render.page import Page
    from programmes.render.renderer import Renderer


def page(renderer: Renderer) -> Page:
    """Make the page, in the place that the vocabulary gives it; each code is an anchor."""
    return renderer.page(
        "messages.html",
        address="messages/",
        trail=section_trail(renderer.catalogue.vocabulary, "messages"),
        description="Every message of the check: what it means, an example, and the cure.",
        chapters=CHAPTERS,
        apart=apart,
    )


PAGES = {"field-reference": field_reference.page, "messages": page}


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make each page for which the vocabulary has a node of its name."""
    for section, make in PAGES.items():
        if section in renderer.catalogue.vocabulary.sections:
            yield make(renderer)
