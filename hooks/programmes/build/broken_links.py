"""Reports the links of a built site that lead nowhere, each where it was written."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from programmes.reader.report import Problem
from programmes.reader.suggestions import nearest
from programmes.reader.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.build.link_reader import Target
    from programmes.build.links import Site
    from programmes.catalogue.catalogue import Catalogue

# What stands before an address: in Markdown, in HTML, and in the field for a picture's file.
BEFORE = r"""(?:\]\(|\]:\s*|href=["']?|src=["']?|file:\s*["']?)[^)\s"']*?"""
MOST_PAGES = 50  # a link on more of them stands in a template, not in a record


def broken_links(site: Site, catalogue: Catalogue, content: Path) -> list[Problem]:
    """Report each place that is not there once, however many pages lead to it.

    A link of a record's text or of a page of `content` is shown with its line, any other with
    the page of the site that has it.
    """
    return [
        _problem(site, target, pages, catalogue, content) for target, pages in site.broken().items()
    ]


def _problem(
    site: Site, target: Target, pages: dict[str, str], catalogue: Catalogue, content: Path
) -> Problem:
    page, link = next(iter(pages.items()))
    there = target.path in site.files
    missing = f"where nothing is named '{target.anchor}'" if there else "which is not there"
    message = f"the page /{_address(page)} links to '{link}', {missing}"
    if others := len(pages) - 1:
        message += f" (and so on {others} other {'page' if others == 1 else 'pages'})"
    choices = site.anchors_of(target.path) if there else map(_address, site.files)
    near = nearest(target.anchor if there else _address(target.path), choices)
    help_text = f"did you mean '{'#' if there else ''}{near}'?" if near else ""
    written = re.compile(BEFORE + re.escape(_needle(target, there=there)))
    some = islice(pages, MOST_PAGES)
    for source in (path for one in some for path in _sources(one, catalogue, content)):
        text = source.read_text(encoding="utf-8-sig")
        if found := written.search(text):
            named = SourceText(source.relative_to(content.parent).as_posix(), text)
            return named.problem("broken-link", named.mark(found.span()), message, help_text)
    return Problem("broken-link", f"/{_address(page)}", 0, 0, message, help_text)


def _address(path: str) -> str:
    return path.removesuffix("index.html")


def _needle(target: Target, *, there: bool) -> str:
    """Give the part of a link that stands in a source, whatever way led there."""
    if there:
        return f"#{target.anchor}"
    return _address(target.path).strip("/").rpartition("/")[2]


def _sources(page: str, catalogue: Catalogue, content: Path) -> Iterator[Path]:
    """List the files whose text a page prints: its record and the ones in it, or its Markdown."""
    address = _address(page).strip("/")
    programme = catalogue.at.get(address)
    if programme:
        printed = (programme, *(catalogue.at[child] for child in programme.children))
        yield from (content.parent / one.path for one in printed)
    elif (written := content / f"{address or 'index'}.md").is_file():
        yield written
