"""Gives pages their outline: what those have in common that differ only in what is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from programmes.filing.programme import Crumb
from programmes.framing.stencil import stand_in
from programmes.pages.page import Alternate, Heading, Page, Printed
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

LONG: Final = 100
"""A longer title is set smaller."""
SAMPLE: Final = (2, 2)
"""The levels of headings that have contents, which stand in for those of all pages."""


def outlined(page: Page, linked: Collection[str]) -> tuple[Page, dict[str, str]]:
    """Give the outline of a page, and what names stand in its places.

    The menu and the footer look at the addresses that are `linked`: these stand as they are.
    """
    names = {_title(page): page.title}
    title = stand_in(_title(page))
    address = _place(page.address, "name", names, linked)
    outline = Page(
        address=address,
        title=title,
        trail=(*_above(page, linked, names), Crumb(title, address)),
        description=stand_in("description"),
        make=partial(stand_ins, SAMPLE),
        alternates=tuple(
            Alternate(one.type, one.href.replace(page.address, address), stand_in(f"form {number}"))
            for number, one in enumerate(page.alternates)
        ),
    )
    return outline, names


def _above(page: Page, linked: Collection[str], names: dict[str, str]) -> list[Crumb]:
    """Give the trail above a page, with stand-ins for records: there may be thousands.

    The template looks at the labels of sections; and at the first two levels.
    """
    above = list(page.trail[:-1])
    for number, crumb in enumerate(above[2:], start=2):
        is_record = crumb.address.partition("/")[0] in KINDS
        if is_record and not page.address.startswith(crumb.address):  # of which it is a part
            names[f"label {number}"] = crumb.label
            address = _place(crumb.address, f"name {number}", names, linked)
            above[number] = Crumb(stand_in(f"label {number}"), address)
    return above


def _place(address: str, name: str, names: dict[str, str], linked: Collection[str]) -> str:
    """Put a stand-in in the place of the last part of an address, unless it is alone there."""
    folder, _, last = address[:-1].rpartition("/")
    if not folder or address in linked:
        return address
    names[name] = last
    return f"{folder}/{stand_in(name)}/"


def stand_ins(levels: tuple[int, ...]) -> Printed:
    """Print what stands in for a page, which is not kept itself: it may be very long."""
    headings = (
        Heading(level, stand_in(f"heading {number}"), stand_in(f"anchor {number}"))
        for number, level in enumerate(levels)
    )
    return Printed(Markup(stand_in("body")), tuple(headings))  # noqa: S704 - a stand-in


def _title(page: Page) -> str:
    """Name the place of the title, by a name as long as a long title: content.html looks at it."""
    return "title".ljust(LONG + 1 if len(page.title) > LONG else 0)
