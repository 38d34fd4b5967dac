"""Writes every file of the site that follows from the records, or takes it from the last site."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.build.keeping.standing import Standing
from programmes.build.lasting import give_large_texts_back
from programmes.build.making import Making
from programmes.build.together import do, parcel_of, shared
from programmes.catalogue.programme import digest
from programmes.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from programmes.build.together import Work
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.offer import Offer
    from programmes.progress import Progress, Tell
    from programmes.render.frame import Frame


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


class Beside(NamedTuple):
    """What else this process does while files are written: it leaves more than files."""

    first: Work = ()
    """What asks the records, which are at hand then."""
    last: Work = ()
    """What keeps all that was made of them."""


NOTHING: Final = Beside()


def write_all(
    ground: Ground,
    offer: Offer,
    frame: Frame,
    progress: Progress = SILENT,
    beside: Beside = NOTHING,
) -> None:
    """Write every file of the site that follows from the records.

    Raises AddressTaken with a report that names both files where two would stand at one path.
    """
    give_large_texts_back()
    if ground.standing.take_all(ground.folder, ground.told(offer.catalogue)):
        ground.standing.clear(ground.folder, ground.standing.taken)
        do([*beside.first, *beside.last])
        return
    making = Making(ground, offer, frame)
    if making.is_short:
        write_lists_first(making, progress, beside)
    else:
        write_records_first(making, progress, beside)


def write_lists_first(making: Making, progress: Progress, beside: Beside) -> None:
    """Write all, where two processes have little else to share than lists."""
    single: Work = [partial(making.write_pages, one) for one in making.single if one.pages]
    lists = [*making.lists.values(), *making.offer.follow(making.shelf)]
    pieces = [*lists, *making.for_editors.values(), *single]
    with progress.stage(len(pieces), "Writing pages") as tell, shared(pieces, tell, parcel=1):
        do(beside.first)
        making.write_data(gleaned(making))
        do(beside.last)


def write_records_first(making: Making, progress: Progress, beside: Beside) -> None:
    """Write all, where pages of records are by far the most.

    One process begins with these; the other gleans what is asked of records later, writes
    what it is asked for, and then helps.
    """
    pieces = [partial(making.write_pages, one) for one in making.single]
    # One piece, so that the schema is described in one process: it takes its time.
    pieces.insert(0, partial(do, [*making.for_editors.values()]))
    with (
        progress.stage(len(pieces), "Writing pages") as tell,
        shared(pieces, tell, parcel_of(len(pieces))) as begun,
    ):
        do(beside.first)
        lists = [*making.lists.values(), *making.offer.follow(making.shelf)]  # before records go
        records_begun = lambda: max(0, begun() - 1)  # noqa: E731 - the first piece is no record
        making.write_data(gleaned(making, records_begun, tell))
        do(lists)
        do(beside.last)


def gleaned(
    making: Making, begun: Callable[[], int] = int, tell: Tell = lambda _: None
) -> Iterator[Programme]:
    """Give each programme when all has been made that other files ask of its record.

    The record is let go when the next programme is asked for and its pages have been `begun`:
    there is no room for all records and for what is made of them.
    """
    gone = asked = 0
    for programmes in making.parcels():
        making.glean(programmes)
        yield from programmes
        tell(done := begun())
        reached, asked = min(done, asked), asked + len(programmes)
        for one in making.single[gone:reached]:
            making.done_with(one.programme)
        gone = reached
