"""The parts of a page that count: tables with bars, each with the CSV of the same rows."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.statistics import all_exact, statistic
from programmes.render import values
from programmes.render.asked import find
from programmes.render.names import place
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.tables import Table
    from programmes.render.renderer import Renderer


MOST: Final = 500
"""So many rows of a table stand on a page at most; the CSV behind it has all of them."""


class Line(NamedTuple):
    """A line of a table that counts: its name, its cells, and the number that its bar shows."""

    name: Crumb
    cells: tuple[Any, ...]
    number: int


def participants_by_country(renderer: Renderer, root: str) -> Markup:
    """Add up the participants of each country, where sources give exact numbers."""
    table = _table("statistics-participants", renderer.catalogue)
    lines = [
        Line(Crumb(row["country"], addresses.country(row["code"])), (), row["count"])
        for row in table.rows
    ]
    exact = all_exact(renderer.catalogue)
    total = sum(line.number for line in lines) if exact else None
    return _counted(renderer, root, table, "Country", (), lines, total)


def totals(renderer: Renderer, root: str) -> Markup:
    """Show the totals that sources state beside those that can be computed."""
    table, at = _table("statistics-totals", renderer.catalogue), _by_id(renderer.catalogue)
    rows = [(at[row["programme"]], row) for row in table.rows[:MOST]]
    return renderer.part("statistics", "totals", root, table, rows)


def programmes_by_year(renderer: Renderer, root: str) -> Markup:
    """Count the programmes of each kind that name a year."""
    table = _table("statistics-programmes", renderer.catalogue)
    kinds = [key for key in KINDS if any(row["kind"] == key for row in table.rows)]
    lines = []
    for year, rows in groupby(table.rows, key=itemgetter("year")):
        counts = {row["kind"]: row["count"] for row in rows}
        cells = tuple(counts.get(kind, 0) for kind in kinds)
        lines.append(Line(Crumb(str(year), addresses.year(year)), cells, sum(cells)))
    headings = tuple(KINDS[kind].plural for kind in kinds)
    return _counted(renderer, root, table, "Year", headings, lines)


def projects(renderer: Renderer, root: str) -> Markup:
    """Show the digitisation projects of each country and organisation, year by year."""
    table = _table("statistics-projects", renderer.catalogue)
    years = sorted({row["year"] for row in table.rows})
    lines = []
    for name, found in groupby(sorted(table.rows, key=itemgetter("name")), itemgetter("name")):
        rows = list(found)
        page = addresses.country if rows[0]["is"] == "country" else addresses.organisation
        cells = tuple(
            "; ".join(f"{row['activity']}, {row['status']}" for row in rows if row["year"] == year)
            for year in years
        )
        lines.append(Line(Crumb(name, page(rows[0]["code"])), cells, len(rows)))
    return _counted(renderer, root, table, "For", tuple(map(str, years)), lines)


def experts(renderer: Renderer, root: str) -> Markup:
    """List the experts in offices abroad."""
    table, at = _table("statistics-experts", renderer.catalogue), _by_id(renderer.catalogue)
    rows = [
        (at[row["programme"]], row, values.experts(at[row["programme"]].record))
        for row in table.rows[:MOST]
    ]
    return renderer.part("statistics", "experts", root, table, rows)


def events(renderer: Renderer, root: str, asked: str) -> Markup:
    """List the events of a programme, the latest first."""
    programme = find("record", asked, renderer.catalogue.at)
    vocabulary = renderer.catalogue.vocabulary
    dated = [(event.dates, event) for event in programme.record.events if event.dates]
    latest = sorted(dated, key=lambda pair: pair[0].sort_key, reverse=True)
    rows = [(event, event.place and place(event.place, vocabulary)) for _, event in latest]
    return renderer.part("statistics", "events", root, programme, rows)


def _table(name: str, catalogue: Catalogue) -> Table:
    table = statistic(name, catalogue)
    return table if table.rows else find("statistic", name, {})


def _by_id(catalogue: Catalogue) -> dict[str, Any]:
    return {programme.id: programme for programme in catalogue.programmes}


def _counted(  # noqa: PLR0913, PLR0917 - a table is its headings and its lines
    renderer: Renderer,
    root: str,
    table: Table,
    what: str,
    headings: tuple[str, ...],
    lines: list[Line],
    total: int | None = None,
) -> Markup:
    return renderer.part(
        "statistics", "counted", root, table, what, headings, lines, total
    )


STATISTICS: dict[str, Callable[..., Markup]] = {
    "events": events,
    "experts": experts,
    "participants-by-country": participants_by_country,
    "participants-totals": totals,
    "programmes-by-year": programmes_by_year,
    "projects": projects,
}
