"""Lists all pages that follow from the records; the hand-written ones are MkDocs' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.render import browse, editors, lists, records, series, timetables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.render.page import Page
    from programmes.settings import Settings


def pages(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """Describe every page."""
    yield from browse.pages(catalogue)
    if settings.search:
        yield browse.search_page(catalogue)
    yield from lists.kind_pages(catalogue)
    yield from lists.section_pages(catalogue)
    yield from lists.way_pages(catalogue)
    yield from series.pages(catalogue)
    yield from editors.pages(catalogue)
    for programme in catalogue.programmes:
        yield records.page(programme, catalogue, settings)
        if programme.timetable:
            yield timetables.page(programme, catalogue)
