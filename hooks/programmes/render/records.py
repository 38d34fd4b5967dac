"""Turns each programme into its page: facts, what its source says, and tables of the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from programmes.render import linked_programmes
from programmes.render.facts import facts
from programmes.render.page import Page
from programmes.render.record_tables import tables

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
        values=partial(_values, programme, catalogue),
        updated=programme.updated,
        file=programme.path,
        about=partial(linked_programmes.about, programme, catalogue, settings.site_url),
        source=programme.source,
    )


def _values(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "programme": programme,
        "facts": facts(programme, catalogue),
        "tables": tables(programme, catalogue),
    }
