"""The one door to the frame: puts a page of ours into the template that all pages share.

The template is rendered once for all pages of one outline, and cut at the places where they
differ. A stand-in holds `<&`, so that the printed one tells whether its place escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markupsafe import Markup, escape

from programmes.catalogue.programme import Crumb, digest
from programmes.render.page import Alternate, Heading, Page, Printed
from programmes.render.pattern import escaped
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from jinja2 import Template


# Private characters of Unicode, which records and templates may not hold.
FIRST, LAST = "\ue000", "\ue001"
PRINTED: Final = re.compile(f"{FIRST}([^{LAST}]*){LAST}")
AS_GIVEN, ESCAPED = "<&", str(escape("<&"))


class Unprintable(Exception):  # noqa: N818 - it names what happened
    """A template did something else with a stand-in than to print it, escaped or as it is."""


class Stencil(NamedTuple):
    """A text with places to be filled."""

    texts: tuple[str, ...]
    """What stands before, between and behind the places."""
    places: tuple[tuple[str, bool], ...]
    """The name of each place, and whether it escapes what it is given."""

    def fill(self, values: Mapping[str, str]) -> str:
        """Give the text with a value in each place."""
        parts = [self.texts[0]]
        for (name, escapes), text in zip(self.places, self.texts[1:], strict=True):
            parts += [escaped(str(values[name])) if escapes else values[name], text]
        return "".join(parts)


def stand_in(name: str) -> str:
    """Make what is printed in the place of a value."""
    return f"{FIRST}{name}{AS_GIVEN}{LAST}"


def swapped(text: str, part: str, stand_in: str) -> str:
    """Put a stand-in in the place of a part; raise Unprintable unless it is in the text once."""
    if text.count(part) != 1:
        raise Unprintable(part)
    return text.replace(part, stand_in)


def cut(text: str) -> Stencil:
    """Cut a text at its stand-ins; raise Unprintable where one has become something else."""
    pieces = PRINTED.split(text)
    return Stencil(tuple(pieces[::2]), tuple(_slot(printed) for printed in pieces[1::2]))


def _slot(printed: str) -> tuple[str, bool]:
    for ending, escapes in ((AS_GIVEN, False), (ESCAPED, True)):
        if printed.endswith(ending):
            return printed.removesuffix(ending), escapes
    raise Unprintable(printed)


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


PLACES: Final = ("above", "beside")
"""Where the contents of a page are printed in the frame."""


@dataclass(slots=True)
class Anchor:
    """A heading in the form in which Material's table of contents reads it."""

    title: Markup
    id: str
    level: int
    children: list[Anchor] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address inside the page."""
        return f"#{self.id}"


class Sheet(NamedTuple):
    """A page in the form in which Material's templates read it. Texts are escaped already."""

    title: Markup
    content: Markup
    url: str
    canonical_url: str | None
    toc: list[Anchor]
    meta: dict[str, Any]
    edit_url: None = None
    """Our pages say themselves how to mend their record."""
    is_homepage: bool = False
    parent: None = None
    previous_page: None = None
    next_page: None = None
    ancestors: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Material's template, and how to get the context in which it is rendered."""

    template: Template
    contents: Template
    """The part of it that prints the headings of a page, above its text or beside it."""
    context: Callable[[Sheet], Mapping[str, Any]]
    site_url: str
    """Where the site is published; empty when that is not known."""
    linked: frozenset[str] = frozenset()
    """The addresses to which every page leads, in the menu and the footer."""
    stencils: dict[Page, Stencil] = field(default_factory=dict)
    """The rendered template of each outline, cut where pages differ."""
    lists: dict[tuple[str, tuple[int, ...]], Stencil] = field(default_factory=dict)
    """The contents in each place of pages whose headings have the same levels."""

    def render(self, page: Page) -> str:
        """Give the whole HTML document of a page.

        The template takes longer than all else, so it is rendered once for all pages of one
        outline. It may print what differs between them, and must not look at it; of headings
        nothing may depend but the contents.
        """
        outline, told = outlined(page, self.linked)
        if outline not in self.stencils:
            self.stencils[outline] = self._stencil(outline)
        return self.stencils[outline].fill(told | self.values(page))

    def _stencil(self, outline: Page) -> Stencil:
        sheet = self.sheet(outline)
        sheet.meta["jsonld"] = stand_in("jsonld")
        html = self.rendered(sheet)
        for place in PLACES:
            html = swapped(html, self._contents(place, sheet.toc), stand_in(place))
        return cut(html)

    def _contents(self, place: str, toc: list[Anchor]) -> str:
        return self.contents.render(place=place, page={"toc": toc}, kind="")

    def _list(self, place: str, levels: tuple[int, ...]) -> Stencil:
        """Cut the contents of all pages whose headings have some levels."""
        if (place, levels) not in self.lists:
            toc = contents(stand_ins(levels).headings)
            self.lists[place, levels] = cut(self._contents(place, toc))
        return self.lists[place, levels]

    @property
    def signature(self) -> str:
        """Tells what the template prints whatever the page is."""
        empty = Page("a/b/", "", (), "", lambda: Printed(Markup()))
        return digest(self.render_alone(empty))

    def render_alone(self, page: Page) -> str:
        """Give the same as `render`, by the template itself."""
        return self.rendered(self.sheet(page))

    def rendered(self, sheet: Sheet) -> str:
        """Render the template."""
        return self.template.render(self.context(sheet))

    def values(self, page: Page) -> dict[str, str]:
        """Give what a page prints in the places of its outline, but for names."""
        values = {
            "description": page.description,
            "body": page.body,
            "jsonld": page.meta(self.site_url)["jsonld"],
        }
        headings: dict[str, str] = {}
        for number, heading in enumerate(page.headings):
            headings[f"heading {number}"] = " ".join(heading.text.split())  # as `striptags` does
            headings[f"anchor {number}"] = heading.anchor
        levels = tuple([heading.level for heading in page.headings])
        values |= {place: self._list(place, levels).fill(headings) for place in PLACES}
        return values | {f"form {n}": one.title for n, one in enumerate(page.alternates)}

    def sheet(self, page: Page) -> Sheet:
        """Bring a page into the form that the template expects."""
        return Sheet(
            title=escape(page.title),
            content=page.body,
            url=page.address,
            canonical_url=self.site_url + page.address if self.site_url else None,
            toc=contents(page.headings),
            meta=page.meta(self.site_url),
        )


def contents(headings: tuple[Heading, ...]) -> list[Anchor]:
    """Nest the headings of a page by their levels."""
    top: list[Anchor] = []
    open_ones: list[Anchor] = []
    for heading in headings:
        anchor = Anchor(escape(heading.text), heading.anchor, heading.level)
        while open_ones and open_ones[-1].level >= heading.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else top).append(anchor)
        open_ones.append(anchor)
    return top
