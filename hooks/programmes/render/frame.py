"""The one door to the frame: puts a page of ours into Material's template.

The template is rendered once for all pages that differ only in what it prints, with a stand-in in
each slot, and cut there; then each page fills the slots with HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from jinja2 import FileSystemLoader
from markupsafe import Markup, escape

from programmes.catalogue.programme import Crumb
from programmes.progress import Refused
from programmes.render.linked_data import graph
from programmes.render.page import Alternate, Heading, to_root

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from jinja2 import Environment

    from programmes.catalogue.programme import Trail
    from programmes.render.page import Page, Printed
    from programmes.settings import Settings

# Private characters of Unicode, which records and templates may not hold.
FIRST, LAST = "\ue000", "\ue001"
SLOT: Final = re.compile(f"{FIRST}([^{LAST}]*){LAST}")
LONG: Final = 100
"""A longer title is set smaller."""
SAMPLE: Final = (Heading(2, "A", "a"), Heading(2, "B", "b"))
"""Headings that have contents, which stand in for those of all pages."""
STYLES: Final = "assets/stylesheets"
TEXTS: Final = {"body", "canonical", "description", "edit", "jsonld", "report", "title", "trail"}
"""What differs by a text alone."""
REPAIRS: Final = (
    (r'<input class="md-toggle" data-md-toggle="drawer"[^>]*>', ""),
    (r'<input class="md-toggle" data-md-toggle="search"[^>]*>', ""),
    (r'<label class="md-overlay"[^>]*></label>', ""),
    (r'<div data-md-component="skip">.*?</div>', ""),
    (r'<main class="md-main"', '<main class="md-main" id="__main" tabindex="-1"'),
)
"""What Material's base.html prints that no partial can change: checkboxes that open its menu and
search, of which a keyboard finds only the ghosts; a link to the content that is not always there;
a main part to which none could lead."""


def repaired(html: str) -> str:
    """Give a page of Material's template as our scripts and links need it.

    Raises Refused where the template has changed, so that nothing is left as it was unseen.
    """
    for found, instead in REPAIRS:
        html, number = re.subn(found, instead, html, count=1, flags=re.DOTALL)
        if not number:
            raise Refused(f"Material's base.html prints no {found}: see REPAIRS in frame.py")
    return html


class Anchor(NamedTuple):
    """A heading in the form in which the table of contents reads it."""

    title: Markup
    url: str
    level: int
    children: list[Anchor]


class Sheet(NamedTuple):
    """A page in the form in which Material's templates read it. Texts are escaped already."""

    title: Markup
    content: Markup
    url: str
    canonical_url: str | None
    toc: list[Anchor]
    meta: dict[str, Any]
    is_homepage: bool = False
    parent: None = None
    previous_page: None = None
    next_page: None = None
    ancestors: tuple[()] = ()


class Skeleton(NamedTuple):
    """A rendered template with slots to be filled."""

    texts: tuple[str, ...]
    """What stands before, between and behind the slots."""
    slots: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Give the text with a value in each slot."""
        parts = [self.texts[0]]
        for name, text in zip(self.slots, self.texts[1:], strict=True):
            parts += [values[name], text]
        return "".join(parts)


class Outline(NamedTuple):
    """What the template looks at: pages with one outline differ only in what it prints."""

    folder: str
    """The first part of its address, by which the side bar knows where it is."""
    depth: int
    branch: str
    """The address of the second level of the trail, by which the tabs know where they are."""
    address: str
    """Its address if its frame is its own: every page leads there, or it has neighbours."""
    is_long: bool
    """Whether its title is long."""
    has_forms: bool
    edited: str
    """What of it can be edited."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Material's template, and how to get the context in which it is rendered."""

    templates: Environment
    """The templates of the theme, with those of ours that replace Material's."""
    ours: Environment
    """The templates of the bodies of pages."""
    context: Callable[[Sheet], Mapping[str, Any]]
    """Gives what the template needs beside a page: the settings, the navigation."""
    settings: Settings
    linked: Collection[str] = ()
    """The addresses to which every page leads, in the menu and the footer."""
    written: dict[str, date | None] = field(default_factory=dict)
    """The addresses of the hand-written pages, each with the day of its last change if known."""
    pictures: Collection[str] = ()
    """The kinds of which other sites show a picture."""
    skeletons: dict[Outline, Skeleton] = field(default_factory=dict)
    paths: dict[tuple[Trail, str], Skeleton] = field(default_factory=dict)
    """The breadcrumbs of pages in one folder that have the same trail above them."""

    def render(self, page: Page, printed: Printed, alternates: tuple[Alternate, ...] = ()) -> str:
        """Give the whole HTML document of a page."""
        said = described(page, self.settings)
        outline = Outline(
            folder=page.address.partition("/")[0],
            depth=page.address.count("/"),
            branch=page.trail[1].address if len(page.trail) > 1 else "",
            address=page.address if page.address in self.linked or page.neighbours else "",
            is_long=len(page.title) > LONG,
            has_forms=bool(alternates),
            edited=said["edited"],
        )
        if outline not in self.skeletons:
            self.skeletons[outline] = self._skeleton(outline, page.neighbours)
        return self.skeletons[outline].fill(said | self._values(page, printed, alternates))

    def _skeleton(self, outline: Outline, neighbours: tuple[Crumb, ...]) -> Skeleton:
        title = _stand_in("title".ljust(LONG + 1 if outline.is_long else 0))
        url = outline.address or f"{outline.folder}/{'x/' * (outline.depth - 1)}"
        meta = {
            "trail": (Crumb(_stand_in("trail"), ""), Crumb(title, outline.branch)),
            "alternates": [Alternate("type", f"{url}t", "t", "")] * outline.has_forms,
            "edited": outline.edited,
            "neighbours": neighbours,
            "picture": self._picture(url),
            **{name: _stand_in(name) for name in ("description", "jsonld", "report")},
            "edit": outline.edited and _stand_in("edit"),
        }
        if not self.settings.repository:
            meta["report"] = ""
        sheet = Sheet(
            title=title,
            content=_stand_in("body"),
            url=url,
            canonical_url=_stand_in("canonical") if self.settings.site_url else None,
            toc=contents(SAMPLE),
            meta=meta,
        )
        html = repaired(self.templates.get_template("main.html").render(self.context(sheet)))
        for name, part in (parts := self._parts(sheet)).items():
            if part:
                if html.count(part) != 1:
                    raise Refused(f"main.html does not print the {name} in one place: {part}")
                html = html.replace(part, _stand_in(name))
        skeleton = _cut(html)
        if changed := {name.rstrip() for name in skeleton.slots} - {*parts, *TEXTS}:
            raise Refused(f"a template changes what it prints: {', '.join(sorted(changed))}")
        return skeleton

    def _values(
        self, page: Page, printed: Printed, alternates: tuple[Alternate, ...]
    ) -> dict[str, str]:
        """Give what goes into the slots beside what is said of the page, as HTML."""
        meta = {"trail": page.trail, "alternates": alternates}
        sheet = Sheet(Markup(), Markup(), page.address, None, contents(printed.headings), meta)
        return self._parts(sheet) | {
            "title".ljust(LONG + 1 if len(page.title) > LONG else 0): escape(page.title),
            "trail": escape(" > ".join(crumb.label for crumb in page.trail[:-1])),
            "canonical": escape(self.settings.site_url + page.address),
            "body": printed.body,
        }

    def _parts(self, sheet: Sheet) -> dict[str, str]:
        """Print what differs from page to page by more than a text."""
        link, contents = self._partial("forms").link, self._partial("toc").contents
        forms = (link(form, form.href.removeprefix(sheet.url)) for form in sheet.meta["alternates"])
        return {
            "forms": "".join(forms),
            "contents above": contents(sheet.toc, "above"),
            "contents beside": contents(sheet.toc, "beside"),
            "path": self._path(sheet.meta["trail"], sheet),
        }

    def _path(self, trail: Trail, sheet: Sheet) -> str:
        """Give the breadcrumb of a page, of which only the last level is its own."""
        above = (trail[:-1], sheet.url.rstrip("/").rpartition("/")[0])
        if above not in self.paths:
            levels = (*trail[:-1], Crumb(_stand_in("label"), sheet.url))
            known = {"page": sheet, "base_url": to_root(sheet.url).rstrip("/"), "trail": levels}
            path = self.templates.get_template("partials/path.html")
            self.paths[above] = _cut(path.render(known))
        label = self._partial("label").label(trail[-1].label)
        return self.paths[above].fill({"label": label, "trail": _stand_in("trail")})

    def _partial(self, name: str) -> Any:  # noqa: ANN401 - its attributes are its macros
        return self.templates.get_template(f"partials/{name}.html").module

    def _picture(self, address: str) -> str:
        """Name the picture that other sites show of a page: that of a kind, or of the site."""
        folder = address.partition("/")[0]
        return folder if folder in self.pictures else "site"


def described(page: Page, settings: Settings) -> dict[str, str]:
    """Give what templates say of a page: how it is told to search engines, edited and reported."""
    edit, is_record = settings.edit(page.file) if page.file else "", "/programmes/" in page.file
    shown = "record" if is_record else "page" if page.file.endswith(".md") else "entry"
    return {
        "description": escape(page.description),
        "jsonld": graph(page, settings.site_url),
        "edit": escape(edit),
        "edited": f"Edit this {shown}" if edit else "",
        "report": escape(settings.report(page.file if is_record else f"/{page.address}")),
    }


class FewTemplatesListed(FileSystemLoader):
    """Knows all templates of Material, of which only the styles are to be published.

    MkDocs publishes what is listed: 2 MB of scripts for which no page of ours asks.
    """

    def list_templates(self) -> list[str]:
        """List the files of our theme, which is the first of all, and the styles of Material."""
        ours, *others = self.searchpath  # others have thousands of icons: only styles are read
        styles = (path.name for one in others for path in Path(one, STYLES).glob("*.css"))
        return [*FileSystemLoader(ours).list_templates(), *(f"{STYLES}/{name}" for name in styles)]


def hashing(templates: Environment) -> Callable[[str], str]:
    """Give what puts a hash of a style or script behind its address: no page meets an old one."""

    @cache
    def hashed(path: str) -> str:
        if templates.loader is None:
            return path
        source, *_ = templates.loader.get_source(templates, path)
        return f"{path}?{crc32(source.encode()):08x}"

    return hashed


def contents(headings: tuple[Heading, ...]) -> list[Anchor]:
    """Nest the headings of a page by their levels."""
    top: list[Anchor] = []
    open_ones: list[Anchor] = []
    for heading in headings:
        anchor = Anchor(escape(heading.text), f"#{heading.anchor}", heading.level, [])
        while open_ones and open_ones[-1].level >= heading.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else top).append(anchor)
        open_ones.append(anchor)
    return top


def _cut(html: str) -> Skeleton:
    """Cut a rendered template at its stand-ins."""
    pieces = SLOT.split(html)
    return Skeleton(tuple(pieces[::2]), tuple(pieces[1::2]))


def _stand_in(name: str) -> Markup:
    """Make what is printed in the place of a value."""
    return Markup(f"{FIRST}{name}{LAST}")  # noqa: S704 - no sign of HTML
