"""Turns the table of rules into the page "Messages": what each code means, and its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.filing.places import section_trail
from programmes.problems.characters import apart
from programmes.rules import CHAPTERS

if TYPE_CHECKING:
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer


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
