"""Writes the files of a site: whole ones at once, and large ones piece by piece."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, Final

from programmes.build.keeping.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from programmes.build.paths import Paths

NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(folder: Path, path: str, text: str | bytes) -> None:
    """Write one file of a site; `path` is its place in the folder."""
    data = text if isinstance(text, bytes) else text.encode()
    opened, left = _opened(f"{folder}/{path}"), memoryview(data)
    try:
        while left:  # no file object: to make it takes longer than to write a page
            left = left[os.write(opened, left) :]
    finally:
        os.close(opened)


def _opened(target: str) -> int:
    try:
        return os.open(target, NEW, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120 - Paths take long
    except FileExistsError:  # of a former site; it may have a second name in the one that stands
        os.unlink(target)  # noqa: PTH108
    return os.open(target, NEW, 0o666)


class Growing:
    """A file that is written piece by piece, and knows its size and its SHA-256."""

    def __init__(self, file: BinaryIO, between: bytes = b"") -> None:
        self._file, self._hash = file, sha256()
        self.between = between
        """What stands between two pieces that are added."""
        self.size = 0
        """Its size in bytes."""
        self.count = 0
        """How many lines or rows were added."""

    def add(self, data: bytes | memoryview, count: int) -> None:
        """Add a number of lines or rows."""
        if count and self.count:
            self.write(self.between)
        self.write(data)
        self.count += count

    def write(self, data: bytes | memoryview) -> None:
        """Add what is not to be counted."""
        self.size += len(data)
        self._hash.update(data)
        self._file.write(data)

    @property
    def digest(self) -> str:
        """The SHA-256 of what it holds, in hexadecimal digits."""
        return self._hash.hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files of a site are put."""

    folder: Path
    paths: Paths
    standing: Standing = field(default_factory=Standing)
    halt: Callable[[], None] = lambda: None
    """Is called before each file is put there, and may raise a stop."""
    wanted: set[str] = field(default_factory=set)
    """The paths that were claimed and have no file yet."""

    def claim(self, keys: Mapping[str, str]) -> None:
        """Take from the last site each of very many files that was made of what its key tells.

        The keys are given by paths. All others are wanted: they are to be put there. Raises
        AddressTaken as Paths does.
        """
        self.paths.take_many(keys.keys())
        self.wanted.update(self.standing.take_many(self.folder, keys))

    def stands(self, path: str, key: str) -> bool:
        """Do the same for one file; say whether it stands. Without a key it never does."""
        self.halt()
        self.paths.take(path)
        if self.standing.take(self.folder, path, key):
            return True
        self.wanted.add(path)
        return False

    def put(self, path: str, text: str | bytes) -> None:
        """Put a file where none stands, its path having been taken already."""
        self.halt()
        write(self.folder, path, text)
        self.wanted.discard(path)

    def write(self, path: str, text: str) -> None:
        """Put a file in its place."""
        self.paths.take(path)
        self.put(path, text)
        self.standing.note(path)

    def read(self, path: str) -> bytes:
        """Read a file that stands there."""
        return (self.folder / path).read_bytes()

    def size(self, path: str) -> int:
        """Give the size of a file that stands there, in bytes."""
        return os.stat(f"{self.folder}/{path}").st_size  # noqa: PTH116 - as above

    @contextmanager
    def grow(self, path: str, between: bytes = b"") -> Iterator[Growing]:
        """Open a file that grows by pieces with something between them."""
        self.halt()
        self.paths.take(path)
        with os.fdopen(_opened(f"{self.folder}/{path}"), "wb") as file:
            yield (growing := Growing(file, between))
        self.standing.keys[path] = growing.digest
