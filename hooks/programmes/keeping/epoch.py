"""Tells whether two builds are made by one program: else nothing of the earlier one can be kept."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def epoch(hooks: Path, *told: object) -> str:
    """Digest the hooks with their templates and theme, all installed packages, and what is `told`.

    `told` is whatever else decides what is made, such as settings.
    """
    found = blake2b(digest_size=16)
    for path in sorted(_files(hooks)):
        found.update(f"\\0{path}\\0".encode())
        found.update(Path(path).read_bytes())
    found.update(repr((sys.version, sorted(set(_packages())), told)).encode())
    return found.hexdigest()


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
