"""Turns the timetables of courses into pages of their own, beside those of the reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from programmes.dates import display
from programmes.filing.programme import Crumb
from programmes.pages.timetable_tables import tables
from programmes.pages.values import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.filing.programme import Programme
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer
    from programmes.schema.timetable import Timetable


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make the page of every timetable."""
    for programme in renderer.catalogue.programmes:
        if programme.head.timetable and programme.timetable:
            yield page(programme, programme.timetable, renderer)


def page(programme: Programme, timetable: Timetable, renderer: Renderer) -> Page:
    """Make the page of the timetable of a course."""
    record = programme.record
    when = f", {display(record.dates)}" if record.dates else ""
    return renderer.page(
        "timetable.html",
        address=programme.timetable_address,
        # Named after its course, or tabs and results of a search would all say the same.
        trail=(*programme.trail, Crumb(f"Timetable: {record.title}", programme.timetable_address)),
        description=summary(f"Timetable{when}: {record.title}"),
        programme=replace(programme, source=timetable.source or programme.source),
        days=list(tables(timetable)),
        file=programme.path,
        updated=record.updated,
    )
