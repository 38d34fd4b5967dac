"""The one door to the frame: puts a page of ours into the template that all pages share.

Material's template is rendered once for all pages that differ only in what it prints, with a
stand-in in each slot, and cut there; then each page fills the slots. A stand-in holds `<&`, so
that the printed one tells whether its place escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import FileSystemLoader
from markupsafe import Markup, escape

from programmes.catalogue.programme import Crumb
from programmes.render.linked_data import graph
from programmes.render.page import Heading, to_root

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from jinja2 import Environment

    from programmes.render.page import Alternate, Page, Printed

# Private characters of Unicode, which records and templates may not hold.
FIRST, LAST = "\ue000", "\ue001"
SLOT: Final = re.compile(f"{FIRST}([^{LAST}]*){LAST}")
AS_GIVEN, ESCAPED = "<&", str(escape("<&"))
LONG: Final = 100
"""A longer title is set smaller."""
SAMPLE: Final = (Heading(2, "A", "a"), Heading(2, "B", "b"))
"""Headings that have contents, which stand in for those of all pages."""


class Unprintable(Exception):  # noqa: N818 - it names what happened
    """A template did something else with a stand-in than to print it, escaped or as it is."""


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
    """Our pages say themselves how to edit their record."""
    is_homepage: bool = False
    parent: None = None
    previous_page: None = None
    next_page: None = None
    ancestors: tuple[()] = ()


class Skeleton(NamedTuple):
    """A rendered template with slots to be filled."""

    texts: tuple[str, ...]
    """What stands before, between and behind the slots."""
    slots: tuple[tuple[str, bool], ...]
    """The name of each slot, and whether it escapes what it is given."""

    def fill(self, values: Mapping[str, str]) -> str:
        """Give the text with a value in each slot."""
        parts = [self.texts[0]]
        for (name, escapes), text in zip(self.slots, self.texts[1:], strict=True):
            parts += [str(escape(values[name])) if escapes else values[name], text]
        return "".join(parts)


class Outline(NamedTuple):
    """What the template looks at: pages with one outline differ only in what it prints."""

    depth: int
    branch: str
    """The address of the second level of the trail, by which the menu knows where it is."""
    address: str
    """Its address if every page leads there: the template does not link a page to itself."""
    is_long: bool
    """Whether its title is long."""
    has_forms: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Material's template, and how to get the context in which it is rendered."""

    templates: Environment
    """The templates of the theme, with those of ours that replace Material's."""
    ours: Environment
    """The templates of the bodies of pages."""
    context: Callable[[Sheet], Mapping[str, Any]]
    """Gives what the template needs beside a page: the settings, the navigation."""
    site_url: str
    """Where the site is published; empty when that is not known."""
    linked: Collection[str] = ()
    """The addresses to which every page leads, in the menu and the footer."""
    written: dict[str, date | None] = field(default_factory=dict)
    """The addresses of the hand-written pages, each with the day of its last change if known."""
    skeletons: dict[Outline, Skeleton] = field(default_factory=dict)

    def render(self, page: Page, printed: Printed, alternates: tuple[Alternate, ...] = ()) -> str:
        """Give the whole HTML document of a page."""
        outline = Outline(
            depth=page.address.count("/"),
            branch=page.trail[1].address if len(page.trail) > 1 else "",
            address=page.address if page.address in self.linked else "",
            is_long=len(page.title) > LONG,
            has_forms=bool(alternates),
        )
        if outline not in self.skeletons:
            self.skeletons[outline] = self._skeleton(outline)
        return self.skeletons[outline].fill(self._values(page, printed, alternates))

    def render_alone(
        self, page: Page, printed: Printed, alternates: tuple[Alternate, ...] = ()
    ) -> str:
        """Give the same as `render`, by the template itself."""
        meta = {
            "trail": page.trail,
            "description": page.description,
            "jsonld": graph(page, self.site_url),
            "alternates": alternates,
        }
        return self._rendered(
            Sheet(
                title=escape(page.title),
                content=printed.body,
                url=page.address,
                canonical_url=self.site_url + page.address if self.site_url else None,
                toc=contents(printed.headings),
                meta=meta,
            )
        )

    def _skeleton(self, outline: Outline) -> Skeleton:
        title = _stand_in("title".ljust(LONG + 1 if outline.is_long else 0))
        url = outline.address or "x/" * outline.depth
        trail = (Crumb(_stand_in("trail"), ""), Crumb(title, outline.branch))
        meta = {
            "trail": trail,
            "description": _stand_in("description"),
            "jsonld": _stand_in("jsonld"),
            "alternates": [{"type": "type", "href": url, "title": "t"}] * outline.has_forms,
        }
        sheet = Sheet(
            title=Markup(title),  # noqa: S704 - a stand-in
            content=Markup(_stand_in("body")),  # noqa: S704 - as above
            url=url,
            canonical_url=_stand_in("canonical") if self.site_url else None,
            toc=contents(SAMPLE),
            meta=meta,
        )
        html = self._rendered(sheet)
        for name, part in self._parts(sheet).items():
            if part:
                if html.count(part) != 1:
                    raise Unprintable(f"main.html does not print the {name} in one place: {part}")
                html = html.replace(part, _stand_in(name))
        return _cut(html)

    def _values(
        self, page: Page, printed: Printed, alternates: tuple[Alternate, ...]
    ) -> dict[str, str]:
        meta = {"trail": page.trail, "alternates": alternates}
        sheet = Sheet(Markup(), Markup(), page.address, None, contents(printed.headings), meta)
        return self._parts(sheet) | {
            "title".ljust(LONG + 1 if len(page.title) > LONG else 0): escape(page.title),
            "trail": " > ".join(crumb.label for crumb in page.trail[:-1]),
            "description": page.description,
            "canonical": self.site_url + page.address,
            "jsonld": graph(page, self.site_url),
            "body": printed.body,
        }

    def _parts(self, sheet: Sheet) -> dict[str, str]:
        """Render what differs from page to page by more than a text: each by its own template."""
        known = {
            "page": sheet,
            "meta": sheet.meta,
            "trail": sheet.meta["trail"],
            "kind": "",
            "base_url": to_root(sheet.url).rstrip("/"),
        }

        def part(name: str, **more: str) -> str:
            return self.templates.get_template(f"partials/{name}.html").render(known | more)

        return {
            "path": part("path"),
            "forms": part("alternates"),
            "contents above": part("toc", place="above"),
            "contents beside": part("toc", place="beside"),
        }

    def _rendered(self, sheet: Sheet) -> str:
        return self.templates.get_template("main.html").render(self.context(sheet))


class OwnTemplatesListed(FileSystemLoader):
    """Knows the templates of Material, of which no file is to be published.

    MkDocs publishes what is listed: 2 MB of scripts and styles for which no page of ours asks.
    """

    def list_templates(self) -> list[str]:
        """List the files of our theme, which is the first of all."""
        return FileSystemLoader(self.searchpath[0]).list_templates()


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


def _stand_in(name: str) -> str:
    """Make what is printed in the place of a value."""
    return f"{FIRST}{name}{AS_GIVEN}{LAST}"


def _cut(text: str) -> Skeleton:
    """Cut a text at its stand-ins; raise Unprintable where one has become something else."""
    pieces = SLOT.split(text)
    return Skeleton(tuple(pieces[::2]), tuple(_slot(printed) for printed in pieces[1::2]))


def _slot(printed: str) -> tuple[str, bool]:
    for ending, escapes in ((AS_GIVEN, False), (ESCAPED, True)):
        if printed.endswith(ending):
            return printed.removesuffix(ending), escapes
    raise Unprintable(f"a template changes what it prints: {printed}")
