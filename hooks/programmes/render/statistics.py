"""The parts of a page that count: tables with bars, each with the CSV of the same rows."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.programme import Crumb
from programmes.catalogue.statistics import all_exact, statistic
from programmes.catalogue.tallies import sums
from programmes.catalogue.ways import WAYS
from programmes.render import words
from programmes.render.drawings import chart
from programmes.render.page import Part
from programmes.render.parts import MOST, find, way_in
from programmes.render.words import place
from programmes.schema.records import KINDS, Dispatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.catalogue.statistics import Row, Table
    from programmes.render.renderer import Renderer


DRAWN: Final = 12
"""Of so many entries, those with the most programmes, there is a drawing."""


class Line(NamedTuple):
    """A line of a table that counts: its name, its cells, and the number that its bar shows."""

    name: Crumb
    cells: tuple[Any, ...]
    number: int


def participants_by_country(renderer: Renderer) -> Part:
    """Add up the participants of each country, where sources give exact numbers."""
    table = _table("statistics-participants", renderer.catalogue)
    lines = [
        Line(Crumb(row["country"], WAYS["country"].address(row["code"])), (), row["count"])
        for row in table.rows
    ]
    exact = all_exact(renderer.catalogue)
    total = sum(line.number for line in lines) if exact else None
    return Part("statistics", "counted", (table, "Country", (), lines, total))


def totals(renderer: Renderer) -> Part:
    """Show the totals that sources state beside those that can be computed."""
    table = _table("statistics-totals", renderer.catalogue)
    return Part("statistics", "totals", (table, _rows(table, renderer.catalogue)))


def programmes_by_year(renderer: Renderer) -> Part:
    """Count the programmes of each kind that name a year."""
    table = _table("statistics-programmes", renderer.catalogue)
    kinds = [key for key in KINDS if any(row["kind"] == key for row in table.rows)]
    lines = []
    for year, rows in groupby(table.rows, key=itemgetter("year")):
        counts = {row["kind"]: row["count"] for row in rows}
        cells = tuple(counts.get(kind, 0) for kind in kinds)
        lines.append(Line(Crumb(str(year), WAYS["year"].address(str(year))), cells, sum(cells)))
    headings = tuple(KINDS[kind].plural for kind in kinds)
    return Part("statistics", "counted", (table, "Year", headings, lines))


def yearly(renderer: Renderer, index: str, role: str = "") -> Part:
    """Count the programmes of each entry of a way in, or of those in one role, year by year."""
    catalogue, rows = renderer.catalogue, []
    what, way = way_in(index)
    for key, programmes in catalogue.listings.get(what, {}).items():
        if role:
            mentioned = ((one, one.card.named[what][key]) for one in programmes)
            named = [one for one, some in mentioned if any(each.role == role for each in some)]
            found = sums(what, key, named)
        else:
            found = catalogue.sums(what, key)
        if found.whole.number:
            rows.append((way.entry(key, catalogue.vocabulary), found))
    rows.sort(key=lambda row: (-row[1].whole.number, row[0].label))
    drawn = chart({name.label: found.numbers for name, found in rows[:DRAWN]})
    years = sorted({year for _, found in rows for year in found.years}, reverse=True)
    number = words.many(len(rows), role) if role else way.counted(len(rows))
    table = _table("statistics-years", catalogue)
    return Part("statistics", "by_year", (table, role or way.one, number, rows, years, drawn))


def projects(renderer: Renderer) -> Part:
    """Show the digitisation projects of each country and organisation, year by year."""
    table = _table("statistics-projects", renderer.catalogue)
    years = sorted({row["year"] for row in table.rows})
    lines = []
    for name, group in groupby(sorted(table.rows, key=itemgetter("name")), itemgetter("name")):
        rows = list(group)
        page = WAYS[rows[0]["is"]].address(rows[0]["code"])
        cells = tuple(
            "; ".join(f"{row['activity']}, {row['status']}" for row in rows if row["year"] == year)
            for year in years
        )
        lines.append(Line(Crumb(name, page), cells, len(rows)))
    return Part("statistics", "counted", (table, "For", tuple(map(str, years)), lines))


def experts(renderer: Renderer) -> Part:
    """List the experts in offices abroad."""
    table = _table("statistics-experts", renderer.catalogue)
    rows = [
        (programme, row, words.experts(programme.record))
        for programme, row in _rows(table, renderer.catalogue)
        if isinstance(programme.record, Dispatch)
    ]
    return Part("statistics", "experts", (table, rows))


def events(renderer: Renderer, key: str) -> Part:
    """List the events of a programme, the latest first."""
    catalogue = renderer.catalogue
    programme, vocabulary = find("record", key, catalogue.at), catalogue.vocabulary
    dated = [(event.dates, event) for event in programme.record.events if event.dates]
    latest = sorted(dated, key=lambda pair: pair[0].sort_key, reverse=True)
    rows = [(event, event.place and place(event.place, vocabulary)) for _, event in latest]
    return Part("statistics", "events", (programme, rows))


def _table(name: str, catalogue: Catalogue) -> Table:
    table = statistic(name, catalogue)
    return table if table.rows else find("statistic", name, {})


def _rows(table: Table, catalogue: Catalogue) -> list[tuple[Programme, Row]]:
    """Give the rows that a page shows, each with its programme."""
    by_id = {programme.id: programme for programme in catalogue.programmes}
    return [(by_id[row["programme"]], row) for row in table.rows[:MOST]]


STATISTICS: Final[dict[str, Callable[..., Part]]] = {
    "events": events,
    "experts": experts,
    "participants-by-country": participants_by_country,
    "participants-totals": totals,
    "programmes-by-year": programmes_by_year,
    "projects": projects,
    "yearly": yearly,
}
