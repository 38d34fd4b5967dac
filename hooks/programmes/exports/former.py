"""Gives what stands at the addresses that something had before: nothing that was published dies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.ways import WAYS
from programmes.exports import calendars
from programmes.exports.data import alternates
from programmes.exports.objects import as_json
from programmes.render.page import path_of, to_root
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment, Template

    from programmes.catalogue.catalogue import Catalogue
    from programmes.settings import Settings

    Outputs = Iterator[tuple[str, Callable[[], bytes]]]

FORMS: Final = ("index.json", "record.yml", "feed.xml", "calendar.ics")
"""The other forms of a page: of a record the first two, of a country the others."""


def outputs(catalogue: Catalogue, settings: Settings, templates: Environment) -> Outputs:
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
            yield addresses.source(f"{old}/"), partial(bytes, programme.card.data)
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
