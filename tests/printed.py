"""Turns a seed, and a page of the site, into the lines that a reader sees, so that they compare."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from built import squeeze

FIGURE = "figure: "
"""Begins the line of a photograph or a linked picture; its caption follows."""

BREAK = "\u2028"
CAPTIONS = "figcaption, .printed-link"
BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, ul, ol, dl, dt, dd, div, section, figure, address, table"

# What the catalogue adds to the text of a source page: contents, tables, maps, notes.
# Of lists of facts only the first is ours, at the top: a record can print others in its body.
ADDED = "nav, .scroll, .map, .lead, .elsewhere, .source, .edit, [data-pagefind-ignore]"


class Reading(NamedTuple):
    """Lines of a seed, the lines that they are to a reader, and why."""

    printed: str
    meant: str
    reason: str


def main_content(seed: str) -> str:
    """Give the lines of a seed's main content that are not empty."""
    content = seed.split("Main content starts here.")[1]
    return "\n".join(squeeze(line) for line in content.splitlines() if line.strip())


def read_seed(text: str, readings: Iterable[Reading]) -> list[str]:
    """List the lines as a reader takes them: by the readings, each of which fits once.

    What is printed twice in a row is alt text and caption of one figure.
    """
    for reading in readings:
        assert text.count(reading.printed) == 1, reading
        text = text.replace(reading.printed, reading.meant)
    lines: list[str] = []
    for line in text.splitlines():
        if lines and lines[-1] == line:
            lines[-1] = FIGURE + line
        else:
            lines.append(line)
    return lines


def read_page(html: str) -> list[str]:
    """List the lines of a page's main content, list marks and figures included."""
    page = LexborHTMLParser(html)
    for added in [*page.css(ADDED), *page.css("dl.facts")[:1]]:
        added.decompose()
    for line_break in page.css("br"):
        line_break.replace_with(BREAK)
    for caption in page.css(CAPTIONS):
        caption.replace_with(BREAK + FIGURE + squeeze(caption.text()) + BREAK)
    for ordered in page.css("ol"):
        start = int(ordered.attributes.get("start") or 1)
        for number, item in enumerate(_items(ordered), start):
            _mark(item, f"{number}. ")
    for unordered in page.css("ul"):
        for item in _items(unordered):
            _mark(item, "• ")
    for block in page.css(BLOCKS):
        block.insert_before(BREAK)
        block.insert_after(BREAK)
    article = page.css_first("article") or page.body
    assert article is not None, "a page without a body"
    return [squeeze(line) for line in article.text().split(BREAK) if line.strip()]


def first_missing(wanted: Iterable[str], found: Iterable[str]) -> str | None:
    """Give the first wanted line that is not found, or not after the one before it."""
    rest = iter(found)
    return next((line for line in wanted if line not in rest), None)  # each `in` moves on


def wrongly_counted(wanted: Sequence[str], found: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Give the lines that do not stand as often as wanted: wanted and found number.

    A line that is not wanted at all is one of them.
    """
    there, asked = Counter(found), Counter(wanted)
    return {
        line: (asked[line], there[line]) for line in asked | there if asked[line] != there[line]
    }


def _items(of: LexborNode) -> Iterator[LexborNode]:
    return (child for child in of.iter() if child.tag == "li")


def _mark(item: LexborNode, mark: str) -> None:
    first = next((child for child in item.iter() if child.tag == "p"), item)
    assert first.child is not None, "an empty list item"
    first.child.insert_before(mark)
