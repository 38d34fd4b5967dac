"""Participants as a map and a table: countries, then organisations, with their total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.render.attendance import attendance, has_numbers
from programmes.render.countries import participants_map
from programmes.render.names import links
from programmes.render.pattern import pattern, together
from programmes.render.pieces import COLUMN, SCROLL, facts, world
from programmes.render.values import people_are, people_rows

if TYPE_CHECKING:
    from programmes.render.page import Here
    from programmes.render.values import Row
    from programmes.schema.facts import Participants


TITLE = "Participants by country"
HEAD = pattern('{}<th scope="col" class="num">Number</th><td class="bar" aria-hidden="true"></td>')
ROW = pattern(
    '    <tr><th scope="row">{}</th><td class="num">{}</td>'
    '<td class="bar" aria-hidden="true">{}</td></tr>\n'
)
AGENCY = pattern("{} ({})")
BAR = pattern(
    '<svg viewBox="0 0 {} 6" preserveAspectRatio="none"><rect width="{}" height="6"/></svg>'
)
TOTAL = pattern(
    '  <tfoot><tr><th scope="row">Total</th><td class="num">{}</td><td class="bar"></td></tr>'
    "</tfoot>\n"
)


def people_table(context: Here, people: Participants) -> Markup:
    """Print the numbers of participants as a map and a table, and below it what else is said."""
    told = attendance(people, context["vocabulary"])
    return together(
        (
            _numbers(context, people) if has_numbers(people) else Markup(),
            facts(told) if told else Markup(),
        )
    )


def _numbers(context: Here, people: Participants) -> Markup:
    drawn = participants_map(people, context["vocabulary"])
    rows = people_rows(people, context["vocabulary"])
    largest = max((row.value for row in rows), default=0) or 1
    total = people.computed_total
    table = SCROLL(
        TITLE,
        "tally slim",
        TITLE,
        HEAD(COLUMN(people_are(people))),
        together(_row(context, row, largest) for row in rows),
        "" if total is None else TOTAL(total),
    )
    return together((world(context, drawn, TITLE), table)) if drawn else table


def _row(context: Here, row: Row, largest: int) -> Markup:
    names = links(context, row.names)
    return ROW(
        AGENCY(row.label, names) if row.label else names,
        "not stated" if row.number is None else str(row.number),
        BAR(largest, row.value) if row.value else "",
    )
