"""The parts that a hand-written page can ask for, each made from the records.

A part is a function of the renderer, of the way to the root of the site, and of the words that
the page gives after its name. It raises Unfilled for words that it cannot use.
"""

from __future__ import annotations

from heapq import nlargest
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.ways import WAYS
from programmes.render import lists
from programmes.render.asked import Unfilled, find
from programmes.render.lists import Counted, sections_below
from programmes.render.record_tables import quotations
from programmes.render.statistics import MOST, STATISTICS
from programmes.render.values import size
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.record_tables import Quotation
    from programmes.render.renderer import Renderer
    from programmes.schema.facts import Source


def whats_new(renderer: Renderer, root: str, most: str = "50") -> Markup:
    """List the programmes, the newest change first, then the latest date; `most` of them."""
    if not most.isdecimal():
        message = f"'{most}' is no number of programmes"
        raise Unfilled(message)
    newest = nlargest(int(most), renderer.catalogue.programmes, key=_news)
    days = [(day, list(found)) for day, found in groupby(newest, key=_changed)]
    return renderer.part("entries", "news", root, days)


def _changed(programme: Programme) -> date:
    return programme.updated


def _news(programme: Programme) -> tuple[date, tuple[date, ...]]:
    dates = programme.record.dates
    return programme.updated, dates.sort_key if dates else ()


def kinds(renderer: Renderer, root: str) -> Markup:
    """List the kinds of programmes with their numbers."""
    counted = [
        Counted(Crumb(kind.plural, f"{key}/"), len(renderer.catalogue.of_kind(key)), kind.about)
        for key, kind in KINDS.items()
    ]
    return renderer.part("entries", "ways", root, counted)


def ways_in(renderer: Renderer, root: str) -> Markup:
    """List the ways in with the numbers of their entries."""
    listings = renderer.catalogue.listings
    counted = [
        Counted(Crumb(way.label, way.index), len(listings.get(what, {})))
        for what, way in WAYS.items()
    ]
    return renderer.part("entries", "ways", root, counted)


def sections(renderer: Renderer, root: str, section: str) -> Markup:
    """List the sections right below a section that are not in the menu."""
    find("section", section, renderer.catalogue.vocabulary.sections)
    below = sections_below(section, renderer.catalogue)
    return renderer.part("entries", "tree", root, below, 1)


def section(renderer: Renderer, root: str, asked: str) -> Markup:
    """Link to the page of a section by its label."""
    vocabulary = renderer.catalogue.vocabulary
    found = find("section", asked, vocabulary.sections)
    address = vocabulary.section_address(asked)
    return Markup('<a href="{}{}">{}</a>').format(root, address, found.label)


def figure(renderer: Renderer, root: str, asked: str) -> Markup:
    """Quote one figure of a record, in words that link to it: initiatives/tisc#countries."""
    found = _quote(renderer.catalogue, asked)
    return Markup('<a href="{}{}">{}</a>').format(root, found.address, found.printed)


def _quote(catalogue: Catalogue, asked: str) -> Quotation:
    """Find a figure by its record and its id: initiatives/tisc#countries.

    Raises Unfilled for a record or a figure that there is not.
    """
    record, _, figure = asked.partition("#")
    programme = find("record", record, catalogue.at)
    figures = {quotation.figure.id: quotation for quotation in quotations(programme)}
    return find(f"figure of {record}", figure, figures)


def key_figures(renderer: Renderer, root: str, *asked: str) -> Markup:
    """Show some figures in large type, each with its time and source."""
    found = [_quote(renderer.catalogue, one) for one in asked]
    return renderer.part("figures", "key_figures", root, found)


def figures(renderer: Renderer, root: str) -> Markup:
    """List the figures of all records in a table, or the first of them."""
    rows = [row for one in renderer.catalogue.programmes for row in quotations(one)]
    shown = [
        (programme, list(found))
        for programme, found in groupby(rows[:MOST], key=attrgetter("programme"))
    ]
    return renderer.part(
        "figures", "table", root, shown, min(len(rows), MOST), len(rows)
    )


def programme(renderer: Renderer, root: str, asked: str) -> Markup:
    """Link to a programme by its title."""
    found = find("record", asked, renderer.catalogue.at)
    return Markup('<a href="{}{}">{}</a>').format(root, found.address, found.record.title)


def participants(renderer: Renderer, root: str, asked: str) -> Markup:
    """Say how many took part in a programme, in words that link to it."""
    found = find("record", asked, renderer.catalogue.at)
    people = found.record.participants
    if not (told := size(people) if people else ""):
        message = f"the record '{asked}' states no number of participants"
        raise Unfilled(message)
    return Markup('<a href="{}{}">{}</a>').format(root, found.address, told)


def count(renderer: Renderer, root: str, asked: str) -> Markup:
    """Count programmes or the entries of a way in, in words that link to them: 47 countries."""
    catalogue = renderer.catalogue
    number = len(catalogue.programmes)
    counted = {"programmes": (addresses.BROWSE, f"{number} programme{'s' * (number != 1)}")}
    for what, way in WAYS.items():
        words = way.counted(len(catalogue.listings.get(what, {})))
        counted[way.index.rstrip("/")] = (way.index, words)
    address, words = find("way in", asked, counted)
    return Markup('<a href="{}{}">{}</a>').format(root, address, words)


def country_map(renderer: Renderer, root: str) -> Markup:
    """Draw the programmes by country, with the table of the numbers folded below."""
    catalogue = renderer.catalogue
    counted = lists.counted("country", catalogue)
    return renderer.part(
        "countries", "by_country_folded", root, lists.programmes_map(catalogue), counted
    )


def sources(renderer: Renderer, root: str) -> Markup:
    """List the pages that the records were taken from, each with its records."""
    taken: dict[Source, list[Programme]] = {}
    for one in renderer.catalogue.programmes:
        if one.source:
            taken.setdefault(one.source, []).append(one)
    return renderer.part("sources", "sources", root, taken)


def data(_: Renderer, root: str) -> Markup:
    """Link to the page about the data."""
    return Markup('<a href="{}{}">data for other programs</a>').format(root, addresses.DATA)


def front_page(renderer: Renderer, _: str) -> Markup:
    """Link to the front page of the organisation whose programmes these are."""
    link = renderer.settings.front_page
    if link is None:
        message = "mkdocs.yml names no front page; add extra.front_page with label and url"
        raise Unfilled(message)
    return Markup('<a class="ext" rel="external" href="{}">{}</a>').format(link.url, link.label)


PARTS: dict[str, Callable[..., Markup]] = {
    "count": count,
    "data": data,
    "figure": figure,
    "figures": figures,
    "front-page": front_page,
    "key-figures": key_figures,
    "kinds": kinds,
    "map": country_map,
    "participants": participants,
    "programme": programme,
    "section": section,
    "sections": sections,
    "sources": sources,
    "ways-in": ways_in,
    "whats-new": whats_new,
    **STATISTICS,
}
