"""Prints pages without a build, so that tests can question them."""

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from built import squeeze
from programmes.catalogue.catalogue import Catalogue
from programmes.render import records, site
from programmes.render.page import Page
from programmes.render.renderer import Renderer, environment
from programmes.settings import UNSET, Settings

Bodies = dict[str, LexborHTMLParser]
"""Bodies of pages by address."""
TEMPLATES = environment()
"""Templates know nothing of a catalogue: they are compiled once for all tests."""


def described(catalogue: Catalogue, settings: Settings = UNSET) -> dict[str, Page]:
    """The descriptions of all pages by address."""
    return {page.address: page for page in site.pages(catalogue, settings)}


def body(page: Page, catalogue: Catalogue, settings: Settings = UNSET) -> LexborHTMLParser:
    """The body of a page as a tree."""
    return LexborHTMLParser(Renderer(catalogue, settings, TEMPLATES).render(page).body)


def bodies(catalogue: Catalogue, settings: Settings = UNSET) -> Bodies:
    """The bodies of all pages by address, as trees."""
    renderer = Renderer(catalogue, settings, TEMPLATES)
    return {
        page.address: LexborHTMLParser(renderer.render(page).body)
        for page in site.pages(catalogue, settings)
    }


def record(catalogue: Catalogue, key: str, settings: Settings = UNSET) -> LexborHTMLParser:
    """The body of the page of a record, as a tree."""
    return body(records.page(catalogue.at[key], catalogue, settings), catalogue, settings)


def facts(page: LexborHTMLParser) -> dict[str, str]:
    """The facts at the top of a page, each by its label."""
    rows = (
        [squeeze(one.text()) for one in row.css("dt, dd")] for row in page.css("dl.facts > div")
    )
    return {label: " ".join(said) for label, *said in rows}


def cells(rows: Iterable[LexborNode]) -> list[list[str]]:
    """What stands in each cell of rows of a table."""
    return [[squeeze(cell.text()) for cell in row.css("th, td")] for row in rows]
