"""Gives hand-written pages the lists of records' Markdown, and their tables what ours have.

Python-Markdown nests a list only where it is indented by four spaces, and begins one only after an
empty line; and it aligns columns by inline styles, which the policy of our pages does not allow.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

INDENT: Final = 4
MARKER: Final = re.compile(r" *(?:[-*+]|\d{1,9}[.)]) *")
HEADING_OR_TABLE: Final = re.compile(r"<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<table>", re.DOTALL)
LISTS: Final = re.compile(r"<(/?(?:ul|ol|li)\b(?: start=[^ >]*)?)[^>]*>")
ALIGNED: Final = re.compile(r'(?<=<t[hd]) style="text-align: (\w+);"(?=>)')


def with_lists(markdown: str) -> str:
    """Write lists as Python-Markdown wants them, wherever CommonMark, as in records, sees them."""
    lines = markdown.split("\n")
    depths, offsets = [0] * len(lines), [0] * len(lines)
    items: set[int] = set()
    paragraphs: set[int] = set()  # where they end, but for those that are all that an item says
    for token in MarkdownIt("commonmark").parse(markdown):
        first, end = token.map or (0, 0)
        if token.type == "paragraph_open" and not token.hidden:
            paragraphs.add(end)
        elif token.type == "list_item_open":
            items.add(first)
            marker = MARKER.match(lines[first])
            for number in range(first + 1, end):
                depths[number] += 1
                offsets[number] = marker.end() if marker else 0
    written: list[str] = []
    for number, line in enumerate(lines):
        if number in items & paragraphs:
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
