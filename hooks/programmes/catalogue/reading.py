"""Turns the files of records into records with their cards, or into problems."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from programmes import reader
from programmes.catalogue.card import RecordFile, card
from programmes.catalogue.checks.contradictions import contradictions
from programmes.reader.problem import Problem
from programmes.schema.records import KINDS
from programmes.schema.salvage import validate

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.schema.vocabulary import Vocabulary

Seen = tuple[int, int, int, int]
"""Size, times and number of a file, which tell it from every later state of it."""


class ReadFile(NamedTuple):
    """What was read from one file: its record without what is wrong in it, and all problems."""

    file: RecordFile | None
    problems: tuple[Problem, ...]
    whole: bool = False
    """Whether the record is all that the file says."""


def read_record(path: Path, name: str, vocabulary: Vocabulary) -> ReadFile:
    """Read the record of one file; problems show `name` as its path."""
    model = KINDS[name.split("/")[-2]]
    record, document, problems = validate(reader.examine(path, name), model, vocabulary)
    if record is None or document is None:
        return ReadFile(None, tuple(problems))
    file = RecordFile(document, card(name, document.text, record, vocabulary))
    return ReadFile(
        file, (*problems, *contradictions(document, record, vocabulary)), whole=not problems
    )


def seen(path: str) -> Seen | None:
    """Tell a file from every later state of it, without reading it; None if it is not there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def record_files(content: Path) -> tuple[list[str], list[Problem]]:
    """List the files of all records, kind by kind in the order of their names."""
    files: list[str] = []
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
        Problem.of_file(
            "unknown-kind",
            path.relative_to(content.parent).as_posix(),
            f"'{path.name}' is not a kind of record",
            f"the kinds are: {kinds}",
        )
        for path in paths
        if path.name not in KINDS and not reader.is_leftover(path)
    ]
