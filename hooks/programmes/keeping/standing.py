"""The files of the last site: which of them can stand in the new one just as they are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from programmes.keeping.strips import Strips

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from programmes.keeping.strips import Places


class Note(NamedTuple):
    """What is known of a file that was written."""

    key: str
    """Tells all that the file was made of."""
    size: int
    changed: int
    """When it was written, in nanoseconds; a file that somebody touched later is made again."""


@dataclass(slots=True)
class Standing:
    """The files of the last site and of the new one that are made of what has a key."""

    site: Path = Path()
    """Where the last site stands."""
    known: Mapping[str, Note] = field(default_factory=dict)
    """Its files, by their paths in it."""
    places: Mapping[str, Places] = field(default_factory=dict)
    """Where each programme stands in the files that hold all of them."""
    new_places: Mapping[str, Places] = field(default_factory=dict, compare=False)
    """The same in the new site."""
    keys: dict[str, str] = field(default_factory=dict, compare=False)
    """The keys of the files of the new site, as they are put there."""
    taken: set[str] = field(default_factory=set, compare=False)
    """Those that are files of the last site."""
    _folders: set[str] = field(default_factory=set, compare=False)

    def take(self, folder: Path, path: str, key: str) -> bool:
        """Put a file of the last site into the new one, if it is made of the same; tell whether.

        It is one file with two names then, so nothing may write into it.
        """
        self.keys[path] = key
        note = self.known.get(path)
        if note is None or note.key != key:
            return False
        former, target = f"{self.site}/{path}", f"{folder}/{path}"
        try:
            if not _is(former, note):
                return False
            self._link(former, target)
        except OSError:  # it is gone, or the file system has no links
            return False
        self.taken.add(path)
        return True

    def _link(self, former: str, target: str) -> None:
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path takes longer
            self._folders.add(folder)
        os.link(former, target)

    def strips(self, paths: Sequence[str]) -> Strips:
        """Give what each programme has in some files of the last site."""
        found = Strips([self._read(path) for path in paths], self.places)
        self.new_places = found.places
        return found

    def _read(self, path: str) -> bytes | None:
        """Read a file of the last site, if it is as it was written."""
        note, former = self.known.get(path), f"{self.site}/{path}"
        try:
            return Path(former).read_bytes() if note and _is(former, note) else None
        except OSError:
            return None

    def notes(self) -> dict[str, Note]:
        """Give what is to be known of the files of the new site, when it stands."""
        found = {}
        for path, key in self.keys.items():
            if path in self.taken:
                found[path] = self.known[path]
                continue
            told = os.lstat(f"{self.site}/{path}")
            found[path] = Note(key, told.st_size, told.st_mtime_ns)
        return found


def _is(path: str, note: Note) -> bool:
    """Tell whether a file is still what was noted of it."""
    found = os.lstat(path)
    return (found.st_size, found.st_mtime_ns) == (note.size, note.changed)
