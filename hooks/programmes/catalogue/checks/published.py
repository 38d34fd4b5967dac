"""Lists the addresses at which the site has a page, from the records, without making the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes import reader
from programmes.catalogue import addresses
from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.schema.vocabulary import Vocabulary


def everything(catalogue: Catalogue, content: Path) -> dict[str, str]:
    """Give the address of every page, without the slash at its end, with the id of its record."""
    named = {
        WAYS[what].address(key)[:-1]
        for what, entries in catalogue.listings.items()
        for key in entries
    }
    standing = pages(catalogue.vocabulary, catalogue.programmes) | written(content) | named
    return {address: address for address in standing} | ids(catalogue.programmes)


def ids(programmes: Iterable[Programme]) -> dict[str, str]:
    """Give the address of each record with its id."""
    return {one.address[:-1]: one.id for one in programmes}


def is_record(address: str) -> bool:
    """Tell whether an address is that of a record."""
    kind, _, name = address.partition("/")
    return kind in KINDS and name != "" and "/" not in name


def pages(vocabulary: Vocabulary, programmes: Iterable[Programme]) -> set[str]:
    """List the pages beside those of records that do not depend on what records name."""
    found = {
        addresses.BROWSE,
        addresses.DATA,
        *(f"{kind}/" for kind in KINDS),
        *(vocabulary.section_address(key) for key in vocabulary.sections),
        *(way.index for way in WAYS.values()),
        *(one.timetable_address for one in programmes if one.head.timetable),
    }
    return {address[:-1] for address in found if address}


def written(content: Path) -> set[str]:
    """List the hand-written pages."""
    found = reader.written_pages(content)
    return {path for path in found if path.rpartition("/")[2] != "index"}


def former(programmes: Iterable[Programme]) -> Iterator[str]:
    """List the addresses that lead on to a record, or to its timetable."""
    for one in programmes:
        for address in one.head.redirect_from:
            yield address
            if one.head.timetable:
                yield addresses.timetable(f"{address}/")[:-1]


def unnamed(wanted: Iterable[str], catalogue: Catalogue) -> set[str]:
    """Tell which of some addresses are not those of entries that records name: countries/vn."""
    left = set(wanted)
    if not any(address.startswith(tuple(way.index for way in WAYS.values())) for address in left):
        return left
    named = {
        WAYS[what].address(key)[:-1] for what, keys in catalogue.listings.items() for key in keys
    }
    return left - named
