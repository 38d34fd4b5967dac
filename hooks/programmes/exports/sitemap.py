"""Turns the addresses of all pages into sitemap.xml (sitemaps.org) and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jinja2 import Environment

    from programmes.settings import Settings


def sitemap(pages: Mapping[str, date | None], settings: Settings, templates: Environment) -> bytes:
    """Write sitemap.xml; `pages` gives the day of the last change by address, where it is known."""
    listed = [(settings.url(address), changed) for address, changed in sorted(pages.items())]
    return templates.get_template("sitemap.xml").render(pages=listed).encode()


def robots(settings: Settings) -> bytes:
    """Write robots.txt: everything may be read, and the sitemap says what there is."""
    return f"User-agent: *\nAllow: /\nSitemap: {settings.url('sitemap.xml')}\n".encode()
