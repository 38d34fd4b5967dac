"""Turns each programme into its page: facts, what its source says, and tables of the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from programmes.catalogue.card import blocks
from programmes.catalogue.related import related
from programmes.render import linked_programmes
from programmes.render.facts import facts, first_facts
from programmes.render.opening import opening
from programmes.render.page import Page
from programmes.render.record_tables import tables
from programmes.schema.blocks import Figure, Figures

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
        "opening": opening(programme, catalogue),
        "first_facts": first_facts(programme, catalogue),
        "facts": facts(programme, catalogue),
        "lacks_photographs": _lacks_photographs(programme, catalogue),
        "tables": tables(programme, catalogue),
        "related": related(programme, catalogue),
    }


def _lacks_photographs(programme: Programme, catalogue: Catalogue) -> bool:
    """Whether a photograph whose caption is printed stands on the source page alone."""
    printed = (programme, *(catalogue.at[key] for key in programme.card.children))
    found = (block for one in printed for _, block in blocks(one.record.body))
    pictures = [
        picture
        for block in found
        if isinstance(block, Figure | Figures)
        for picture in ([block.figure] if isinstance(block, Figure) else block.figures)
    ]
    return any(not picture.file for picture in pictures)
