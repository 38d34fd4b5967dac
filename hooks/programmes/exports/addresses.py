"""Lists the addresses of a site, and gives what stands at those that something had before.

The list is data/addresses.json for the next site, and sitemap.xml; nothing that was published dies.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.ways import WAYS
from programmes.exports import calendars
from programmes.exports.data import alternates
from programmes.exports.objects import as_json
from programmes.render.page import path_of, to_root
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from jinja2 import Environment, Template

    from programmes.catalogue.catalogue import Catalogue
    from programmes.settings import Settings

    Outputs = Iterator[tuple[str, Callable[[], bytes]]]

PATH: Final = "data/addresses.json"
INDEX: Final = "index.html"
NOT_LISTED: Final = ("assets/", "pagefind/", "404.html")
"""What only our own pages ask for, by names that may change with each build."""
FORMS: Final = ("index.json", "record.yml", "feed.xml", "calendar.ics")
"""The other forms of a page: of a record the first two, of a country the others."""


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


def former(catalogue: Catalogue, settings: Settings, templates: Environment) -> Outputs:
    """Give the path of each file at a former address, and what makes it.

    A page leads on, or says why nothing stands there any more. The other forms of a record stand
    at both of its addresses, since no program follows the link of a page.
    """
    for address, crumb in _renamed(catalogue):
        yield path_of(address), partial(_redirect, address, crumb, settings, templates)
    for programme in catalogue.programmes:
        make = partial(as_json, programme, catalogue.vocabulary, settings.site_url)
        for old in programme.record.redirect_from:
            yield addresses.as_json(f"{old}/"), make
            yield addresses.source(f"{old}/"), programme.card.text.encode
    if not catalogue.retired:
        return
    names = catalogue.page_names
    standing = {form.href for forms in alternates(catalogue).values() for form in forms}
    for address, retirement in catalogue.retired.items():
        other = retirement.instead
        for path in (one for one in _forms(address) if one not in standing):
            folder, _, form = path.rpartition("/")
            way = f"{other}/{form}" if f"{other}/{form}" in standing else f"{other}/"
            template = templates.get_template(f"retired.{form.rpartition('.')[2]}")
            instead = Crumb(names.get(other, other), way) if other else None
            told: dict[str, Any] = {"retirement": retirement, "instead": instead, "path": path}
            told |= {"root": to_root(f"{folder}/"), "settings": settings}
            yield path, partial(_withdrawn, template, told)


def _forms(address: str) -> list[str]:
    """Give the paths of what stood at an address: a page and its other forms, or one of these."""
    if "." in address.rpartition("/")[2]:
        return [address] * address.endswith(FORMS)
    followed = FORMS[2:] if address.startswith(WAYS["country"].index) else ()
    forms = FORMS[:2] if address.partition("/")[0] in KINDS else followed
    return [f"{address}/{form}" for form in ("index.html", *forms)]


def _renamed(catalogue: Catalogue) -> Iterator[tuple[str, Crumb]]:
    for programme in catalogue.programmes:
        for old in programme.record.redirect_from:
            yield f"{old}/", Crumb(programme.name, programme.address)
            if programme.timetable:
                crumb = Crumb(f"{programme.name}: timetable", programme.timetable_address)
                yield addresses.timetable(f"{old}/"), crumb


def _redirect(address: str, crumb: Crumb, settings: Settings, templates: Environment) -> bytes:
    page = templates.get_template("redirect.html").render(
        crumb=crumb, root=to_root(address), canonical=settings.url(crumb.address)
    )
    return page.encode()


def _withdrawn(template: Template, told: dict[str, Any]) -> bytes:
    text = template.render(told)
    is_calendar = template.name == "retired.ics"
    return b"".join(map(calendars.folded, text.splitlines())) if is_calendar else text.encode()
