"""Turns the catalogue into the page that lists all programmes and can be filtered by facets.

A page of some hundred programmes is whole without a script. A larger catalogue has only the first
of them in the page, and all of them in a file that the script fetches when a filter is touched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import to_json

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb, newest_first
from programmes.catalogue.series import INDEX as INDEX_OF_SERIES
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.render.page import Page
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme

MOST_IN_PAGE: Final = 300
"""So many programmes stand in the page; where there are more, only the first of them do."""
FIRST: Final = 100
INDEX: Final = "index.json"

EVERY: Final[dict[What, str]] = {
    "country": "All countries",
    "year": "All years",
    "organisation": "All organisations",
    "topic": "All topics",
}
"""The ways in that are facets, each with what stands for no choice."""


class Option(NamedTuple):
    """A choice of a facet, with the number of programmes that it leaves."""

    value: str
    label: str
    number: int


class Facet(NamedTuple):
    """A question by which the list can be narrowed."""

    name: str
    """Its name in the address: ?country=VN."""
    label: str
    every: str
    """What stands for no choice."""
    options: tuple[Option, ...]


class Entry(NamedTuple):
    """A programme of the list, with its values for every facet."""

    programme: Programme
    values: dict[str, str]
    """For each facet the values, with a space between them: `VN TH`."""


def page(catalogue: Catalogue) -> Page:
    """Describe the page; a script only takes out of its list what does not match."""
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    return Page(
        address=addresses.BROWSE,
        trail=(*above, Crumb("All programmes", addresses.BROWSE)),
        description="All programmes in one list, which can be narrowed by kind, country, year, "
        "organisation and topic.",
        template="browse.html",
        values=partial(_page_values, catalogue),
    )


def has_index(catalogue: Catalogue) -> bool:
    """Tell whether there are so many programmes that the page fetches them from a file."""
    return len(catalogue.programmes) > MOST_IN_PAGE


def index(catalogue: Catalogue) -> bytes:
    """Write the file with all programmes, column by column."""
    programmes = latest(catalogue)
    values = [_values(programme) for programme in programmes]
    columns = {
        "titles": [programme.name for programme in programmes],
        "addresses": [programme.address for programme in programmes],
        "notes": [programme.card.note_text for programme in programmes],
        "values": {name: [value[name] for value in values] for name in values[0]},
    }
    return to_json(columns)


def _page_values(catalogue: Catalogue) -> dict[str, Any]:
    programmes, is_whole = latest(catalogue), not has_index(catalogue)
    return {
        "facets": facets(catalogue),
        "entries": entries(programmes if is_whole else programmes[:FIRST]),
        "number": len(programmes),
        "index": "" if is_whole else INDEX,
        "ways": [
            *([Crumb("Series", INDEX_OF_SERIES)] if catalogue.series else []),
            *(Crumb(way.label, way.index) for way in WAYS.values()),
        ],
    }


def facets(catalogue: Catalogue) -> list[Facet]:
    """Give every facet with its choices, in the order of the indexes of the ways in."""
    by_kind = tuple(
        Option(key, kind.plural, len(catalogue.of_kind(key)))
        for key, kind in KINDS.items()
        if catalogue.of_kind(key)
    )
    ways = (_facet(what, catalogue) for what in EVERY)
    return [Facet("kind", "Kind", "All kinds", by_kind), *ways]


def latest(catalogue: Catalogue) -> list[Programme]:
    """Give all programmes in the order of every list."""
    return newest_first(catalogue.programmes)


def entries(programmes: Iterable[Programme]) -> list[Entry]:
    """Give programmes with their values."""
    return [Entry(programme, _values(programme)) for programme in programmes]


def _facet(what: What, catalogue: Catalogue) -> Facet:
    way, listed = WAYS[what], catalogue.listings.get(what, {})
    options = (
        Option(key, way.name(key, catalogue.vocabulary), len(listed[key]))
        for key in way.in_order(listed, catalogue.vocabulary)
    )
    return Facet(what, what.capitalize(), EVERY[what], tuple(options))


def _values(programme: Programme) -> dict[str, str]:
    named = programme.card.named
    return {"kind": programme.kind} | {what: " ".join(named.get(what, ())) for what in EVERY}
