"""Prints pages without a build, so that tests can question them."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from programmes.catalogue.catalogue import Catalogue
from programmes.render import records, site
from programmes.render.page import Page
from programmes.render.renderer import Renderer, environment
from programmes.settings import UNSET, Settings

TEMPLATES = environment()
"""Templates know nothing of a catalogue: they are compiled once for all tests."""


def described(catalogue: Catalogue, settings: Settings = UNSET) -> dict[str, Page]:
    """The descriptions of all pages by address."""
    return {page.address: page for page in site.pages(catalogue, settings)}


def body(page: Page, catalogue: Catalogue, settings: Settings = UNSET) -> LexborHTMLParser:
    """The body of a page as a tree."""
    return LexborHTMLParser(Renderer(catalogue, settings, TEMPLATES).render(page).body)


def bodies(catalogue: Catalogue, settings: Settings = UNSET) -> dict[str, LexborHTMLParser]:
    """The bodies of all pages by address, as trees."""
    renderer = Renderer(catalogue, settings, TEMPLATES)
    return {
        page.address: LexborHTMLParser(renderer.render(page).body)
        for page in site.pages(catalogue, settings)
    }


def record(catalogue: Catalogue, key: str, settings: Settings = UNSET) -> LexborHTMLParser:
    """The body of the page of a record, as a tree."""
    return body(records.page(catalogue.at[key], catalogue, settings), catalogue, settings)
