"""Gives what stands at the addresses that something had before: nothing published dies there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.retirements import page_names
from programmes.exports.objects import as_json
from programmes.render.page import path_of, to_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.retirement import Retirement
    from programmes.settings import Settings

    Outputs = Iterator[tuple[str, Callable[[], bytes]]]


def outputs(catalogue: Catalogue, settings: Settings, templates: Environment) -> Outputs:
    """Give the path of each file at a former address, and what makes it.

    A page leads on, or says why nothing stands there any more. The other forms of a record stand
    at both of its addresses, since no program follows the link of a page.
    """
    for address, crumb in _renamed(catalogue):
        yield path_of(address), partial(_redirect, address, crumb, settings, templates)
    for programme in catalogue.programmes:
        make = partial(as_json, programme, catalogue.vocabulary, settings.site_url)
        for former in programme.record.redirect_from:
            yield addresses.as_json(f"{former}/"), make
            yield addresses.source(f"{former}/"), programme.card.text.encode
    names = page_names(catalogue) if catalogue.retired else {}
    for address, retirement in catalogue.retired.items():
        if "." not in address.rpartition("/")[2]:  # a file has no page
            page = f"{address}/"
            yield path_of(page), partial(_withdrawn, page, retirement, names, settings, templates)


def _renamed(catalogue: Catalogue) -> Iterator[tuple[str, Crumb]]:
    for programme in catalogue.programmes:
        for former in programme.record.redirect_from:
            yield f"{former}/", Crumb(programme.name, programme.address)
            if programme.timetable:
                crumb = Crumb(f"{programme.name}: timetable", programme.timetable_address)
                yield addresses.timetable(f"{former}/"), crumb


def _redirect(address: str, crumb: Crumb, settings: Settings, templates: Environment) -> bytes:
    page = templates.get_template("redirect.html").render(
        crumb=crumb, root=to_root(address), canonical=settings.url(crumb.address)
    )
    return page.encode()


def _withdrawn(
    address: str,
    retirement: Retirement,
    names: dict[str, str],
    settings: Settings,
    templates: Environment,
) -> bytes:
    other = retirement.instead
    page = templates.get_template("retired.html").render(
        retirement=retirement,
        instead=Crumb(names.get(other, other), f"{other}/") if other else None,
        root=to_root(address),
        settings=settings,
    )
    return page.encode()
