"""The parts that a hand-written page can ask for, each made from the records.

A part is a function of the renderer and of the words that the page gives after its name. It raises
Unfilled for words that it cannot use.
"""

from __future__ import annotations

from heapq import nlargest
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb, newest_first
from programmes.catalogue.ways import WAYS, Way
from programmes.progress import Refused
from programmes.reader.problem import nearest
from programmes.render import browse, lists, words
from programmes.render.lists import Counted
from programmes.render.page import Part
from programmes.render.record_tables import quotations
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.render.record_tables import Quotation
    from programmes.render.renderer import Renderer
    from programmes.schema.facts import Source

Entry = TypeVar("Entry")

MOST: Final = 120
"""So many rows of a table stand on a page at most; the CSV behind it has all of them."""
LISTED: Final = 20
"""So many names are listed in a message at most."""

FOUND_BY: Final = {"country", "topic", "year"}
"""The facets of the list of all programmes that the finder has."""


class Unfilled(Refused):
    """A page asks for what there is not; the message says what, and what may have been meant."""

    def __init__(self, message: str, asked: str = "") -> None:
        """`asked` is what stands between the braces of the page."""
        super().__init__(message)
        self.asked = asked


def find(what: str, name: str, entries: Mapping[str, Entry]) -> Entry:
    """Look a name up; raise Unfilled with the nearest one, or with what there is."""
    if name in entries:
        return entries[name]
    near = nearest(name, entries)
    more = ", …" if len(entries) > LISTED else ""
    listed = ", ".join(sorted(entries)[:LISTED]) + more
    cure = f"did you mean '{near}'?" if near else f"choose one of: {listed}"
    raise Unfilled(f"there is no {what} '{name}'; {cure}")


def whats_new(renderer: Renderer, most: str = "50") -> Part:
    """List the programmes, the newest change first, then the latest date; `most` of them."""
    programmes = renderer.catalogue.programmes
    newest = nlargest(_number(most), programmes, key=lambda one: (one.updated, one.card.latest))
    days = [(day, list(found)) for day, found in groupby(newest, attrgetter("updated"))]
    return Part("entries", "news", (days,))


def latest(renderer: Renderer, most: str = "5") -> Part:
    """List the programmes with the latest dates of their own; `most` of them."""
    programmes = newest_first(renderer.catalogue.programmes)[: _number(most)]
    return Part("entries", "entries", (programmes,))


def _number(most: str) -> int:
    if not most.isdecimal():
        raise Unfilled(f"'{most}' is not a number of programmes")
    return int(most)


def finder(renderer: Renderer) -> Part:
    """Ask for a country, a topic, a year and words, and lead to the programmes that match."""
    asked = [facet for facet in browse.facets(renderer.catalogue) if facet.name in FOUND_BY]
    return Part("finder", "finder", (asked, addresses.BROWSE))


def kinds(renderer: Renderer) -> Part:
    """List the kinds of programmes with their numbers."""
    counted = [
        Counted(Crumb(kind.plural, f"{key}/"), len(renderer.catalogue.of_kind(key)), kind.about)
        for key, kind in KINDS.items()
        if renderer.catalogue.of_kind(key)
    ]
    return Part("entries", "ways", (counted,))


def ways_in(renderer: Renderer) -> Part:
    """List the ways in with the numbers of their entries."""
    listings = renderer.catalogue.listings
    counted = [
        Counted(Crumb(way.label, way.index), len(listings.get(what, {})))
        for what, way in WAYS.items()
    ]
    return Part("entries", "ways", (counted,))


def way_in(index: str) -> tuple[What, Way]:
    """Look a way in up by the name of its index: countries."""
    return find("way in", index, {item[1].index.rstrip("/"): item for item in WAYS.items()})


def entries(renderer: Renderer, index: str, *keys: str) -> Part:
    """List some entries of a way in with the numbers of their programmes: topics patents it."""
    catalogue = renderer.catalogue
    what, way = way_in(index)
    listed = catalogue.listings.get(what, {})
    numbers = {key: len(find(f"entry of {index}", key, listed)) for key in keys}
    vocabulary = catalogue.vocabulary
    counted = [Counted(way.entry(key, vocabulary), number) for key, number in numbers.items()]
    return Part("entries", "ways", (counted,))


def sections(renderer: Renderer, key: str) -> Part:
    """List the sections right below a section that are not in the menu."""
    find("section", key, renderer.catalogue.vocabulary.sections)
    return Part("entries", "tree", (lists.sections_below(key, renderer.catalogue), 1))


def section(renderer: Renderer, key: str) -> Part:
    """Link to the page of a section by its title."""
    vocabulary = renderer.catalogue.vocabulary
    find("section", key, vocabulary.sections)
    return _link(vocabulary.section_title(key), vocabulary.section_address(key))


def figure(renderer: Renderer, key: str) -> Part:
    """Quote one figure of a record, in words that link to it: initiatives/tisc#countries."""
    quoted = _quote(renderer.catalogue, key)
    return _link(quoted.printed, quoted.address)


def key_figures(renderer: Renderer, *keys: str) -> Part:
    """Show some figures in large type, each with its time and source."""
    quoted = [_quote(renderer.catalogue, key) for key in keys]
    return Part("figures", "key_figures", (quoted,))


def _quote(catalogue: Catalogue, key: str) -> Quotation:
    """Find a figure by its record and its id: initiatives/tisc#countries."""
    record, _, figure = key.partition("#")
    programme = find("record", record, catalogue.at)
    figures = {quoted.figure.id: quoted for quoted in quotations(programme)}
    return find(f"figure of {record}", figure, figures)


def figures(renderer: Renderer) -> Part:
    """List the figures of all records in a table, or the first of them."""
    rows = [row for one in renderer.catalogue.programmes for row in quotations(one)]
    shown = [
        (programme, list(group))
        for programme, group in groupby(rows[:MOST], key=attrgetter("programme"))
    ]
    return Part("figures", "table", (shown, min(len(rows), MOST), len(rows)))


def programme(renderer: Renderer, key: str) -> Part:
    """Link to a programme by its title."""
    named = find("record", key, renderer.catalogue.at)
    return _link(named.title, named.address)


def participants(renderer: Renderer, key: str) -> Part:
    """Say how many took part in a programme, in words that link to it."""
    named = find("record", key, renderer.catalogue.at)
    people = named.record.participants
    if not (said := words.size(people) if people else ""):
        raise Unfilled(f"the record '{key}' states no number of participants")
    return _link(said, named.address)


def count(renderer: Renderer, key: str) -> Part:
    """Count programmes or the entries of a way in, in words that link to them: 47 countries."""
    catalogue = renderer.catalogue
    number = len(catalogue.programmes)
    counted = {"programmes": (words.many(number, "programme"), addresses.BROWSE)}
    for what, way in WAYS.items():
        said = way.counted(len(catalogue.listings.get(what, {})))
        counted[way.index.rstrip("/")] = (said, way.index)
    return _link(*find("way in", key, counted))


def country_map(renderer: Renderer) -> Part:
    """Draw the programmes by country, with the table of the numbers folded below."""
    catalogue = renderer.catalogue
    values = (lists.programmes_maps(catalogue), lists.entries("country", catalogue))
    return Part("countries", "by_country_folded", values)


def sources(renderer: Renderer) -> Part:
    """List the pages that the records were taken from, each with its records."""
    taken: dict[Source, list[Programme]] = {}
    for one in renderer.catalogue.programmes:
        if one.source:
            taken.setdefault(one.source, []).append(one)
    return Part("asked", "sources", (dict([*taken.items()][:MOST]), len(taken)))


def data(_: Renderer) -> Part:
    """Link to the page about the data."""
    return _link("data for other programs", addresses.DATA)


def in_the_browser(_: Renderer) -> Part:
    """Lead to a new file of each kind in the editor of the hosting service, if there is one."""
    return Part("asked", "in_the_browser", (KINDS.values(),))


def front_page(renderer: Renderer) -> Part:
    """Link to the front page of the organisation whose programmes these are."""
    link = renderer.settings.front_page
    if link is None:
        raise Unfilled("mkdocs.yml names no front page; add extra.front_page with label and url")
    return Part("shared", "outside", (link.url, link.label))


def _link(label: str, address: str) -> Part:
    return Part("asked", "linked", ([words.Name(label, address)],))


PARTS: Final[dict[str, Callable[..., Part]]] = {
    "count": count,
    "data": data,
    "entries": entries,
    "figure": figure,
    "figures": figures,
    "finder": finder,
    "front-page": front_page,
    "in-the-browser": in_the_browser,
    "key-figures": key_figures,
    "kinds": kinds,
    "latest": latest,
    "map": country_map,
    "participants": participants,
    "programme": programme,
    "section": section,
    "sections": sections,
    "sources": sources,
    "ways-in": ways_in,
    "whats-new": whats_new,
}
