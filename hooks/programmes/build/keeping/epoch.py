"""Tells whether two builds are made by one program: else nothing of the earlier one can be kept."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from programmes.catalogue.programme import digest

if TYPE_CHECKING:
    from collections.abc import Iterator


def program(hooks: Path) -> str:
    """Digest the hooks with their templates and theme, and all installed packages."""
    found = blake2b(digest_size=16)
    for path in sorted(_files(hooks)):
        found.update(f"\\0{path}\\0".encode())
        found.update(Path(path).read_bytes())
    found.update(repr((sys.version, sorted(set(_packages())))).encode())
    return found.hexdigest()


def epoch(made_by: str, *told: object) -> str:
    """Tell what a program makes from what it makes when something else is `told`: its settings."""
    return digest(repr((made_by, told)))


def _files(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        yield from (f"{here}/{name}" for name in files)


def _packages() -> Iterator[str]:
    """List the installed packages by the names of their notes, which hold their versions."""
    for folder in filter(Path.is_dir, map(Path, sys.path)):
        found = (path.name for path in folder.iterdir())
        yield from (name for name in found if name.endswith((".dist-info", ".egg-info")))
