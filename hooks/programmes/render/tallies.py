"""The tables at the end of a record's page: its events, figures, projects and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.render.events import event_rows
from programmes.render.figures import quotations
from programmes.render.names import linked, links, names, place
from programmes.render.pattern import joined, pattern, together
from programmes.render.pieces import COLUMN, SCROLL, TIME
from programmes.schema.dates import html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.programme import Programme
    from programmes.render.events import EventRow
    from programmes.render.page import Here
    from programmes.schema.facts import Project


ROW = pattern('    <tr{}><th scope="row">{}</th>{}</tr>\n')
NAMED = pattern(' id="figure-{}"')
CELL = pattern("<td>{}</td>")
LENGTH = pattern("{} ({})")
PEOPLE = pattern("<ul>\n{}</ul>\n")
PERSON = pattern("  <li>{}</li>\n")


def figures(_: Here, programme: Programme) -> Markup:
    """Print the figures that the source states, each with its time where one has any."""
    rows = quotations(programme)
    dated = any(one.dated for one in rows)
    lines = together(
        ROW(
            NAMED(one.figure.id),
            one.label,
            together((CELL(one.printed), CELL(one.time) if dated else Markup())),
        )
        for one in rows
    )
    head = ("What", "Figure", *(["When"] if dated else []))
    return _tally("Figures", "Figures that the source states", head, lines)


def events(context: Here, programme: Programme) -> Markup:
    """Print events in the order of the source; a column that would be empty is left out."""
    rows = event_rows(programme, context["catalogue"])
    columns = [
        (title, cell)
        for title, cell, has in (
            ("When", _when, "when"),
            ("Where", _where, "where"),
            ("Who", _who, "who"),
        )
        if any(getattr(row, has) for row in rows)
    ]
    lines = together(
        ROW("", row.event.title, together(CELL(cell(context, row)) for _, cell in columns))
        for row in rows
    )
    head = ("What", *(title for title, _ in columns))
    return _tally("Events", "Events, in the order of the source", head, lines)


def _when(_: Here, row: EventRow) -> Markup | str:
    event = row.event
    when = html(event.dates) if event.dates else ""
    return LENGTH(when, event.duration) if event.duration else when


def _where(context: Here, row: EventRow) -> Markup | str:
    where = row.event.place
    return links(context, place(where, context["vocabulary"])) if where else ""


def _who(context: Here, row: EventRow) -> Markup:
    event = row.event
    told = (
        "; ".join(row.people),
        links(context, row.names),
        event.role_of_jpo and f"JPO: {event.role_of_jpo}",
        event.outcome and f"Outcome: {event.outcome}",
    )
    return joined("; ", filter(None, told))


def projects(context: Here, programme: Programme, listed: Iterable[Project]) -> Markup:
    """Print digitisation projects, each with whom it is for."""
    lines = together(_project(context, programme, one) for one in listed)
    return _tally(
        "Digitisation projects",
        "Digitisation projects",
        ("Year", "Activity", "Status", "For"),
        lines,
    )


def _project(context: Here, programme: Programme, project: Project) -> Markup:
    named = programme.card.mentions
    found = [one for one in named if one.part is project]
    vocabulary = context["vocabulary"]
    whom = [*names(found, "country", vocabulary), *names(found, "organisation", vocabulary)]
    cells = (project.activity, project.status, links(context, whom))
    return ROW("", TIME(project.year, project.year), together(map(CELL, cells)))


def persons(context: Here, programme: Programme) -> Markup:
    """List the people whom a record names."""
    vocabulary = context["vocabulary"]
    return PEOPLE(
        together(PERSON(linked(context, one, vocabulary)) for one in programme.record.people)
    )


def _tally(label: str, caption: str, head: tuple[str, ...], lines: Markup) -> Markup:
    return SCROLL(label, "tally", caption, together(map(COLUMN, head)), lines, "")
