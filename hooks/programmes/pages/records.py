"""Turns each programme into its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.dates import display
from programmes.pages.values import opening, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue import Catalogue
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
        of=_related(programme, renderer.catalogue),
    )


def _related(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    """List the programmes that the page of one tells of: also those printed in it or around it."""
    around = [programme.overview] if programme.overview else []
    return [programme, *[catalogue.at[key] for key in (*programme.children, *around)]]


def described(programme: Programme) -> str:
    """Describe the page of a programme for search engines."""
    return programme.keep("description", lambda: description(programme.record))


def description(record: Record) -> str:
    """Describe a page for search engines: its kind and dates, then its first words."""
    when = f", {display(record.dates)}" if record.dates else ""
    return summary(f"{record.singular}{when}. {opening(record)}")
