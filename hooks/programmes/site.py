"""Writes every file of the site that follows from the records, or takes it from the last site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from programmes.filing.programme import digest
from programmes.keeping.standing import Standing
from programmes.making import Making
from programmes.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from programmes.catalogue import Catalogue
    from programmes.exports.offer import Offer
    from programmes.framing.frame import Frame
    from programmes.progress import Progress


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a site is built, and what stands there already."""

    project: Path
    """The folder of the project, below which the records are."""
    folder: Path
    """The folder of the site."""
    files: Mapping[str, str]
    """Which file of the content stands at which path of the site by itself."""
    pages: Mapping[str, date | None]
    """The addresses of hand-written pages, each with the day of its last change if it is known."""
    standing: Standing = field(default_factory=Standing)
    """The files of the last site."""

    def told(self, catalogue: Catalogue) -> str:
        """Tell all that the site is made of, but for what all its files have in common."""
        beside = sorted(self.files), sorted(self.pages.items()), catalogue.retired
        return digest(f"{catalogue.stamp} {beside!r}")


def write_all(ground: Ground, offer: Offer, frame: Frame, progress: Progress = SILENT) -> None:
    """Write every file of the site that follows from the records.

    Raises AddressTaken with a report that names both files where two would stand at one path.
    """
    if ground.standing.take_all(ground.folder, ground.told(offer.catalogue)):
        ground.standing.clear(ground.folder, ground.standing.taken)
        return
    making = Making(ground, offer, frame)
    if making.is_short:
        making.write_lists_first(progress)
    else:
        making.write_records_first(progress)
