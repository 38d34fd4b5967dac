"""Gives files second names: each is one file then, so nothing may write into it."""

from __future__ import annotations

import os


def second_name(file: str, name: str, folders: set[str]) -> None:
    """Give a file a second name. The `folders` are those known to be there, and become more.

    Raises OSError where the file is gone, or the file system has no links.
    """
    folder = name.rpartition("/")[0]
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path takes longer
        folders.add(folder)
    os.link(file, name)
