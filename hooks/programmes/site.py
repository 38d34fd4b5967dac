"""Makes every file of the site that follows from the records: pages in their frame, and data."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from programmes import json_schemas
from programmes.annotations import annotated
from programmes.exports.redirects import redirects
from programmes.exports.sitemap import robots, sitemap
from programmes.exports.sources import sources
from programmes.pages import browse, data
from programmes.pages import site as pages
from programmes.problems import Problem, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from programmes.catalogue import Catalogue
    from programmes.exports.offer import Offer
    from programmes.frame import Frame


class AddressTaken(Exception):  # noqa: N818 - it names what happened
    """Two files would stand at one address of the site, and the second would win in silence."""


def files(
    offer: Offer, frame: Frame, root: Path, written: Mapping[str, date | None]
) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each file, from the root of the site.

    `root` is the folder of the project, below which the records are. `written` are the pages
    that MkDocs makes, each with the day of its last change where that is known.
    """
    renderer, changed = offer.renderer, dict(written)
    for page in chain(pages.build(renderer), [data.page(offer)]):
        changed[page.address] = page.updated
        yield f"{page.address}index.html", frame.render(annotated(page, offer))
    yield from browse.index(renderer.catalogue)
    yield from offer.files()
    yield from sources(renderer.catalogue, root)
    yield from redirects(renderer)
    yield "sitemap.xml", sitemap(changed, renderer.settings, renderer.templates)
    yield "robots.txt", robots(renderer.settings)
    for name, text in json_schemas.files(renderer.catalogue.vocabulary, frame.site_url):
        yield f"schema/{name}", text


def distinct(
    made: Iterable[tuple[str, str]], others: Mapping[str, str], catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """Hand on the files that are made, as long as each path is free.

    `others` tells which file of the content stands at which path of the site by itself.
    Raises AddressTaken with a report that names both files.
    """
    taken = dict(others)
    for path, text in made:
        record = catalogue.at.get(path.removesuffix("/index.html"))
        origin = record.path if record else f"the {path} that is made from the records"
        if path in taken:
            raise AddressTaken(as_text([_taken(path, origin, taken[path])]))
        taken[path] = origin
        yield path, text


def _taken(path: str, origin: str, other: str) -> Problem:
    return Problem(
        code="address-taken",
        path=origin,
        line=0,
        column=0,
        message=f"the address /{path.removesuffix('index.html')} is taken by {other}",
        help="two pages cannot share an address; rename one of the files",
    )


def write(folder: Path, path: str, text: str) -> None:
    """Write one file of the site."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
