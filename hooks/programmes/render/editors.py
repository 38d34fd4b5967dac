"""Describes the pages for editors that follow from the schema and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue.trails import section_trail
from programmes.reader import rules
from programmes.reader.characters import apart
from programmes.render import field_reference
from programmes.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe each page for editors for which the vocabulary has a node of its name."""
    for section, describe in PAGES.items():
        if section in catalogue.vocabulary.sections:
            yield describe(catalogue)


def messages(catalogue: Catalogue) -> Page:
    """Describe the page of all messages; each code is an anchor."""
    return Page(
        address="messages/",
        trail=section_trail(catalogue.vocabulary, "messages"),
        description="Every message of the check: what it means, an example, and the cure.",
        template="messages.html",
        values=lambda: {"chapters": rules.chapters(), "apart": apart},
    )


PAGES = {"field-reference": field_reference.page, "messages": messages}
