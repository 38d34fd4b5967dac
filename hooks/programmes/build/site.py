"""Makes all files of a plan, and checks and indexes the site that they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from programmes.build import links, search
from programmes.build.broken_links import broken_links
from programmes.build.pool import share
from programmes.reader.report import as_text
from programmes.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from programmes.build.plan import Output
    from programmes.catalogue.catalogue import Catalogue
    from programmes.progress import Progress

CHUNK: Final = 25
"""A worker makes so many files before it asks for more."""


def write_all(planned: Mapping[str, Output], folder: Path, progress: Progress) -> None:
    """Make every file of a plan in a folder. Raises what the making of one raises."""
    paths = tuple(planned)
    with progress.stage(len(paths), "Writing pages") as tell:
        for _ in share(partial(_write_some, planned, folder), paths, CHUNK, tell):
            pass


def write(folder: Path, path: str, data: bytes) -> None:
    """Write one file of a site; `path` is its place in the folder."""
    file = folder / path
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def check(folder: Path, catalogue: Catalogue, content: Path, url: str) -> None:
    """Raise Refused for a site with broken links, or with code of its own in its pages."""
    built = links.read(folder, url)
    if broken := broken_links(built, catalogue, content):
        raise Refused("\n\n" + as_text(broken))
    if built.offences:
        page, offences = min(built.offences.items())
        raise Refused(f"/{page} {offences[0]}")


def index(folder: Path) -> None:
    """Write the search index of a site. Raises Refused with what stops that."""
    search.index(folder)


def _write_some(planned: Mapping[str, Output], folder: Path, paths: Sequence[str]) -> None:
    for path in paths:
        write(folder, path, planned[path].make())
