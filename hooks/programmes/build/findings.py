"""Reports links that lead nowhere, and what no page may have, each where it was written.

A build finds both in the whole site. `programmes check` makes only the pages that records link to
by an anchor, a country or a year, so that it calls nothing right that a build would refuse.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from programmes import reader
from programmes.build import markup
from programmes.build.links import address_of
from programmes.catalogue.checks.links import shown_later
from programmes.reader.problem import Problem, nearest
from programmes.reader.text import SourceText
from programmes.render import site
from programmes.render.page import to_root
from programmes.render.renderer import Renderer
from programmes.schema import prose
from programmes.schema.scalars import address_flaw
from programmes.settings import UNSET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from programmes.build.links import Site, Target
    from programmes.catalogue.catalogue import Catalogue
    from programmes.reader.problem import Loc
    from programmes.render.page import Printed


# What stands before an address: in Markdown, in HTML, and in the field for a picture's file.
BEFORE = r"""(?:\]\(|\]:\s*|href=["']?|src=["']?|file:\s*["']?)[^)\s"']*?"""
MOST_PAGES = 50  # a link on more of them stands in a template, not in a record
MOST_ANCHORS = 12  # that a message lists


def broken_links(built: Site, catalogue: Catalogue, content: Path) -> list[Problem]:
    """Report each place that is not there once, however many pages lead to it.

    A link of a record's text or of a page of `content` is shown with its line, any other with
    the page of the site that has it.
    """
    return [
        _problem(built, target, pages, _sources(pages, catalogue, content))
        for target, pages in built.broken().items()
    ]


def _problem(
    built: Site, target: Target, pages: Mapping[str, str], sources: Iterable[SourceText]
) -> Problem:
    page, link = next(iter(pages.items()))
    there = target.path in built.files
    wrong = address_flaw(link) if prose.OUTSIDE.match(link) else ""
    missing = (
        f"where nothing is named '{target.anchor}'" if there else f"which {wrong or 'is not there'}"
    )
    message = f"the page /{address_of(page)} links to '{link}', {missing}"
    if others := len(pages) - 1:
        message += f" (and so {'does 1 other page' if others == 1 else f'do {others} other pages'})"
    choices = built.anchors.get(target.path, ()) if there else map(address_of, built.files)
    wanted = target.anchor if there else address_of(target.path)
    near = None if wrong else nearest(wanted, sorted(choices))
    before = "#" if there else ""
    # The part of a link that stands in a source, whatever way led there.
    part = f"#{wanted}" if there else wanted.strip("/").rpartition("/")[2]
    written = re.compile(BEFORE + re.escape(part))
    for source in sources:
        if match := written.search(source.text):
            if source.name.endswith(".md") and not there:  # a record's links begin at the root
                before = to_root(page)
            mark, cure = source.mark(match.span()), _offered(before, near)
            return source.problem("broken-link", mark, message, cure)
    return Problem.of_file("broken-link", f"/{address_of(page)}", message, _offered(before, near))


def _offered(before: str, near: str | None) -> str:
    return f"did you mean '{before}{near}'?" if near else ""


def _sources(pages: Iterable[str], catalogue: Catalogue, content: Path) -> Iterator[SourceText]:
    """Read the files whose text some pages print: a record and those in it, or Markdown."""
    for page in islice(pages, MOST_PAGES):
        if programme := catalogue.at.get(address_of(page).strip("/")):
            children = (catalogue.at[child] for child in programme.card.children)
            for printed in (programme, *children):
                yield _source(content.parent / printed.path, content)
        elif (file := _handwritten(page, content)).is_file():
            yield _source(file, content)


def _handwritten(page: str, content: Path) -> Path:
    """Say where a page or an address is written in Markdown, if it is."""
    return content / f"{address_of(page).strip('/') or 'index'}.md"


def _source(file: Path, content: Path) -> SourceText:
    name = file.relative_to(content.parent).as_posix()
    return SourceText(name, file.read_text(encoding="utf-8-sig"))


def dead_anchors(catalogue: Catalogue, content: Path) -> Iterator[Problem]:
    """Report links to anchors that no page has, and to countries or years without a page."""
    doubtful = list(_doubtful(catalogue, content))
    if not doubtful:
        return
    renderer = Renderer(catalogue)
    pages = {page.address: page for page in site.pages(catalogue, UNSET)}
    for path, loc, written, page, anchor in doubtful:
        if page not in pages:
            index = f"{page.partition('/')[0]}/"
            near = nearest(page, [one for one in pages if one.startswith(index) and one != index])
            code, message = "unknown-link", "leads to no page of the site"
            cure = f"did you mean '{near.strip('/')}'?" if near else "nothing is listed there"
        elif anchor in {"", "top", *(anchors := _anchors(renderer.render(pages[page])))}:
            continue
        else:
            near = nearest(anchor, anchors)
            some = ", ".join(f"#{one}" for one in anchors[:MOST_ANCHORS]) or "none"
            code, message = "broken-link", "leads to a place that its page does not have"
            cure = f"did you mean '#{near}'?" if near else f"it has {some}; or leave it out"
        document = reader.read(content.parent / path, path)
        if not isinstance(document, list):  # it has not changed since it was read
            yield document.problem(code, loc, f"the link '{written}' {message}", cure, part=written)


def _doubtful(catalogue: Catalogue, content: Path) -> Iterator[tuple[str, Loc, str, str, str]]:
    """List the links that only a made page answers: file, place, text, page and anchor of each."""
    for programme in catalogue.programmes:
        for loc, written in programme.card.links:
            page, _, anchor = (prose.site_address(written) or "").partition("#")
            asked = "." not in page and (anchor not in {"", "top"} or shown_later(page))
            if asked and not _handwritten(page, content).is_file():
                yield programme.path, loc, written, page, unquote(anchor)


def _anchors(printed: Printed) -> list[str]:
    """List the anchors of a page, those of its headings first and in their order."""
    headings = [heading.anchor for heading in printed.headings]
    return list(dict.fromkeys([*headings, *sorted(markup.anchors(markup.parse(printed.body)))]))


def offending(built: Site, content: Path) -> Iterator[Problem]:
    """Report each offence with the line of the Markdown or drawing that has it, or its page."""
    for page, offences in built.offences.items():
        address, files = address_of(page), (content / page, _handwritten(page, content))
        source = SourceText(f"/{address}", "")
        for file in filter(Path.is_file, files):
            source = _source(file, content)
        for offence in offences:
            mark = source.find(*_words(offence.partition(": ")[2]))
            yield source.problem("forbidden-code", mark, f"the page /{address} {offence}")


def _words(tag: str) -> Iterator[str]:
    """List what may stand in the source of a tag: all of it, an attribute, its name."""
    yield tag
    yield from re.findall(r'(?<= )[^\s="]+="[^"]*"', tag)
    yield tag.partition(" ")[0].rstrip(">")
