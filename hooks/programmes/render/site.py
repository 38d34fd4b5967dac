"""Makes all pages of a catalogue. Reading order: this, then the module of the page you look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.render import browse, editors, lists, records, timetables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.programme import Programme
    from programmes.render.page import Page, Plan
    from programmes.render.renderer import Renderer


def build(renderer: Renderer) -> Iterator[Page]:
    """Make every page that follows from the records; the hand-written ones are MkDocs' own."""
    for programme in renderer.catalogue.programmes:
        yield from (plan.make() for plan in of_record(programme, renderer))
    yield from of_all(renderer)
    yield from for_editors(renderer)


def of_record(programme: Programme, renderer: Renderer) -> list[Plan]:
    """Plan the pages that tell of one record."""
    plans = [records.plan(programme, renderer)]
    if programme.head.timetable:
        plans.append(timetables.plan(programme, renderer))
    return plans


def of_all(renderer: Renderer) -> Iterator[Page]:
    """Make the pages that list records."""
    yield from lists.kind_pages(renderer)
    yield from lists.section_pages(renderer)
    yield from lists.way_pages(renderer)
    yield browse.page(renderer)


def for_editors(renderer: Renderer) -> Iterator[Page]:
    """Make the pages that follow from the schema, with a few records as examples."""
    yield from editors.pages(renderer)
