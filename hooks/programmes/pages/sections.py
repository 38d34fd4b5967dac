"""Turns the nodes of the trails into landing pages: what lies right below, and further down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.filing.places import section_trail
from programmes.filing.programme import newest, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue import Catalogue
    from programmes.filing.programme import Crumb, Programme
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer

FEW = 20
"""So many programmes from further down are listed on a page that has none of its own."""


class Branch(NamedTuple):
    """A node of the trails as its ancestors list it, with all nodes below it."""

    crumb: Crumb
    about: str | None
    programmes: tuple[Programme, ...]
    """All programmes below it, however deep."""
    below: tuple[Branch, ...]


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make the landing page of every node of the trails that has no hand-written page."""
    for key, section in renderer.catalogue.vocabulary.sections.items():
        if section.page is None:
            yield _page(key, renderer)


def sections_below(section: str, catalogue: Catalogue) -> tuple[Branch, ...]:
    """Give the nodes below a section as a tree; those of the menu stand in the menu instead."""
    vocabulary = catalogue.vocabulary
    keys = (key for key in vocabulary.children(section) if not vocabulary.sections[key].menu)
    return tuple(_branch(key, catalogue) for key in keys)


def _branch(section: str, catalogue: Catalogue) -> Branch:
    entry = catalogue.vocabulary.sections[section]
    crumb = section_trail(catalogue.vocabulary, section)[-1]
    below, programmes = sections_below(section, catalogue), catalogue.below.get(crumb.address, ())
    return Branch(crumb, entry.about, programmes, below)


def _page(key: str, renderer: Renderer) -> Page:
    catalogue, section = renderer.catalogue, renderer.catalogue.vocabulary.sections[key]
    branch = _branch(key, catalogue)
    own = [one for one in branch.programmes if one.head.section == key]
    deeper = [one for one in branch.programmes if one.head.section]
    return renderer.page(
        "section.html",
        address=branch.crumb.address,
        trail=section_trail(catalogue.vocabulary, key),
        file="content/vocabulary/sections.yml",
        description=section.about or f"What the catalogue holds under {section.label}.",
        updated=newest(branch.programmes),
        listing=lambda: [*(one.crumb for one in branch.below), *pages_of(own)],
        of=branch.programmes,
        branch=branch,
        own=own,
        deeper=deeper if not own and len(deeper) <= FEW else [],
    )
