"""Reads the records of the content one by one, or knows what their files said before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from programmes import faults, source
from programmes.filing.sheaf import Sheaf
from programmes.problems.report import Problem
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from programmes.filing.sheaf import Leaves, Read
    from programmes.progress import Progress
    from programmes.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier build has made of the records."""

    vocabulary: str = ""
    """Tells what stood in the files of the vocabulary."""
    records: Mapping[str, Leaves] = field(default_factory=dict)
    """What was made of each file, by the path under which problems are shown."""


NOTHING: Final = Known()


class Changed(Exception):  # noqa: N818 - it names what happened
    """A file is not what it was when the build began."""


def records_of(
    content: Path,
    vocabulary: Vocabulary | None,
    known: Mapping[str, Leaves],
    progress: Progress,
) -> tuple[list[Sheaf], list[Problem]]:
    """Read all records; without a vocabulary their names mean nothing, and only YAML is checked."""
    found: list[Sheaf] = []
    files, problems = _record_files(content)
    start = len(f"{content.parent}/")
    for path in progress.watch(files, "Reading records"):
        name = path.as_posix()[start:]
        data = source.load(path, name)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        leaves, digest = known.get(name), _digest(data)
        if vocabulary and leaves and leaves["digest"] == digest:
            again = partial(_again, path, name, digest, vocabulary)
            found.append(Sheaf(name, leaves, again=again))
            continue
        read = _read(data, name, vocabulary)
        if isinstance(read, list):
            problems += read
        elif read:
            found.append(Sheaf(name, {"digest": digest}, read))
    return found, problems


def _read(data: bytes, name: str, vocabulary: Vocabulary | None) -> Read | list[Problem] | None:
    """Read the bytes of a file; None for a right file where there is no vocabulary."""
    document = source.read_bytes(data, name)
    if isinstance(document, list) or vocabulary is None:
        return document if isinstance(document, list) else None
    model = KINDS[name.split("/")[-2]]
    try:
        return document.places, model.model_validate(document.tree, context=vocabulary)
    except ValidationError as error:
        return faults.problems(document, error, model)


def _again(path: Path, name: str, digest: str, vocabulary: Vocabulary) -> Read:
    """Read a file that is known once more."""
    data = source.load(path, name)
    is_same = isinstance(data, bytes) and _digest(data) == digest
    read = _read(data, name, vocabulary) if isinstance(data, bytes) and is_same else None
    if not isinstance(read, tuple):
        message = f"{name} was changed while the site was built; build it again"
        raise Changed(message)
    return read


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _record_files(content: Path) -> tuple[list[Path], list[Problem]]:
    """List the files of all records, kind by kind."""
    files: list[Path] = []
    problems = _unknown_folders(content)
    for kind in KINDS:
        folder = content / "programmes" / kind
        paths, found = source.scan(folder, content.parent) if folder.exists() else ([], [])
        files += paths
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
