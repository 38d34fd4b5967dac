"""Makes of the built pages the index of the full-text search: in volumes, if there are many.

A volume whose texts are the same is taken from the last site. To index one takes two seconds and
an eighth of the memory that 10,000 pages would take at once.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from shutil import rmtree
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.build import indexing
from programmes.build.indexing import NotIndexed
from programmes.build.keeping.standing import Standing
from programmes.build.volumes import Texts, divided
from programmes.build.walking import files_below
from programmes.build.writing import write
from programmes.catalogue.programme import digest
from programmes.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from programmes.progress import Progress

FOLDER: Final = "pagefind"
"""Where the index stands, from the root of the site; each volume has a folder there."""
CONTENTS: Final = "volumes.json"
"""Tells the search which volumes there are."""
OF_THE_FIRST: Final = ("*.js", "wasm.*")
"""The search itself, which is the same in all volumes, and reads the others from the first."""
NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a site."""

    files: AbstractSet[str]
    """All files of the site, by their paths."""
    known: Mapping[str, str] = field(default_factory=dict)
    """What tells the texts of pages that are the same as in the last site, as `index` gave it."""


def adopt(site: Path, standing: Standing) -> None:
    """Put the last index into the new site, until it is known what of it is right."""
    for path in chain(*_last(standing).values()):
        standing.take(site, path, standing.known.keys[path])


def index(
    site: Path,
    standing: Standing | None = None,
    pages: Pages | None = None,
    progress: Progress = SILENT,
) -> dict[str, str]:
    """Write the index of all pages that have `data-pagefind-body`; equal pages give an equal index.

    Gives by the path of each page what tells its text. Raises NotIndexed with what Pagefind says.
    """
    standing = standing or Standing()
    pages = pages or Pages(set(files_below(site)))
    bindery = _Bindery(site, standing, _last(standing))
    files = (path for path in pages.files if not path.startswith(f"{FOLDER}/"))
    found: dict[str, str] = {}
    names: list[str] = []
    for volume in progress.watch(divided(files), "Indexing texts"):
        texts = Texts(site, pages.known)
        told = {path: mark for path in volume.paths if (mark := texts.told(path))}
        found |= dict.fromkeys(volume.paths, "") | told
        if told:
            bindery.bind(f"{volume.number}", texts, told, left_out=OF_THE_FIRST if names else ())
            names.append(f"{volume.number}")
    if not names:
        raise NotIndexed("the search index could not be made: no page has a text for it")
    bindery.finish(names)
    return found


class _Bindery(NamedTuple):
    """Where volumes are put into a site."""

    site: Path
    standing: Standing
    last: Mapping[str, AbstractSet[str]]
    """The paths of the last index by the names of the folders and files that they are in."""

    def bind(
        self, name: str, texts: Texts, told: Mapping[str, str], left_out: Iterable[str]
    ) -> None:
        """Write the volume of those pages that are `told`, unless the last site had the same."""
        folder, key = f"{FOLDER}/{name}", digest(repr((sorted(told.items()), left_out)))
        if self._stands(name, key):
            return
        indexing.write({path: texts[path] for path in told}, self.site / folder)
        for one in chain(*map((self.site / folder).glob, left_out)):
            one.unlink()
        for path in files_below(self.site / folder):
            self.standing.note(f"{folder}/{path}", key)

    def finish(self, names: list[str]) -> None:
        """Leave these volumes only, and name them to the search."""
        for name in self.last.keys() - {*names, CONTENTS}:
            self._clear(name)
        text = json.dumps(names)
        if not self._stands(CONTENTS, text):
            write(self.site, f"{FOLDER}/{CONTENTS}", text)
            self.standing.note(f"{FOLDER}/{CONTENTS}", text)

    def _stands(self, name: str, key: str) -> bool:
        """Tell whether a file or folder of the last index was made of the same; else remove it."""
        last, known = self.last.get(name, NONE), self.standing.known.keys
        if last and last <= self.standing.taken and all(known[path] == key for path in last):
            return True
        self._clear(name)
        return False

    def _clear(self, name: str) -> None:
        for path in self.last.get(name, NONE):
            with suppress(FileNotFoundError):
                self.standing.drop(self.site, path)
        rmtree(self.site / FOLDER / name, ignore_errors=True)


def _last(standing: Standing) -> dict[str, set[str]]:
    """Give the paths of the last index by the names of the folders and files that they are in."""
    found: dict[str, set[str]] = {}
    for path in standing.known.keys:
        if path.startswith(f"{FOLDER}/"):
            found.setdefault(path.split("/")[1], set()).add(path)
    return found
