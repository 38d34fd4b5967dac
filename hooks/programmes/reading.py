"""Reads the records of the content one by one, or knows what their files said before."""

from __future__ import annotations

import os
import time
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from pydantic import ValidationError

from programmes import faults, source
from programmes.filing.sheaf import READ, Sheaf
from programmes.problems.report import Problem
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programmes.filing.sheaf import Leaves, Read
    from programmes.progress import Progress
    from programmes.vocabulary import Vocabulary


JUST_NOW: Final = 2_000_000_000
"""So many nanoseconds at most pass between two times of a file system: those of FAT."""


class Words(NamedTuple):
    """The vocabulary, and what tells it from others."""

    vocabulary: Vocabulary
    digest: str


class Changed(Exception):  # noqa: N818 - it names what happened
    """A file is not what it was when the build began."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was changed while the site was built; build it again")


def records_of(
    content: Path, words: Words | None, known: Mapping[str, Leaves], progress: Progress
) -> tuple[list[Sheaf], list[Problem]]:
    """Read all records; without a vocabulary their names mean nothing, and only YAML is checked.

    A file that is `known` under its path is not read again, if it says what it said.
    """
    found: list[Sheaf] = []
    files, problems = _record_files(content)
    start = len(f"{content.parent}/")
    for path in progress.watch(files, "Reading records"):
        told = _told(path, path[start:], words, known)
        if isinstance(told, list):
            problems += told
        elif told:
            found.append(told)
    return found, problems


def _told(
    path: str, name: str, words: Words | None, known: Mapping[str, Leaves]
) -> Sheaf | list[Problem] | None:
    """Tell what a file says; None for a right one where there is no vocabulary."""
    leaves, seen = known.get(name), _seen(path, words)
    if words and leaves and seen and leaves["seen"] == seen:
        return Sheaf(name, leaves, again=partial(_again, path, name, leaves, words))
    data = source.load(Path(path), name)
    if isinstance(data, Problem):
        return [data]
    digest = _digest(data, words)
    if words and leaves and leaves["digest"] == digest:
        leaves["seen"] = seen
        return Sheaf(name, leaves, again=partial(_again, path, name, leaves, words))
    read = _read(data, name, words)
    return Sheaf(name, {"digest": digest, "seen": seen}, read) if isinstance(read, tuple) else read


def _seen(path: str, words: Words | None) -> list[str | int] | None:
    """Tell a file from every later state of it by size, times and number, without reading it.

    None for a file that has changed just now: it could change once more at what is the same time
    to the file system.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not words or time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < JUST_NOW:
        return None
    return [words.digest, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _read(data: bytes, name: str, words: Words | None) -> Read | list[Problem] | None:
    """Read the bytes of a file; None for a right file where there is no vocabulary."""
    document = source.read_bytes(data, name)
    if isinstance(document, list) or words is None:
        return document if isinstance(document, list) else None
    model = KINDS[name.split("/")[-2]]
    try:
        return document.places, model.model_validate(document.tree, context=words.vocabulary)
    except ValidationError as error:
        return faults.problems(document, error, model)


def _again(path: str, name: str, leaves: Leaves, words: Words) -> Read:
    """Read a file that is known once more, unless its record is at hand."""
    if READ in leaves:
        return cast("Read", leaves[READ])
    data = source.load(Path(path), name)
    is_same = isinstance(data, bytes) and _digest(data, words) == leaves["digest"]
    read = _read(data, name, words) if isinstance(data, bytes) and is_same else None
    if not isinstance(read, tuple):
        raise Changed(name)
    return read


def _digest(data: bytes, words: Words | None) -> str:
    """Tell what a record says: its text, and what the names in it mean."""
    key = words.digest.encode() if words else b""
    return blake2b(data, digest_size=16, key=key).hexdigest()


def _record_files(content: Path) -> tuple[list[str], list[Problem]]:
    """List the files of all records, kind by kind."""
    files: list[str] = []  # no Paths: to make them takes longer than to look at the files
    problems = _unknown_folders(content)
    for kind in KINDS:
        folder = content / "programmes" / kind
        names, found = source.scan(folder, content.parent) if folder.exists() else ([], [])
        files += [f"{folder.as_posix()}/{name}" for name in names]
        problems += found
    return files, problems


def _unknown_folders(content: Path) -> list[Problem]:
    folder, kinds = content / "programmes", ", ".join(KINDS)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        return [source.unreadable(error, folder.relative_to(content.parent).as_posix())]
    return [
        Problem(
            code="unknown-kind",
            path=path.relative_to(content.parent).as_posix(),
            line=0,
            column=0,
            message=f"'{path.name}' is no kind of record",
            help=f"the kinds are: {kinds}",
        )
        for path in paths
        if path.name not in KINDS and not source.is_dropping(path)
    ]
