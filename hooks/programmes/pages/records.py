"""Turns each programme into its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.dates import display
from programmes.pages.values import opening, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.filing.programme import Programme
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer
    from programmes.schema.records import Record


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make the page of every programme."""
    for programme in renderer.catalogue.programmes:
        yield page(programme, renderer)


def page(programme: Programme, renderer: Renderer) -> Page:
    """Make the page of one programme."""
    return renderer.page(
        "record.html",
        address=programme.address,
        trail=programme.trail,
        description=described(programme),
        programme=programme,
        file=programme.path,
        updated=programme.updated,
    )


def described(programme: Programme) -> str:
    """Describe the page of a programme for search engines."""
    return programme.keep("description", lambda: description(programme.record))


def description(record: Record) -> str:
    """Describe a page for search engines: its kind and dates, then its first words."""
    when = f", {display(record.dates)}" if record.dates else ""
    return summary(f"{record.singular}{when}. {opening(record)}")
