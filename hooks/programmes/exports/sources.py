"""Gives each record as its editor wrote it, to stand beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.reading import Changed

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.build.writing import Shelf
    from programmes.catalogue.catalogue import Catalogue


def sources(catalogue: Catalogue, root: Path, shelf: Shelf) -> None:
    """Write every record.yml that is wanted; `root` is the folder that holds content/.

    Raises Changed where a record has vanished.
    """
    for programme in catalogue.programmes:
        path = addresses.source(programme.address)
        if path in shelf.wanted:
            shelf.put(path, _bytes(root, programme.path))


def _bytes(root: Path, path: str) -> bytes:
    try:
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123 - a Path takes longer
            return file.read()
    except FileNotFoundError as fault:
        raise Changed(path) from fault
