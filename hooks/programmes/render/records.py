"""Turns each programme into its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.catalogue.programme import stamp_of
from programmes.render.page import Page, Plan, Printed
from programmes.render.pattern import together
from programmes.render.record_body import record_body
from programmes.render.values import opening, summary
from programmes.schema.dates import display

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.renderer import Renderer
    from programmes.schema.records import Record


def plan(programme: Programme, renderer: Renderer) -> Plan:
    """Plan the page of one programme."""
    key = stamp_of(_related(programme, renderer.catalogue))
    return Plan(programme.address, programme.updated, key, partial(page, programme, renderer))


def page(programme: Programme, renderer: Renderer) -> Page:
    """Make the page of one programme."""
    return Page(
        address=programme.address,
        title=programme.name,
        trail=programme.trail,
        description=described(programme),
        make=partial(_printed, programme, renderer),
        updated=programme.updated,
    )


def _printed(programme: Programme, renderer: Renderer) -> Printed:
    """Put the page together without a template: there are thousands of them."""
    here = renderer.here(programme.address)
    body = record_body(here, programme)
    mend = renderer.how_to_mend(programme.address, programme.path)
    return Printed(together((body, mend)), tuple(here["headings"].noted))


def _related(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    """List the programmes that the page of one tells of: also those printed in it or around it."""
    around = [programme.overview] if programme.overview else []
    return [programme, *[catalogue.at[key] for key in (*programme.children, *around)]]


def described(programme: Programme) -> str:
    """Describe the page of a programme for search engines."""
    return programme.keep("description", lambda: description(programme.record))


def description(record: Record) -> str:
    """Describe a page for search engines: its kind and dates, then its first words."""
    when = f", {display(record.dates)}" if record.dates else ""
    return summary(f"{record.singular}{when}. {opening(record)}")
