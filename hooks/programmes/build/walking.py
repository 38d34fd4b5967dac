"""Walks through the files of a site, of which there are tens of thousands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def files_below(folder: Path) -> list[str]:
    """List the files below a folder by their paths in it."""
    found: list[str] = []
    folders = [""]
    while folders:
        start = folders.pop()
        with os.scandir(f"{folder}/{start}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{start}{entry.name}/")
                else:
                    found.append(start + entry.name)
    return found
