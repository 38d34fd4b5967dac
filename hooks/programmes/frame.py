"""The one door to the frame: puts a page of ours into Material's own template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template
    from markupsafe import Markup

    from programmes.pages.page import Heading, Page


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


@dataclass(frozen=True, slots=True)
class Sheet:
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
    context: Callable[[Sheet], Mapping[str, Any]]
    site_url: str
    """Where the site is published; empty when that is not known."""

    def render(self, page: Page) -> str:
        """Give the whole HTML document of a page."""
        return self.template.render(self.context(self.sheet(page)))

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
