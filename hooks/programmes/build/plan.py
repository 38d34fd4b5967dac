"""Lists every file of the site that follows from the records, each with what makes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue import addresses
from programmes.exports import calendars, data, feeds, former, lookup, objects
from programmes.exports.addresses import PATH, addresses_json, robots, sitemap
from programmes.exports.data import alternates
from programmes.progress import Refused
from programmes.reader.problem import Problem
from programmes.reader.report import as_text
from programmes.render import site
from programmes.render.page import path_of
from programmes.render.renderer import Renderer
from programmes.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.render.frame import Frame
    from programmes.render.page import Alternate, Page
    from programmes.settings import Settings

    Make = Callable[[], bytes]

NOWHERE: Final = ("//", "/./", "/../", "\\")
"""What stands nowhere in the path of a file of the site, with a slash before and behind it."""


class Output(NamedTuple):
    """A file of the site: what makes it, and the page that it holds, if it holds one."""

    make: Make
    page: Page | None = None


class AddressTaken(Refused):
    """Two files would stand at one address of the site, or one outside it."""


def plan(catalogue: Catalogue, settings: Settings, frame: Frame) -> dict[str, Output]:
    """Give every file of the site by its path from the root.

    What makes a file depends on nothing but the catalogue, the settings and the frame. Raises
    AddressTaken where two files would stand at one path.
    """
    renderer = Renderer(catalogue, settings, frame.ours)
    followed = dict(calendars.outputs(catalogue, settings))
    followed |= feeds.outputs(catalogue, settings, frame.ours)
    files = list(data.files(catalogue, settings, followed))
    for file in files:
        followed.pop(file.path, None)
    about, *pages = data.page(files, catalogue, settings), *site.pages(catalogue, settings)
    others = _others(catalogue, settings, frame, [about, *pages])
    forms, planned = alternates(catalogue), dict[str, Output]()

    def document(page: Page) -> Output:
        made = partial(_document, page, renderer, frame, forms.get(page.address, ()))
        return Output(made, page)

    # Files that are partly the same work stand near each other: those of data, with the page that
    # gives their sizes in one chunk; the feeds, calendars and schemas.
    outputs = (
        *((file.path, Output(file.make)) for file in files),
        (about.path, document(about)),
        *((path, Output(make)) for path, make in (*others, *followed.items())),
        *((page.path, document(page)) for page in pages),
        *((path, Output(make)) for path, make in objects.outputs(catalogue, settings)),
    )
    for path, output in outputs:
        _add(planned, path, output, catalogue)
    written = [path_of(address) for address in frame.written]
    paths = (*planned, *written, PATH)
    _add(planned, PATH, Output(lambda: addresses_json(paths, catalogue).encode()), catalogue)
    return planned


def _others(
    catalogue: Catalogue, settings: Settings, frame: Frame, pages: Iterable[Page]
) -> Iterator[tuple[str, Make]]:
    """Give the files that are no page and hold no programme."""
    changed = frame.written | {page.address: page.updated for page in pages}
    if settings.site_url:  # a sitemap has whole addresses, or none
        yield "sitemap.xml", partial(sitemap, changed, settings, frame.ours)
    yield "robots.txt", partial(robots, settings)
    yield from former.outputs(catalogue, settings, frame.ours)
    yield "llms.txt", partial(data.llms_txt, catalogue, settings, frame.ours)
    yield addresses.LOOKUP, partial(lookup.index, catalogue)
    for name, make in json_schema.files(catalogue.vocabulary, settings.site_url):
        yield f"schema/{name}", make


def _document(page: Page, renderer: Renderer, frame: Frame, forms: tuple[Alternate, ...]) -> bytes:
    return frame.render(page, renderer.render(page, forms), forms).encode()


def _add(planned: dict[str, Output], path: str, output: Output, catalogue: Catalogue) -> None:
    """Add a file."""
    refuse_outside(path)
    if path in planned:
        raise AddressTaken(as_text([_taken(path, _origin(path, catalogue))]))
    planned[path] = output


def write(output: Output, path: str, folder: Path) -> None:
    """Make a file in the folder of a site; `path` is its place there."""
    file, data = folder / path, output.make()
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def refuse_outside(path: str) -> None:
    """Raise AddressTaken for a path that leads out of the site, whatever the schema has passed."""
    if any(part in f"/{path}/" for part in NOWHERE):
        raise AddressTaken(f"'{path}' is not a path inside the site")


def refuse_taken(planned: Iterable[str], files: Mapping[str, str], catalogue: Catalogue) -> None:
    """Raise AddressTaken where a file of the content stands at a planned path by itself.

    `files` are the paths of those in the site, each with its path in the content.
    """
    twice = [path for path in planned if path in files]
    problems = [_taken(path, _origin(path, catalogue), files[path]) for path in twice]
    if problems:
        raise AddressTaken(as_text(problems))


def _origin(path: str, catalogue: Catalogue) -> str:
    """Say of what the file at a path is made."""
    programme = catalogue.at.get(path.removesuffix("/index.html"))
    return programme.path if programme else f"the {path} that is made from the records"


def _taken(path: str, origin: str, other: str = "") -> Problem:
    message = f"the address /{path.removesuffix('index.html')} is taken by {other or origin}"
    cure = "two pages cannot share an address; rename one of the files"
    return Problem.of_file("address-taken", origin, message, cure)
