"""Gives each record as its editor wrote it, to stand beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue import Catalogue
    from programmes.writing import Shelf


def sources(catalogue: Catalogue, root: Path, shelf: Shelf) -> None:
    """Write every record.yml; `root` is the folder that holds content/."""
    for programme in catalogue.programmes:
        path = f"{programme.address}record.yml"
        if not shelf.stands(path, programme.sheaf.digest):
            # Not read as text: that would make LF of the ends of its lines.
            shelf.put(path, (root / programme.path).read_bytes().decode())
