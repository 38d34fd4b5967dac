"""Makes every file of the site that follows from the records: pages in their frame, and data."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from programmes.editing import json_schemas
from programmes.exports.annotations import annotated
from programmes.exports.redirects import redirects
from programmes.exports.sitemap import robots, sitemap
from programmes.exports.sources import sources
from programmes.keeping.standing import Standing
from programmes.pages import browse, data
from programmes.pages import site as pages
from programmes.problems.report import Problem, as_text
from programmes.progress import SILENT
from programmes.publishing.together import shared
from programmes.writing import Shelf, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from programmes.catalogue import Catalogue
    from programmes.exports.offer import Offer
    from programmes.framing.frame import Frame
    from programmes.pages.page import Page
    from programmes.progress import Progress


NOWHERE: Final = {"", ".", ".."}
"""Parts that no path inside the site has: the first is that of an absolute path."""


class AddressTaken(Exception):  # noqa: N818 - it names what happened
    """Two files would stand at one address of the site, or one outside it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a site is built, and what stands there already."""

    project: Path
    """The folder of the project, below which the records are."""
    folder: Path
    """The folder of the site."""
    files: Mapping[str, str]
    """Which file of the content stands at which path of the site by itself."""
    pages: Mapping[str, date | None]
    """The addresses of hand-written pages, each with the day of its last change if it is known."""
    standing: Standing = field(default_factory=Standing)
    """The files of the last site."""


def write_all(ground: Ground, offer: Offer, frame: Frame, progress: Progress = SILENT) -> None:
    """Write every file of the site that follows from the records.

    Raises AddressTaken with a report that names both files where two would stand at one path.
    """
    paths = Paths(dict(ground.files), offer.catalogue)
    shelf = Shelf(ground.folder, paths.take, ground.standing)
    ground.standing.retain(ground.folder, ground.files)
    single, lists = list(pages.of_records(offer.renderer)), list(pages.of_all(offer.renderer))
    put = partial(_write_page, ground.folder, offer=offer, frame=frame)
    work = [partial(put, page) for page in _new(single, shelf)]
    # What lists and data say of each record is to be kept, so this process makes them.
    with progress.stage(len(work), "Writing pages") as tell, shared(work, tell):
        for page in _new(lists, shelf):
            put(page)
        delivered = offer.deliver(shelf)
        about = data.page(offer, delivered)
        shelf.write(_path(about), frame.render(annotated(about, offer, delivered)))
        sources(offer.catalogue, ground.project, shelf)
        dated = {page.address: page.updated for page in (*single, *lists, about)}
        for path, text in files(offer, {**ground.pages, **dated}):
            shelf.write(path, text)
        for path, key, make in kept(offer, frame):
            if not shelf.stands(path, key):
                shelf.put(path, make())
    ground.standing.clear(ground.folder, paths.taken)


def _new(made: Iterable[Page], shelf: Shelf) -> list[Page]:
    """Leave out the pages that the last site had, made of the same."""
    return [page for page in made if not shelf.stands(_path(page), page.key)]


def files(offer: Offer, changed: Mapping[str, date | None]) -> Iterator[tuple[str, str]]:
    """Give path and text of each other file that is no page, from the root of the site."""
    renderer = offer.renderer
    yield from redirects(renderer)
    yield "sitemap.xml", sitemap(changed, renderer.settings, renderer.templates)
    yield "robots.txt", robots(renderer.settings)


def kept(offer: Offer, frame: Frame) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Give path and key of each file that takes its time, and what makes its text."""
    catalogue = offer.catalogue
    for path, make in browse.index(catalogue):
        yield path, catalogue.stamp, make
    for name, make in json_schemas.files(catalogue.vocabulary, frame.site_url):
        yield f"schema/{name}", catalogue.words, make


def _path(page: Page) -> str:
    return f"{page.address}index.html"


def _write_page(folder: Path, page: Page, offer: Offer, frame: Frame) -> None:
    write(folder, _path(page), frame.render(annotated(page, offer)))


@dataclass(frozen=True)
class Paths:
    """The paths of the site that are taken, each with what stands there."""

    taken: dict[str, str]
    catalogue: Catalogue

    def take(self, path: str) -> None:
        """Note a path; raise AddressTaken where something stands there, or no file of a site can.

        Nothing from the content may lead out of the site, whatever the schema has let pass.
        """
        if "\\" in path or not NOWHERE.isdisjoint(path.split("/")):
            raise AddressTaken(f"'{path}' is not a path inside the site")
        record = self.catalogue.at.get(path.removesuffix("/index.html"))
        origin = record.path if record else f"the {path} that is made from the records"
        if path in self.taken:
            raise AddressTaken(as_text([_taken(path, origin, self.taken[path])]))
        self.taken[path] = origin


def _taken(path: str, origin: str, other: str) -> Problem:
    return Problem(
        code="address-taken",
        path=origin,
        line=0,
        column=0,
        message=f"the address /{path.removesuffix('index.html')} is taken by {other}",
        help="two pages cannot share an address; rename one of the files",
    )
