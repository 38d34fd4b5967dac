"""Turns the addresses of all pages into sitemap.xml (sitemaps.org) and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.ways import WAYS
from programmes.render.page import to_root
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.render.renderer import Renderer
    from programmes.settings import Settings


def sitemap(pages: Mapping[str, date | None], settings: Settings, templates: Environment) -> str:
    """Write sitemap.xml; `pages` gives the day of the last change by address, where it is known."""
    listed = [(settings.url(address), changed) for address, changed in sorted(pages.items())]
    return templates.get_template("sitemap.xml").render(pages=listed)


def robots(settings: Settings) -> str:
    """Write robots.txt: everything may be read, and the sitemap says what there is."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.url('sitemap.xml')}\n"


def redirects(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Give the path and the text of a page for every address that something had before."""
    template = renderer.templates.get_template("redirect.html")
    for former, crumb in (*_renamed(renderer.catalogue), *_retired(renderer.catalogue)):
        text = template.render(
            crumb=crumb,
            root=to_root(f"{former}/"),
            canonical=renderer.settings.url(crumb.address),
        )
        yield f"{former}/index.html", text


def _renamed(catalogue: Catalogue) -> Iterator[tuple[str, Crumb]]:
    for one in catalogue.programmes:
        for former in one.head.redirect_from:
            yield former, Crumb(one.name, one.address)
            if one.head.timetable:
                address = addresses.timetable(f"{former}/")[:-1]
                yield address, Crumb(f"{one.name}: timetable", one.timetable_address)


def _retired(catalogue: Catalogue) -> Iterator[tuple[str, Crumb]]:
    """Lead from pages that are no more to the page above; what is named again stands again."""
    above = {one.address: Crumb(one.name, one.address) for one in catalogue.programmes}
    above |= {way.index: Crumb(way.label, way.index) for way in WAYS.values()}
    above |= {f"{key}/": Crumb(kind.plural, f"{key}/") for key, kind in KINDS.items()}
    named = {
        WAYS[what].address(key)[:-1] for what, keys in catalogue.listings.items() for key in keys
    }
    for address in catalogue.retired:
        if address not in named:
            yield address, above.get(f"{address.rpartition('/')[0]}/", Crumb("Home", ""))
