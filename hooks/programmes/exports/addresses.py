"""Lists the addresses of a site: data/addresses.json for the next one, sitemap.xml, robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.settings import Settings

PATH: Final = "data/addresses.json"
INDEX: Final = "index.html"
NOT_LISTED: Final = ("assets/", "pagefind/", "404.html")
"""What only our own pages ask for, by names that may change with each build."""


class Addresses(BaseModel):
    """The addresses of a site from its root, and what records are called there."""

    model_config = ConfigDict(frozen=True)

    addresses: tuple[str, ...]
    """Where something stands: countries/vn/, countries/vn/feed.xml."""
    ids: dict[str, str]
    """The id of each record, by which feeds and calendars know it, with the address of its page."""
    former: dict[str, str] = {}
    """The former address of each renamed record, as it is written, with that of its page."""
    retired: tuple[str, ...] = ()
    """The addresses that were withdrawn, as they are written, with all that stood below them."""


def addresses_json(paths: Iterable[str], catalogue: Catalogue) -> str:
    """Write the list of a site that has files at these paths, an address a line."""
    programmes = catalogue.programmes
    listed = Addresses(
        addresses=tuple(
            sorted(_address(path) for path in paths if not path.startswith(NOT_LISTED))
        ),
        ids=dict(sorted((one.id, one.address) for one in programmes)),
        former=dict(
            sorted((old, one.address) for one in programmes for old in one.record.redirect_from)
        ),
        retired=tuple(sorted(catalogue.retired)),
    )
    return listed.model_dump_json(indent=1) + "\n"


def sitemap(pages: Mapping[str, date | None], settings: Settings, templates: Environment) -> bytes:
    """Write sitemap.xml; `pages` gives the day of the last change by address, where it is known."""
    listed = [(settings.url(address), changed) for address, changed in sorted(pages.items())]
    return templates.get_template("sitemap.xml").render(pages=listed).encode()


def robots(settings: Settings) -> bytes:
    """Write robots.txt: everything may be read, and the sitemap says what there is."""
    sitemap = f"Sitemap: {settings.url('sitemap.xml')}\n" if settings.site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()


def _address(path: str) -> str:
    return path.removesuffix(INDEX) if path.rpartition("/")[2] == INDEX else path
