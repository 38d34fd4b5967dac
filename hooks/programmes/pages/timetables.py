"""Turns the timetables of courses into pages of their own, beside those of the reports."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from programmes.dates import display
from programmes.filing.programme import Crumb
from programmes.pages.timetable_tables import tables
from programmes.pages.values import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.filing.programme import Programme
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """Make the page of every timetable."""
    for programme in renderer.catalogue.programmes:
        if programme.head.timetable:
            yield page(programme, renderer)


def page(programme: Programme, renderer: Renderer) -> Page:
    """Make the page of the timetable of a course."""
    title = programme.head.title
    return renderer.page(
        "timetable.html",
        address=programme.timetable_address,
        # Named after its course, or tabs and results of a search would all say the same.
        trail=(*programme.trail, Crumb(f"Timetable: {title}", programme.timetable_address)),
        description=programme.keep("timetable", _described, programme),
        file=programme.path,
        updated=programme.updated,
        of=[programme],
        later=partial(_shown, programme),
    )


def _described(programme: Programme) -> str:
    dates = programme.record.dates
    when = f", {display(dates)}" if dates else ""
    return summary(f"Timetable{when}: {programme.head.title}")


def _shown(programme: Programme) -> dict[str, Any]:
    timetable = programme.timetable
    source = timetable and timetable.source
    return {
        "programme": replace(programme, source=source or programme.source),
        "days": list(tables(timetable)) if timetable else [],
    }
