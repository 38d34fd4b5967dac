"""Turns the catalogue into the page that lists all programmes and can be filtered by facets.

A page of some hundred programmes is whole without a script. A larger catalogue has only the first
of them in the page, and all of them in a file that the script fetches when a filter is touched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic_core import to_json

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.schema.dates import display
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.render.page import Page
    from programmes.render.renderer import Renderer
    from programmes.schema.records import Record

MOST_IN_PAGE: Final = 300
"""So many programmes stand in the page; where there are more, only the first of them do."""
FIRST: Final = 100
INDEX: Final = "index.json"

# The facets that are ways in, each with its label, what stands for no choice, and its way.
WAYS_AS_FACETS: dict[str, tuple[str, str, What]] = {
    "country": ("Country", "All countries", "country"),
    "year": ("Year", "All years", "year"),
    "organisation": ("Organisation", "All organisations", "organisation"),
    "topic": ("Topic", "All topics", "topic"),
}


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


def page(renderer: Renderer) -> Page:
    """Make the page; a script only takes out of its list what does not match."""
    catalogue = renderer.catalogue
    found = latest(catalogue)
    whole = len(found) <= MOST_IN_PAGE
    above = section_trail(catalogue.vocabulary, "jpo-activities")
    return renderer.page(
        "browse.html",
        address=addresses.BROWSE,
        trail=(*above, Crumb("All programmes", addresses.BROWSE)),
        description="All programmes in one list, which can be narrowed by kind, country, year, "
        "organisation and topic.",
        facets=facets(catalogue),
        entries=entries(found if whole else found[:FIRST], catalogue),
        number=len(found),
        index="" if whole else INDEX,
        ways=[Crumb(way.label, way.index) for way in WAYS.values()],
    )


def index(catalogue: Catalogue) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the path of the file with all programmes, if one is needed, and what makes its text."""
    if len(catalogue.programmes) > MOST_IN_PAGE:
        yield f"{addresses.BROWSE}{INDEX}", partial(_columns, catalogue)


def _columns(catalogue: Catalogue) -> str:
    found = latest(catalogue)
    values = [_values(one, catalogue) for one in found]
    columns = {
        "titles": [one.name for one in found],
        "addresses": [one.address for one in found],
        "notes": [note(one) for one in found],
        "values": {name: [one[name] for one in values] for name in values[0]},
    }
    return to_json(columns).decode()


def note(programme: Programme) -> str:
    """Say what a programme is and when it was, as plain text."""
    return programme.keep("told", lambda: _told(programme.record))


def _told(record: Record) -> str:
    return record.singular + (f", {display(record.dates)}" if record.dates else "")


def facets(catalogue: Catalogue) -> list[Facet]:
    """Give every facet with its choices, in the order of the indexes of the ways in."""
    by_kind = tuple(
        Option(key, kind.plural, len(catalogue.of_kind(key)))
        for key, kind in KINDS.items()
        if catalogue.of_kind(key)
    )
    ways = (_facet(name, catalogue) for name in WAYS_AS_FACETS)
    return [Facet("kind", "Kind", "All kinds", by_kind), *ways]


def latest(catalogue: Catalogue) -> list[Programme]:
    """Give all programmes, the latest dates first, those without dates last."""
    return sorted(catalogue.programmes, key=lambda one: one.head.days or [], reverse=True)


def entries(programmes: Iterable[Programme], catalogue: Catalogue) -> list[Entry]:
    """Give programmes with their values."""
    return [Entry(one, _values(one, catalogue)) for one in programmes]


def _facet(name: str, catalogue: Catalogue) -> Facet:
    label, every, what = WAYS_AS_FACETS[name]
    way, listed = WAYS[what], catalogue.listings.get(what, {})
    options = (
        Option(key, way.name(key, catalogue.vocabulary), len(listed[key]))
        for key in way.in_order(listed, catalogue.vocabulary)
    )
    return Facet(name, label, every, tuple(options))


def _values(programme: Programme, catalogue: Catalogue) -> dict[str, str]:
    found, values = catalogue.named(programme), {"kind": programme.head.kind}
    for name, (_, _, what) in WAYS_AS_FACETS.items():
        values[name] = " ".join(found.get(what, ()))
    return values
