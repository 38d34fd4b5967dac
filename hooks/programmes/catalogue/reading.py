"""Reads the records of the content one by one, or knows what their files said before."""

from __future__ import annotations

import os
import time
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import ValidationError

from programmes import reader
from programmes.build.together import divided
from programmes.catalogue.sheaf import Sheaf
from programmes.reader import Document
from programmes.reader.report import Problem
from programmes.refusal import Refused
from programmes.schema import faults
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from programmes.catalogue.sheaf import Leaves, Read
    from programmes.progress import Progress
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary

    Look = Callable[[Sheaf, Document], None]


JUST_NOW: Final = 2_000_000_000
"""So many nanoseconds at most pass between two times of a file system: those of FAT."""


class Words(NamedTuple):
    """The vocabulary, and what tells it from others."""

    vocabulary: Vocabulary
    digest: str


class File(NamedTuple):
    """A file that was read just now."""

    seen: list[str | int] | None
    digest: str
    document: Document | list[Problem] | None
    """What it says, or its faults; None if that is what it said before."""


class Changed(Refused):
    """A file is not what it was when the build began."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was changed while the site was built; build it again")


def records_of(
    content: Path,
    words: Words | None,
    known: Mapping[str, Leaves],
    look: Look,
    progress: Progress,
) -> tuple[list[Sheaf], list[Problem]]:
    """Read all records; without a vocabulary their names mean nothing, and only YAML is checked.

    A file that is `known` under its path is not read again, if it says what it said. Each new one
    is shown to `look` with its document, which is not kept, as there is no room for thousands.
    """
    paths, problems = _record_files(content)
    start = len(f"{content.parent}/")
    sheaves = {path: _as_before(path, path[start:], words, known) for path in paths}
    new = [path for path, sheaf in sheaves.items() if sheaf is None]
    with progress.stage(len(new), "Reading records") as tell:
        for files in divided(new, partial(_files, start, words, known), tell):
            for path, file in files.items():
                told = _told(path, path[start:], file, words, known)
                if isinstance(told, Sheaf):
                    sheaves[path] = told
                    if isinstance(file.document, Document):
                        look(told, file.document)
                else:
                    problems += told
    return [sheaf for sheaf in sheaves.values() if sheaf], problems


def _as_before(
    path: str, name: str, words: Words | None, known: Mapping[str, Leaves]
) -> Sheaf | None:
    """Give what is known of a file if nothing tells it from what it was."""
    leaves, seen = known.get(name), _seen(path, words)
    if words and leaves and seen and leaves["seen"] == seen:
        return Sheaf(name, leaves, partial(_again, path, name, leaves["digest"], words))
    return None


def _files(
    start: int, words: Words | None, known: Mapping[str, Leaves], paths: Iterable[str]
) -> dict[str, File]:
    """Read some files; the names of records begin at `start` in their paths."""
    return {path: _file(path, path[start:], words, known) for path in paths}


def _file(path: str, name: str, words: Words | None, known: Mapping[str, Leaves]) -> File:
    seen, data = _seen(path, words), reader.load(Path(path), name)
    if isinstance(data, Problem):
        return File(seen, "", [data])
    digest = _digest(data, words)
    is_known = words and name in known and known[name]["digest"] == digest
    return File(seen, digest, None if is_known else reader.read_bytes(data, name))


def _told(
    path: str, name: str, file: File, words: Words | None, known: Mapping[str, Leaves]
) -> Sheaf | list[Problem]:
    """Tell what a file says; where there is no vocabulary a right one says nothing."""
    if isinstance(file.document, list) or words is None:
        return file.document if isinstance(file.document, list) else []
    again = partial(_again, path, name, file.digest, words)
    if file.document is None:
        known[name]["seen"] = file.seen
        return Sheaf(name, known[name], again)
    record = _checked(file.document, words)
    if isinstance(record, list):
        return record
    return Sheaf(name, {"digest": file.digest, "seen": file.seen}, again, record)


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


def _checked(document: Document, words: Words) -> Record | list[Problem]:
    """Make a record of what a file says."""
    model = KINDS[document.name.split("/")[-2]]
    try:
        return model.model_validate(document.tree, context=words.vocabulary)
    except ValidationError as error:
        return faults.problems(document, error, model)


def _again(path: str, name: str, digest: str, words: Words) -> Read:
    """Read a file once more; raise Changed unless it says what it said."""
    data = reader.load(Path(path), name)
    if isinstance(data, bytes) and _digest(data, words) == digest:
        document = reader.read_bytes(data, name)
        record = _checked(document, words) if isinstance(document, Document) else []
        if isinstance(document, Document) and not isinstance(record, list):
            return document, record
    raise Changed(name)


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
        names, found = reader.scan(folder, content.parent) if folder.exists() else ([], [])
        files += [f"{folder.as_posix()}/{name}" for name in names]
        problems += found
    return files, problems


def _unknown_folders(content: Path) -> list[Problem]:
    folder, kinds = content / "programmes", ", ".join(KINDS)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        return [reader.unreadable(error, folder.relative_to(content.parent).as_posix())]
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
        if path.name not in KINDS and not reader.is_dropping(path)
    ]
