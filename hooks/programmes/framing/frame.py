"""The one door to the frame: puts a page of ours into Material's own template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markupsafe import Markup, escape

from programmes.filing.programme import digest
from programmes.framing.outline import outlined, stand_ins
from programmes.framing.stencil import cut, stand_in, swapped
from programmes.pages.page import Page, Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template

    from programmes.framing.stencil import Stencil
    from programmes.pages.page import Heading


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
