"""Makes every file of the site that follows from the records: pages in their frame, and data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from programmes.editing import json_schemas
from programmes.exports.annotations import annotated
from programmes.exports.offer import json_of
from programmes.exports.redirects import redirects
from programmes.exports.sitemap import robots, sitemap
from programmes.exports.sources import sources
from programmes.filing.programme import digest
from programmes.gleaning import glean
from programmes.keeping.standing import Standing
from programmes.pages import browse, data
from programmes.pages import site as pages
from programmes.problems.report import Problem, as_text
from programmes.progress import SILENT
from programmes.together import divided, shared
from programmes.writing import Shelf, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from programmes.catalogue import Catalogue
    from programmes.exports.offer import Offer
    from programmes.filing.programme import Programme
    from programmes.filing.sheaf import Leaves
    from programmes.framing.frame import Frame
    from programmes.keeping.strips import Strip, Strips
    from programmes.pages.page import Page, Plan
    from programmes.progress import Progress


NOWHERE: Final = {"", ".", ".."}
"""Parts that no path inside the site has: the first is that of an absolute path."""


Planned = TypeVar("Planned", "Page", "Plan")
Pieces = dict[str, "Callable[[], None]"]
"""What writes each of several pages, by its path."""


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

    def told(self, catalogue: Catalogue) -> str:
        """Tell all that the site is made of, but for what all its files have in common."""
        beside = sorted(self.files), sorted(self.pages.items()), catalogue.retired
        return digest(f"{catalogue.stamp} {beside!r}")


def write_all(ground: Ground, offer: Offer, frame: Frame, progress: Progress = SILENT) -> None:
    """Write every file of the site that follows from the records.

    Raises AddressTaken with a report that names both files where two would stand at one path.
    """
    if ground.standing.take_all(ground.folder, ground.told(offer.catalogue)):
        ground.standing.clear(ground.folder, ground.standing.taken)
        return
    making = Making(ground, offer, frame)
    due = making.due()
    with progress.stage(len(due), "Writing pages") as tell:
        for written in divided(due, making.write_records, tell):
            making.take_over(written)
    lists = [*making.lists.values(), *offer.follow(making.shelf)]
    with progress.stage(len(lists), "Writing lists") as tell, shared(lists, tell, parcel=1):
        making.write_data()


class Due(NamedTuple):
    """A programme of which something is to be made."""

    programme: Programme
    pages: list[Plan]
    """Those of its pages that the last site did not have."""
    is_new: bool = False
    """Whether its object and its rows are to be written."""


class Written(NamedTuple):
    """What the next steps ask of a programme whose record is not at hand any more."""

    key: str
    """Its folder and file name."""
    leaves: Leaves
    """What has been made of the record now."""
    rows: list[Strip] | None


class Making:
    """The writing of a site: each part leaves out what the last site had, made of the same.

    Raises AddressTaken as `write_all` does.
    """

    def __init__(self, ground: Ground, offer: Offer, frame: Frame) -> None:
        self.ground, self.offer, self.frame = ground, offer, frame
        self.paths = Paths(dict(ground.files), offer.catalogue)
        self.shelf = Shelf(ground.folder, self.paths.take, ground.standing)
        self.dated = dict(ground.pages)
        renderer = offer.renderer
        self.single = [
            Due(programme, self._new(pages.of_record(programme, renderer)))
            for programme in offer.catalogue.programmes
        ]
        """Each programme with its new pages."""
        self.lists: Pieces = {
            _path(page.address): partial(self._write_page, page)
            for page in self._new(pages.of_all(renderer))
        }
        """What writes each new page that lists records, and those for editors."""

        self.rows: dict[str, list[Strip]] = {}
        """The rows of those programmes whose objects have been written."""

    @cached_property
    def strips(self) -> Strips:
        """What each programme has in the files that hold all of them."""
        return self.offer.strips(self.shelf)

    def due(self) -> list[Due]:
        """List the programmes of which something is to be made, overviews before their parts."""
        marked = (one._replace(is_new=self._is_new(one.programme)) for one in self.single)
        found = [one for one in marked if one.pages or one.is_new]
        return sorted(found, key=lambda one: not one.programme.children)

    def _is_new(self, programme: Programme) -> bool:
        if self.strips.knows(programme.path, programme.stamp):
            return False
        self.shelf.reserve(json_of(programme), programme.stamp)
        return True

    def write_records(self, due: Sequence[Due]) -> list[Written]:
        """Write pages that tell of one record each, and glean what else is asked of the records.

        This may be done by another process, and leaves the records behind.
        """
        return [self._write_record(one) for one in due]

    def _write_record(self, due: Due) -> Written:
        programme, sheaf = due.programme, due.programme.sheaf
        known = set(sheaf.leaves)
        for plan in due.pages:
            self._write_page(plan.make())
        glean(programme, self.offer)
        rows = self.offer.write_object(programme, self.shelf) if due.is_new else None
        sheaf.let_go()
        new = {name: made for name, made in sheaf.leaves.items() if name not in known}
        return Written(sheaf.key, new, rows)

    def take_over(self, written: Iterable[Written]) -> None:
        """Take what was made of some records, wherever that was done."""
        for key, leaves, rows in written:
            programme = self.offer.catalogue.at[key]
            programme.sheaf.leaves.update(leaves)
            programme.sheaf.let_go()
            if rows is not None:
                self.rows[programme.path] = rows

    @property
    def pages(self) -> Pieces:
        """What writes each page that follows from the records."""
        planned = (plan for one in self.single for plan in one.pages)
        return self.lists | {_path(one.address): partial(self._write_plan, one) for one in planned}

    def write_rest(self, halt: Callable[[], None]) -> None:
        """Write all that is no page; `halt` is called before each file, and may raise a stop."""

        def take(path: str) -> None:
            halt()
            self.paths.take(path)

        self.shelf = replace(self.shelf, take=take)
        for write_channel in self.offer.follow(self.shelf):  # one by one: a stop leaves none noted
            write_channel()
        self.write_data()

    def let_go(self) -> None:
        """Forget the pages, which hold this object, and the catalogue, which templates hold."""
        self.single.clear()
        self.lists.clear()
        self.offer.renderer.templates.globals.clear()

    def write_data(self) -> None:
        """Write the other files for programs and the page about them, and remove what is left."""
        offer, frame, shelf = self.offer, self.frame, self.shelf
        delivered = offer.deliver(shelf, self.strips, self.rows)
        about = data.page(offer, delivered)
        shelf.write(_path(about.address), frame.render(annotated(about, offer, delivered)))
        self.dated[about.address] = about.updated
        sources(offer.catalogue, self.ground.project, shelf)
        for path, text in files(offer, self.dated):
            shelf.write(path, text)
        for path, key, make in kept(offer, frame):
            if not shelf.stands(path, key):
                shelf.put(path, make())
        self.ground.standing.clear(self.ground.folder, self.paths.taken)

    def _new(self, planned: Iterable[Planned]) -> list[Planned]:
        """Leave out the pages that the last site had, made of the same."""
        found = []
        for page in planned:
            self.dated[page.address] = page.updated
            if not self.shelf.stands(_path(page.address), page.key):
                found.append(page)
        return found

    def _write_plan(self, plan: Plan) -> None:
        self._write_page(plan.make())

    def _write_page(self, page: Page) -> None:
        text = self.frame.render(annotated(page, self.offer))
        write(self.ground.folder, _path(page.address), text)


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


def _path(address: str) -> str:
    return f"{address}index.html"


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
