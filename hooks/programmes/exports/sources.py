"""Gives each record as its editor wrote it, to stand beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.catalogue import Catalogue


def sources(catalogue: Catalogue, root: Path) -> Iterator[tuple[str, str]]:
    """Give the path and text of every record.yml; `root` is the folder that holds content/."""
    for programme in catalogue.programmes:
        # Not read as text: that would make LF of the ends of its lines.
        text = (root / programme.path).read_bytes().decode()
        yield f"{programme.address}record.yml", text
