"""Fills the hand-written pages with what follows from the records.

A page in content/*.md asks for a part by its name in double braces: {{ whats-new }}, or with
words after it: {{ figure initiatives/tisc#countries }}. It is no programming language.

Such a page may write lists as records do, and its tables have what ours have. Python-Markdown
nests a list only where it is indented by four spaces, begins one or a table only after an empty
line, and aligns columns by inline styles, which the policy of our pages does not allow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from inspect import signature
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markupsafe import Markup

from programmes.catalogue.programme import Crumb
from programmes.catalogue.trails import section_trail
from programmes.progress import Refused
from programmes.reader.document import examine_bytes
from programmes.reader.report import as_text
from programmes.render.frame import described
from programmes.render.page import Page, to_root
from programmes.render.parts import PARTS, Unfilled, find
from programmes.render.statistics import STATISTICS
from programmes.schema.misread import misread_entries
from programmes.schema.records import Head
from programmes.schema.salvage import validate

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Trail
    from programmes.reader.text import SourceText
    from programmes.render.renderer import Renderer
    from programmes.schema.vocabulary import Vocabulary


ASKED = re.compile(r"(<p>)?\{\{([^{}]*(?=\}\})|[^{}<]*)(\}\})?(</p>)?")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
LIKE_FRONT_MATTER = re.compile(r"\s*(---)| {0,3}([\w-]+:)", re.ASCII)  # which MkDocs reads as such
BLOCKS = ("<div", "<dl", "<figure", "<form", "<h3", "<ul")
INDENT: Final = 4
MARKER: Final = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) *")
HEADING_OR_TABLE: Final = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>", re.DOTALL)
LISTS: Final = re.compile(r"<(/?(?:ul|ol|li)\b(?: start=[^ >]*)?)[^>]*>")
ALIGNED: Final = re.compile(r'(?<=<t[hd]) style="text-align: (\w+);"(?=>)')


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A hand-written page as MkDocs gives it: its HTML, and where it is and was written."""

    html: str
    url: str
    """Its address in MkDocs' terms: ./ for the home page."""
    source: SourceText
    """Its file, from its first line."""

    @property
    def address(self) -> str:
        """Its address from the root of the site; empty for the home page."""
        return self.url.removeprefix("./")

    def refuse_misread(self) -> None:
        """Raise Refused for faults between the lines --- at its top, and for wrong numbers."""
        if match := FRONT_MATTER.match(self.source.text):
            examined = examine_bytes(f"\n{match[1]}".encode(), self.source.name)
            if faults := validate(examined, Head)[2]:
                raise Refused(as_text(faults))
        elif match := LIKE_FRONT_MATTER.match(self.source.text):
            message = "the lines at the top do not begin and end with ---"
            cure = "write --- above and below them, or if they are text, an empty line above"
            raise self._refused("wrong-form", match[1] or match[2], message, cure)
        for entry, message, cure in misread_entries(FRONT_MATTER.sub("", self.source.text)):
            raise self._refused("stray-markdown", entry, f"'{entry}' {message}", cure)

    def refuse_flattened(self) -> None:
        """Raise Refused where the lists of its HTML are not those that were typed."""
        if words := misread_list(FRONT_MATTER.sub("", self.source.text), self.html):
            message = f"from here on, lists would not be shown as they are typed: {words}"
            cure = "use the same marker for all entries of a list, and number a list from 1"
            raise self._refused("stray-markdown", words, message, cure)

    def _refused(self, code: str, words: str, message: str, cure: str = "") -> Refused:
        entries = (f"{sign} {words}" for sign in (*"-*+", ".", ")"))
        mark = self.source.find(*entries, words)
        return Refused(as_text([self.source.problem(code, mark, message, cure)]))

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return ASKED.search(self.html) is not None

    def filled(self, renderer: Renderer) -> str:
        """Replace what it asks for.

        Raises Refused, with its file and line, for an unknown part or wrong words.
        """
        try:
            return fill(self.html, self.address, renderer)
        except Unfilled as fault:
            raise self._refused("unknown-part", fault.asked or "{{", str(fault)) from fault

    def trail(self, title: str, catalogue: Catalogue) -> Trail:
        """Give its trail: that of its node, or home and the page itself; the home page has none."""
        vocabulary = catalogue.vocabulary
        if not self.address:
            return ()
        if key := self._node(vocabulary):
            return section_trail(vocabulary, key)
        root = next(iter(vocabulary.sections))
        return (*section_trail(vocabulary, root), Crumb(title, self.address))

    def title(self, title: str, vocabulary: Vocabulary) -> str:
        """Give the title of its node; if it has none, and for home, that which MkDocs gives."""
        key = self._node(vocabulary) if self.address else None
        return vocabulary.section_title(key) if key else title

    def _node(self, vocabulary: Vocabulary) -> str | None:
        address = vocabulary.section_address
        return next((key for key in vocabulary.sections if address(key) == self.address), None)

    def described(self, title: str, description: str, renderer: Renderer) -> dict[str, Any]:
        """Give its metadata, its trail among them, in the theme's terms: as HTML."""
        trail, settings = self.trail(title, renderer.catalogue), renderer.settings
        page = Page(
            address=self.address,
            trail=trail,
            description=description,
            template="",
            file=self.source.name,
            own_title="" if trail else settings.name,
        )
        return {"trail": trail, **described(page, settings)}


def fill(html: str, address: str, renderer: Renderer) -> str:
    """Replace what a page asks for; raise Unfilled for an unknown part or wrong words."""

    def part(match: re.Match[str]) -> str:
        opened, asked, ended, closed = map(unescape, match.groups(""))
        if not ended:
            raise Unfilled(f"the part '{asked.strip()}' does not end with }}}}", asked)
        try:
            made = _make(asked, address, renderer)
        except Unfilled as fault:
            raise Unfilled(str(fault), asked) from fault
        if made and not made.startswith(BLOCKS):
            return f"{opened}{made}{closed}"
        if opened and closed:
            return made
        message = f"the part '{asked.strip()}' needs a paragraph of its own, between empty lines"
        raise Unfilled(message, asked)

    return Markup(ASKED.sub(part, html))  # noqa: S704 - the parts escape what they are given


def _make(asked: str, address: str, renderer: Renderer) -> str:
    name, *words = asked.split() or [""]
    make = find("part", name, PARTS | STATISTICS)
    try:
        signature(make).bind(renderer, *words)
    except TypeError as fault:
        message = f"the part '{name}' cannot be made from '{' '.join(words)}': {fault}"
        raise Unfilled(message) from fault
    return renderer.part(make(renderer, *words), to_root(address)).strip()


def for_python_markdown(markdown: str) -> str:
    """Write lists and tables as Python-Markdown wants them, wherever GitHub sees them."""
    lines = markdown.split("\n")
    depths, offsets = [0] * len(lines), [0] * len(lines)
    items, tables = set[int](), set[int]()
    paragraphs: set[int] = set()  # where they end, but for those that are all that an item says
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        first, end = token.map or (0, 0)
        if token.type == "paragraph_open" and not token.hidden:
            paragraphs.add(end)
        elif token.type == "table_open":
            tables.add(first)
        elif token.type == "list_item_open":
            items.add(first)
            marker = MARKER.match(lines[first])
            for number in range(first + 1, end):
                depths[number] += 1
                offsets[number] = marker.end() if marker else 0
    written: list[str] = []
    for number, line in enumerate(lines):
        if number in tables | items & paragraphs:
            written.append("")
        inner = line[: offsets[number]].lstrip(" ") + line[offsets[number] :]
        written.append(" " * INDENT * depths[number] + inner if inner.strip() else line)
    return "\n".join(written)


def misread_list(markdown: str, html: str) -> str:
    """Give the words at which the lists of a page are no longer those that CommonMark sees.

    Empty where they are the same.
    """
    meant = MarkdownIt("commonmark").render(markdown)
    for one, other in zip_longest(LISTS.finditer(meant), LISTS.finditer(html)):
        if one is None or other is None or one[1] != other[1]:
            words = re.search(r">\s*([^<>\s][^<>\n]*)", meant[one.start() :] if one else "")
            return words[1] if words else "its last list"
    return ""


def with_tables(html: str) -> str:
    """Name tables by the heading above them, say what their headers head, and align numbers."""
    heading = ""

    def named(match: re.Match[str]) -> str:
        nonlocal heading
        if match["heading"] is not None:
            heading = match["heading"]
            return match[0]
        caption = Markup(heading).striptags()  # noqa: S704 - HTML as Python-Markdown made it
        return Markup('<table><caption class="visually-hidden">{}</caption>').format(caption)

    html = HEADING_OR_TABLE.sub(named, html)
    html = ALIGNED.sub(lambda side: ' class="num"' if side[1] == "right" else "", html)
    return re.sub(r"<th(?=[ >])", '<th scope="col"', html)
