"""The countries that a programme names: a map, and the table with the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.render.countries import rows_map
from programmes.render.pattern import joined, pattern, together
from programmes.render.pieces import LINK, SCROLL, world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programmes.render.countries import CountryRow
    from programmes.render.page import Here


TITLE = "Countries by how often they are named"
TITLE_OF_ONE = "Where {} is"
HEAD = Markup(
    '<th scope="col">Country</th><th scope="col" class="num">Times</th>'
    '<th scope="col">How it is named</th>'
)
IN = pattern('in <a href="{}{}">{}</a>')
ROW = pattern(
    '    <tr><th scope="row">{}</th><td class="num" data-label="Times">{}</td>\n'
    "      <td>{}{}</td></tr>\n"
)


def named_countries(context: Here, rows: Sequence[CountryRow]) -> Markup:
    """Print how often a programme names each country, and as what."""
    drawn = rows_map(rows, context["vocabulary"])
    lines = together(_row(context["root"], row) for row in rows)
    table = SCROLL(label(rows), "tally", f"{label(rows)} named", HEAD, lines, "")
    title = TITLE if len(rows) > 1 else TITLE_OF_ONE.format(rows[0].country.label)
    return together((world(context, drawn, title), table)) if drawn else table


def label(rows: Sequence[CountryRow]) -> str:
    """Say what is listed."""
    return "Countries" if len(rows) > 1 else "Country"


def _row(root: str, row: CountryRow) -> Markup:
    children = joined(", ", (IN(root, one.address, one.record.title) for one in row.children))
    between = "; " if row.words and children else ""
    country = LINK(root, row.country.address, row.country.label)
    return ROW(country, row.times, row.words + between, children)
