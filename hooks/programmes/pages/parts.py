"""The parts that a hand-written page can ask for, each made from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.pages.rendering import Renderer


def whats_new(renderer: Renderer, root: str) -> Markup:
    """List all programmes, the newest change first."""
    newest = sorted(renderer.catalogue.programmes, key=lambda one: one.record.updated, reverse=True)
    return renderer.part("entries.html", "entries", root, newest)


def kinds(renderer: Renderer, root: str) -> Markup:
    """List the kinds of programmes with their numbers."""
    counted = [(kind, len(renderer.catalogue.of_kind(key))) for key, kind in KINDS.items()]
    return renderer.part("entries.html", "kinds", root, counted)


def figure(renderer: Renderer, root: str, record: str, figure_id: str) -> Markup:
    """Quote one figure of a record, in words that link to it."""
    programme = renderer.catalogue.at[record]
    found = {one.id: one for one in programme.record.key_figures}[figure_id]
    words = found.printed or f"{found.value} {found.unit}"
    return Markup('<a href="{}{}#figure-{}">{}</a>').format(
        root, programme.address, found.id, escape(words)
    )


PARTS: dict[str, Callable[..., Markup]] = {
    "figure": figure,
    "kinds": kinds,
    "whats-new": whats_new,
}
