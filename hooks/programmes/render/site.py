"""Lists all pages that follow from the records, and the ways to them in the side bar of each.

The hand-written pages are MkDocs' own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue import addresses
from programmes.catalogue.ways import WAYS
from programmes.render import browse, editors, lists, records, series, timetables
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.render.page import Page
    from programmes.settings import Settings


class Item(NamedTuple):
    """An entry of the side bar."""

    label: str
    address: str
    icon: str = ""
    below: tuple[Item, ...] = ()


def pages(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """Describe every page."""
    yield from browse.pages(catalogue)
    if settings.search:
        yield browse.search_page(catalogue)
    yield from lists.kind_pages(catalogue)
    yield from lists.section_pages(catalogue)
    yield from lists.way_pages(catalogue)
    yield from series.pages(catalogue)
    yield from editors.pages(catalogue)
    for programme in catalogue.programmes:
        yield records.page(programme, catalogue, settings)
        if programme.timetable:
            yield timetables.page(programme, catalogue)


def side_bar(catalogue: Catalogue, written: Collection[str]) -> Iterator[Item]:
    """List the ways into a catalogue, and never all records.

    `written` are the addresses of the hand-written pages.
    """
    kinds = (Item(kind.plural, f"{key}/") for key, kind in KINDS.items() if catalogue.of_kind(key))
    yield Item("All programmes", addresses.BROWSE, "school-outline", tuple(kinds))
    for what, way in WAYS.items():
        if what in catalogue.listings:
            yield Item(way.label, way.index, way.icon)
    if catalogue.series:
        yield Item(series.WAY.label, series.WAY.index, series.WAY.icon)
    if (page := "statistics/") in written:
        yield Item("Statistics", page, "chart-bar")
    yield Item("Data", addresses.DATA, "database-outline")
