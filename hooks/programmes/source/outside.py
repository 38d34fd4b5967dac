"""Looks at what lies in the content outside the folders of records."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from programmes.problems.characters import quoted
from programmes.source.folder import SUFFIX, YAML, is_dropping, kind_fault, unreadable, whole_file

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from programmes.problems.report import Problem


def strays(content: Path, known: Iterable[str]) -> list[Problem]:
    """List what must not lie in the content outside the folders of records, at which `scan` looks.

    That is whatever is no ordinary file, since MkDocs would follow and publish it, YAML that
    nothing reads, and in vocabulary all but the `known` files.
    """
    kept = {content / "vocabulary" / f"{name}{SUFFIX}" for name in known}
    return [
        fault
        for path in _walk(content)
        if path not in kept and not is_dropping(path) and (fault := _stray(path, content, kept))
    ]


def written_pages(content: Path) -> list[str]:
    """List the hand-written pages by their paths in the content, without .md."""
    found = (path for path in _walk(content) if path.suffix == ".md")
    return [path.relative_to(content).with_suffix("").as_posix() for path in found]


def _walk(content: Path) -> Iterator[Path]:
    """List all below the content but the insides of programmes; no link is followed."""
    for folder, folders, files in os.walk(content):
        yield from (Path(folder, name) for name in sorted((*folders, *files)))
        if Path(folder) == content and "programmes" in folders:
            folders.remove("programmes")


def _stray(path: Path, content: Path, kept: Container[Path]) -> Problem | None:
    name = path.relative_to(content.parent).as_posix()
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return unreadable(error, name)
    if stat.S_ISDIR(mode):
        no_right = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return None if os.access(path, os.R_OK | os.X_OK) else unreadable(no_right, name)
    if fault := kind_fault(mode, name):
        return fault
    if path.parent.name == "vocabulary" or path.suffix.lower() in YAML:
        where = "records lie in the folders of programmes, names in the five files of vocabulary"
        meant = path.with_suffix(SUFFIX)
        help_text = f"rename it to {meant.name}" if meant in kept else where
        return whole_file("stray-file", name, f"{quoted(path.name)} is not read here", help_text)
    return None
