"""Makes the files of a site one by one: pages in their frame, and data."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.build.gleaning import glean
from programmes.build.paths import Paths
from programmes.build.writing import Shelf
from programmes.exports.annotations import annotated
from programmes.exports.sitemap import redirects, robots, sitemap
from programmes.exports.sources import sources
from programmes.render import browse, data, site
from programmes.render.examples import sample
from programmes.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from programmes.build.site import Ground
    from programmes.catalogue.programme import Programme
    from programmes.exports.offer import Offer
    from programmes.render.frame import Frame
    from programmes.render.page import Page, Plan


AT_ONCE: Final = 20
"""Of so many records one thing is made after the other: to change between them takes longer."""

Pieces = dict[str, "Callable[[], None]"]
"""What writes each of several pages, by its path."""


class Single(NamedTuple):
    """A programme, and those of its pages that the last site did not have."""

    programme: Programme
    pages: list[Plan]


class Making:
    """The writing of a site: each part leaves out what the last site had, made of the same.

    Raises AddressTaken where two files would stand at one path.
    """

    def __init__(self, ground: Ground, offer: Offer, frame: Frame) -> None:
        self.ground, self.offer, self.frame = ground, offer, frame
        self.paths = Paths(ground.files, offer.catalogue)
        self.shelf = Shelf(ground.folder, self.paths, ground.standing)
        self.dated = dict(ground.pages)
        renderer = offer.renderer
        self.single = self._single()
        """All programmes in their order."""
        self.examples = {one.address for one in sample(offer.catalogue)}
        """The addresses of those among which examples for editors are sought."""
        self.lists = self._pages(site.of_all(renderer))
        """What writes each new page that lists records."""
        self.for_editors = self._pages(site.for_editors(renderer)) | self._schemas()
        """What writes each new page for editors, and the schemas that these explain."""

    @property
    def is_short(self) -> bool:
        """Whether most of the work is in lists that are long, and of records that are known."""
        new = sum(len(one.pages) for one in self.single)
        return bool(self.ground.standing.known.keys) and new < len(self.lists)

    def write_pages(self, single: Single) -> None:
        """Write the pages that tell of one record, which nobody asks for any more then."""
        for plan in single.pages:
            self._write_plan(plan)
        self.done_with(single.programme)

    def gleaning(self) -> Iterator[Callable[[], None]]:
        """Give what gleans a few records each, of which lists then make short work."""
        for programmes in self.parcels():
            yield partial(self.glean, programmes)

    def parcels(self) -> Iterator[list[Programme]]:
        """Give all programmes in their order, a few at once."""
        for start in range(0, len(self.single), AT_ONCE):
            yield [one.programme for one in self.single[start : start + AT_ONCE]]

    def glean(self, programmes: list[Programme]) -> None:
        """Make what will be asked of these records, as far as they are at hand."""
        glean([one for one in programmes if one.sheaf.is_read], self.offer)

    def done_with(self, programme: Programme) -> None:
        """Let a record go, unless an overview prints it or editors may see a part of it."""
        if programme.overview is None and programme.address not in self.examples:
            programme.sheaf.let_go()

    @property
    def pages(self) -> Pieces:
        """What writes each page that follows from the records, and each schema."""
        planned = (plan for one in self.single for plan in one.pages)
        return (
            self.lists
            | self.for_editors
            | {one.path: partial(self._write_plan, one) for one in planned}
        )

    def write_rest(self, halt: Callable[[], None]) -> None:
        """Write all that is no page; `halt` is called before each file, and may raise a stop."""
        self.shelf = replace(self.shelf, halt=halt)
        for write_channel in self.offer.follow(self.shelf):  # one by one: a stop leaves none noted
            write_channel()
        self.write_data()

    def let_go(self) -> None:
        """Forget what holds this object, and the catalogue, which templates hold."""
        self.shelf = replace(self.shelf, halt=lambda: None)
        self.single.clear()
        self.lists.clear()
        self.for_editors.clear()
        self.offer.renderer.templates.globals.clear()

    def write_data(self, in_turn: Iterable[Programme] | None = None) -> None:
        """Write the other files for programs and the page about them, and remove what is left.

        Nothing is asked of a record any more when the programme that is next `in_turn` is taken.
        """
        offer, frame, shelf = self.offer, self.frame, self.shelf
        delivered = offer.deliver(shelf, in_turn)
        about = data.page(offer, delivered)
        shelf.write(about.path, frame.render(annotated(about, offer, delivered)))
        self.dated[about.address] = about.updated
        sources(offer.catalogue, self.ground.project, shelf)
        for path, text in files(offer, self.dated):
            shelf.write(path, text)
        for path, make in browse.index(offer.catalogue):
            if not shelf.stands(path, offer.catalogue.stamp):
                shelf.put(path, make())
        self.ground.standing.clear(self.ground.folder, self.paths.taken)

    def _single(self) -> list[Single]:
        """Claim all files that tell of one record, and plan the pages that are not there yet."""
        offer, single = self.offer, []
        keys: dict[str, str] = {}
        for programme in offer.catalogue.programmes:
            plans = site.of_record(programme, offer.renderer)
            for plan in plans:
                self.dated[plan.address], keys[plan.path] = plan.updated, plan.key
            keys |= offer.beside(programme)
            single.append(Single(programme, plans))
        self.shelf.claim(keys)
        wanted = self.shelf.wanted
        return [
            Single(programme, [plan for plan in plans if plan.path in wanted])
            for programme, plans in single
        ]

    def _pages(self, made: Iterable[Page]) -> Pieces:
        """Take what the last site had of several pages; give what writes each of the others."""
        return {one.path: partial(self._write_page, one) for one in made if not self._stands(one)}

    def _schemas(self) -> Pieces:
        vocabulary, words = self.offer.catalogue.vocabulary, self.offer.catalogue.words
        made = json_schema.files(vocabulary, self.frame.site_url)
        return {
            path: partial(self._write, path, make)
            for path, make in ((f"schema/{name}", make) for name, make in made)
            if not self.shelf.stands(path, words)
        }

    def _write(self, path: str, make: Callable[[], str]) -> None:
        self.shelf.put(path, make())

    def _stands(self, page: Page) -> bool:
        """Take a page of the last site that was made of the same; tell whether there is one."""
        self.dated[page.address] = page.updated
        return self.shelf.stands(page.path, page.key)

    def _write_plan(self, plan: Plan) -> None:
        self._write_page(plan.make())

    def _write_page(self, page: Page) -> None:
        text = self.frame.render(annotated(page, self.offer))
        self.shelf.put(page.path, text)


def files(offer: Offer, changed: Mapping[str, date | None]) -> Iterator[tuple[str, str]]:
    """Give path and text of each other file that is no page, from the root of the site."""
    renderer = offer.renderer
    yield from redirects(renderer)
    yield "sitemap.xml", sitemap(changed, renderer.settings, renderer.templates)
    yield "robots.txt", robots(renderer.settings)
