"""Turns a long list of programmes into pages, the newest first, under the years of their dates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.programme import Crumb, newest_first, pages_of
from programmes.render.appearances import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from programmes.catalogue.programme import Programme
    from programmes.render.page import Page

    Rows = Callable[[Iterable[Programme]], Iterable[Appearance]]

ENTRIES: Final = 100
"""So many programmes stand on a page at most."""


class Listing(NamedTuple):
    """What one page of a list shows."""

    total: int
    """How many programmes all its pages list."""
    number: int
    """Which page it is, from 1."""
    pages: Sequence[Crumb]
    """All pages of the list, each by its number and its years; none where one page holds it."""
    narrow: str
    """Where the list can be narrowed: browse/?country=VN; empty where it cannot."""
    years: list[tuple[str, list[Appearance]]] = []  # noqa: RUF012 - a tuple, not a class's own
    """Its programmes by the year of their last date, which is empty in a list without years."""


def paged(  # noqa: PLR0913 - what lists differ in
    page: Page,
    programmes: Iterable[Programme],
    rows: Rows,
    narrow: str = "",
    *,
    years: bool = True,
    size: int = ENTRIES,
) -> Iterator[Page]:
    """Give a page that lists programmes, then further ones with those that it has no room for.

    Its template finds them as `listing`; what else the page says, it says on the first one alone.
    """
    ordered = newest_first(programmes)
    chunks = [ordered[at : at + size] for at in range(0, len(ordered), size)] or [[]]
    crumbs = [_crumb(page, number, chunk) for number, chunk in enumerate(chunks, start=1)]
    for number, (chunk, crumb) in enumerate(zip(chunks, crumbs, strict=True), start=1):
        listing = Listing(len(ordered), number, crumbs if crumbs[1:] else (), narrow)
        values = partial(_values, page, listing, partial(rows, chunk), years=years)
        if number == 1:
            listed = partial(lambda some: [*page.listing(), *pages_of(some)], chunk)
            yield replace(page, values=values, listing=listed)
            continue
        title = f"{page.title} (page {number})"
        yield replace(
            page,
            address=crumb.address,
            trail=(*page.trail, Crumb(title, crumb.address)),
            description=f"{page.description} Page {number} of {len(chunks)}.",
            values=values,
            listing=partial(pages_of, chunk),
            own_title="",
        )


def no_roles(programmes: Iterable[Programme]) -> list[Appearance]:
    """Give programmes of which a list says nothing but what they are."""
    return [Appearance(programme, "", ()) for programme in programmes]


def _crumb(page: Page, number: int, programmes: Sequence[Programme]) -> Crumb:
    years = [one.year for one in programmes if one.year]
    said = f" ({' to '.join(dict.fromkeys([years[0], years[-1]]))})" if years else ""
    return Crumb(f"{number}{said}", page.address + (f"page/{number}/" if number > 1 else ""))


def _values(
    page: Page, listing: Listing, rows: Callable[[], Iterable[Appearance]], *, years: bool
) -> dict[str, Any]:
    groups = groupby(rows(), key=attrgetter("programme.year")) if years else [("", rows())]
    parted = [(year or "Without a date" * years, list(group)) for year, group in groups]
    return {**page.values(), "listing": listing._replace(years=parted)}
