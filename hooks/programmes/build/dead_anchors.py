"""Finds links of records to places and pages that only the made pages can tell of.

A build finds them in the whole site. Here only the few pages are made to which such links lead,
so that `programmes check` need not say that all is right where a build would refuse it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from programmes import reader
from programmes.build import markup
from programmes.build.meanings import meaning
from programmes.catalogue.checks.links import shown_later, texts
from programmes.reader.problem import nearest
from programmes.render import site
from programmes.render.renderer import Renderer
from programmes.schema import prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.reader.problem import Loc, Problem
    from programmes.render.page import Page

MOST = 12  # places of a page that are listed


class Link(NamedTuple):
    """A link of a record, with the page and the place on it to which it leads."""

    path: str
    loc: Loc
    written: str
    page: str
    anchor: str


def dead_anchors(catalogue: Catalogue, content: Path) -> Iterator[Problem]:
    """Report links to places that no page has, and to countries or years without a page."""
    doubtful = [one for one in _links(catalogue) if not _by_hand(one.page, content)]
    if not doubtful:
        return
    pages = {page.address: page for page in site.build(Renderer(catalogue))}
    for link in doubtful:
        if told := _fault(link, pages):
            document = reader.read(content.parent / link.path, link.path)
            if not isinstance(document, list):  # it has not changed since it was read
                yield document.problem(*told, part=link.written)


def _links(catalogue: Catalogue) -> Iterator[Link]:
    for programme in catalogue.programmes:
        for loc, text in texts(programme.record.body, ("body",)):
            for written in prose.links(text):
                page, _, anchor = (prose.site_address(written) or "").partition("#")
                is_file = "." in page
                if not is_file and (anchor not in {"", "top"} or shown_later(page)):
                    yield Link(programme.path, loc, written, page, unquote(anchor))


def _by_hand(page: str, content: Path) -> bool:
    """Say whether a page is written in Markdown, which MkDocs alone can read."""
    return (content / f"{page.strip('/') or 'index'}.md").is_file()


def _fault(link: Link, pages: Mapping[str, Page]) -> tuple[str, Loc, str, str] | None:
    if link.page not in pages:
        index = f"{link.page.partition('/')[0]}/"
        near = nearest(link.page, [one for one in pages if one.startswith(index) and one != index])
        message = f"the link '{link.written}' leads to no page of the site"
        cure = f"did you mean '{near.strip('/')}'?" if near else "nothing is listed there"
        return "unknown-link", link.loc, message, cure
    places = _places(pages[link.page])
    if link.anchor in {"", "top", *places}:
        return None
    message = f"the link '{link.written}' leads to a place that its page does not have"
    near = nearest(link.anchor, places)
    listed = ", ".join(f"#{one}" for one in list(places)[:MOST])
    cure = f"did you mean '#{near}'?" if near else f"it has {listed or 'none'}; or leave it out"
    return "broken-link", link.loc, message, cure


def _places(page: Page) -> Collection[str]:
    tags = markup.heard(page.body.encode())
    ids = {anchor for tag in tags for anchor in meaning(tag, "").anchors}
    headings = [one.anchor for one in page.headings]  # in the order of the page, and first
    return dict.fromkeys([*headings, *sorted(ids)])
