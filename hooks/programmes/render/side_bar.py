"""The side bar of every page: the ways into the catalogue, and never a list of all records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue import addresses, series
from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What

ICONS: Final[dict[What, str]] = {
    "country": "earth",
    "region": "map-outline",
    "organisation": "domain",
    "topic": "tag-outline",
    "year": "calendar-blank-outline",
    "fiscal year": "calendar-range-outline",
}
"""Material's icons for the ways in."""
STATISTICS: Final = "statistics/"
"""The address of a page that is written by hand, where there is one."""


class Item(NamedTuple):
    """An entry of the side bar."""

    label: str
    address: str
    icon: str = ""
    below: tuple[Item, ...] = ()


def side_bar(catalogue: Catalogue, written: Collection[str]) -> Iterator[Item]:
    """List the ways into a catalogue; `written` are the addresses of the hand-written pages."""
    kinds = (Item(kind.plural, f"{key}/") for key, kind in KINDS.items() if catalogue.of_kind(key))
    yield Item("All programmes", addresses.BROWSE, "school-outline", tuple(kinds))
    for what, way in WAYS.items():
        if what in catalogue.listings:
            yield Item(way.label, way.index, ICONS[what])
    if catalogue.series:
        yield Item("Series", series.INDEX, "format-list-numbered")
    if STATISTICS in written:
        yield Item("Statistics", STATISTICS, "chart-bar")
    yield Item("Data", addresses.DATA, "database-outline")
