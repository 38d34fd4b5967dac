"""Turns the timetables of courses into pages of their own, beside those of the reports."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from programmes.dates import display
from programmes.filing.programme import Crumb, stamp_of
from programmes.pages.page import Plan
from programmes.pages.timetable_tables import tables
from programmes.pages.values import summary

if TYPE_CHECKING:
    from programmes.filing.programme import Programme
    from programmes.pages.page import Page
    from programmes.pages.rendering import Renderer


def plan(programme: Programme, renderer: Renderer) -> Plan:
    """Plan the page of the timetable of a course."""
    address, key = programme.timetable_address, stamp_of([programme])
    return Plan(address, programme.updated, key, partial(page, programme, renderer))


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
