"""What is known of files that were written, and what has become of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from programmes.build.walking import files_below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Mark = list[int]
"""Tells a file from every later state of it: its size, when it was written, in nanoseconds, and
its number in the file system; two names with one number are one file."""


class Notes(NamedTuple):
    """What is known of the files that were written, by their paths in the site."""

    keys: Mapping[str, str] = {}
    """Tells all that each file was made of."""
    marks: Mapping[str, Mark] = {}
    """A file that is not as it was written is made again."""


class Look(NamedTuple):
    """What was seen of a folder that may hold a former site."""

    folder: int
    """Its number in the file system, which stays when it is renamed."""
    gone: set[str]
    """The files of the last site that are not in it, or not as they were written."""
    others: list[str]
    """Whatever else is in it."""


def look(folder: Path, marks: Mapping[str, Mark]) -> Look:
    """Look for the files of the last site in a folder, each of which has a mark."""
    found = files_below(folder)
    left = {path for path in found if marks.get(path) == mark(f"{folder}/{path}")}
    others = [path for path in found if path not in left]
    return Look(os.stat(folder).st_ino, marks.keys() - left, others)  # noqa: PTH116 - a Path takes longer


def mark(file: str) -> Mark:
    """Tell a file from others, without reading it."""
    found = os.lstat(file)
    return [found.st_size, found.st_mtime_ns, found.st_ino]
