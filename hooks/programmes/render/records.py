"""Turns each programme into its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.render import linked_programmes
from programmes.render.page import Page

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.settings import Settings


def page(programme: Programme, catalogue: Catalogue, settings: Settings) -> Page:
    """Describe the page of one programme."""
    return Page(
        address=programme.address,
        trail=programme.trail,
        description=programme.card.description,
        template="record.html",
        values=lambda: {"programme": programme},
        updated=programme.updated,
        file=programme.path,
        about=partial(linked_programmes.about, programme, catalogue, settings.site_url),
        source=programme.source,
    )
