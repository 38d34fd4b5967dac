"""Finds the record files of a folder, loads them safely, and refuses whatever else lies there."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from programmes.problems.characters import quoted
from programmes.problems.report import Problem
from programmes.source.decoding import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

SUFFIX = ".yml"
STEM = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
ALLOWED = frozenset({".gitkeep"})
# What the site itself, or a server, has at such an address.
RESERVED = frozenset(
    {"index", "404", "assets", "pagefind", "search", "data", "sections", "schema", "sitemap"}
    | {"robots", "feed"}
)

# A FIFO would wait for a writer for ever; a link could be put in the place of a file.
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def load(path: Path, name: str) -> bytes | Problem:
    """Read a regular file, and no more of it than shows that it is too large."""
    try:
        if fault := _kind_fault(path.lstat().st_mode, name):
            return fault
        with os.fdopen(os.open(path, _FLAGS | _BINARY), "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        return _unreadable(error, name)


def scan(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """List the record files of a folder in order, and what else must not lie there.

    Problems carry paths relative to `root`.
    """
    name = folder.relative_to(root).as_posix()
    try:
        if stat.S_ISLNK(folder.lstat().st_mode):
            return [], [_symlink(name)]
        entries = sorted(folder.iterdir())
    except OSError as error:
        return [], [_unreadable(error, name)]
    faults = {path: fault for path in entries if (fault := _fault(path, root))}
    faults |= dict(_same_names(entries, faults, root))
    records = [path for path in entries if path not in faults and path.name not in ALLOWED]
    return records, sorted(faults.values())


def strays(folder: Path, known: Iterable[str], root: Path) -> list[Problem]:
    """List the YAML of a folder that nothing reads; MkDocs would publish it as it stands."""
    kept = {name + SUFFIX for name in known}
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    help_text = "records lie in the folders of programmes, names in the five files of vocabulary"
    return [
        _whole_file(
            "stray-file",
            path.relative_to(root).as_posix(),
            f"{quoted(path.name)} is not read here",
            help_text,
        )
        for path in found
        if path.suffix.lower() in {".yml", ".yaml"} and path.name not in kept
    ]


def _fault(path: Path, root: Path) -> Problem | None:
    name = path.relative_to(root).as_posix()
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _unreadable(error, name)
    if fault := _kind_fault(mode, name):
        return fault
    return None if path.name in ALLOWED else _name_fault(path, name)


def _kind_fault(mode: int, name: str) -> Problem | None:
    if stat.S_ISLNK(mode):
        return _symlink(name)
    if stat.S_ISDIR(mode):
        help_text = "records lie side by side in the folder of their kind"
        return _whole_file("not-a-file", name, "this is a folder", help_text)
    if not stat.S_ISREG(mode):
        return _whole_file("not-a-file", name, "this is not an ordinary file", "delete it")
    return None


def _name_fault(path: Path, name: str) -> Problem | None:
    if path.suffix != SUFFIX:
        help_text = "a record ends in .yml; keep other files elsewhere"
        return _whole_file("stray-file", name, f"{quoted(path.name)} is no record", help_text)
    if path.stem in RESERVED:
        message = f"{quoted(path.stem)} is an address of the site itself"
        return _whole_file("reserved-name", name, message, "give the file a longer name")
    if not STEM.fullmatch(path.stem):
        message = f"{quoted(path.name)} cannot be the address of a page"
        return _whole_file("file-name", name, message, _cure(path.stem))
    return None


def _cure(stem: str) -> str:
    rule = "use a-z, 0-9 and hyphens, at most 80"
    better = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")[:80]
    return f"{rule}: {better}{SUFFIX}" if stem.isascii() and better else rule


def _same_names(
    entries: list[Path], faulty: Container[Path], root: Path
) -> Iterator[tuple[Path, Problem]]:
    """Find names that are one and the same on a computer that ignores capitals or Unicode forms."""
    alike: dict[str, list[Path]] = defaultdict(list)
    for path in entries:
        alike[unicodedata.normalize("NFKC", path.name).casefold()].append(path)
    for paths in alike.values():
        kept = next((path for path in paths if path not in faulty), paths[0])
        for path in paths:
            if path != kept:
                message = (
                    f"{quoted(path.name)} is the same name as {quoted(kept.name)} to many computers"
                )
                name = path.relative_to(root).as_posix()
                yield path, _whole_file("same-name", name, message, "rename or delete one of them")


def _symlink(name: str) -> Problem:
    help_text = "put the file itself here"
    return _whole_file("symlink", name, "this is a link to a file elsewhere", help_text)


def _unreadable(error: OSError, name: str) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    return _whole_file(
        "unreadable", name, f"this cannot be read: {reason}", "check the path and the rights"
    )


def _whole_file(code: str, name: str, message: str, help_text: str) -> Problem:
    return Problem(code, name, 0, 0, message, help_text)
