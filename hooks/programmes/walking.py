"""Walks through the files of a site, of which there are tens of thousands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """List the files below a folder by their paths in it, each with its whole path."""
    start = len(f"{folder}/")
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    yield entry.path[start:].replace(os.sep, "/"), entry.path
