"""The files of the last site: which of them can stand in the new one just as they are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Note(NamedTuple):
    """What is known of a file that was written."""

    key: str
    """Tells all that the file was made of."""
    size: int
    changed: int
    """When it was written, in nanoseconds; a file that somebody touched later is made again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of the last site and of the new one that are made of what has a key."""

    site: Path = Path()
    """Where the last site stands."""
    known: Mapping[str, Note] = field(default_factory=dict)
    """Its files, by their paths in it."""
    keys: dict[str, str] = field(default_factory=dict, compare=False)
    """The keys of the files of the new site, as they are put there."""
    taken: set[str] = field(default_factory=set, compare=False)
    """Those that are files of the last site."""

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
            found = os.lstat(former)
            if (found.st_size, found.st_mtime_ns) != note[1:]:
                return False
            _link(former, target)
        except OSError:  # it is gone, or the file system has no links
            return False
        self.taken.add(path)
        return True

    def notes(self) -> dict[str, Note]:
        """Give what is to be known of the files of the new site, when it stands."""
        found = {}
        for path, key in self.keys.items():
            told = os.lstat(f"{self.site}/{path}")
            found[path] = Note(key, told.st_size, told.st_mtime_ns)
        return found


def _link(former: str, target: str) -> None:
    try:
        os.link(former, target)
    except FileNotFoundError:
        os.makedirs(target.rpartition("/")[0])  # noqa: PTH103 - a Path takes longer
        os.link(former, target)
