"""Turns former addresses into pages that lead on, without a script and without a server's help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.render.page import to_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.settings import Settings


def outputs(
    catalogue: Catalogue, settings: Settings, templates: Environment
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of a page for every address that a record had before, and what makes it."""
    for former, crumb in _renamed(catalogue):
        yield f"{former}/index.html", partial(_redirect, former, crumb, settings, templates)


def _redirect(former: str, crumb: Crumb, settings: Settings, templates: Environment) -> bytes:
    page = templates.get_template("redirect.html").render(
        crumb=crumb, root=to_root(f"{former}/"), canonical=settings.url(crumb.address)
    )
    return page.encode()


def _renamed(catalogue: Catalogue) -> Iterator[tuple[str, Crumb]]:
    for programme in catalogue.programmes:
        for former in programme.record.redirect_from:
            yield former, Crumb(programme.name, programme.address)
            if programme.timetable:
                address = addresses.timetable(f"{former}/")[:-1]
                crumb = Crumb(f"{programme.name}: timetable", programme.timetable_address)
                yield address, crumb
