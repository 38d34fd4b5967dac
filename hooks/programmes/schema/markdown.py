"""Refuses Markdown that a page would print as it was typed, though nobody can have meant that."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markdown_it.common.utils import normalizeReference

from programmes import prose
from programmes.problems.characters import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt

    Fault = Callable[[str, str, str, str], Exception]

CODE: Final = "stray-markdown"
LONGEST: Final = 60
PICTURE: Final = re.compile(r"!\[([^\[\]\n]*+)\]\([^()\n]*+\)")
BOLD: Final = re.compile(r"\*\*(?=[^\s*])([^*\n]*+)\*\*")
LINK: Final = re.compile(r"\[([^\[\]\n]*+)\]\((?:https?://|mailto:|/|[a-z0-9-]++/)[^()\s]*+\)")
BRACKETS: Final = re.compile(r"\[([^\[\]\n]++)\]")


class Stray(NamedTuple):
    """Signs that are not read in a text: how they are known, and what to write instead."""

    sign: str
    """What stands in each text that has them; most texts have not, and are not searched."""
    pattern: re.Pattern[str]
    message: str
    cure: str


STRAY: Final = (
    Stray(
        "](",
        PICTURE,
        "a picture cannot stand inside a text",
        "write a block of its own:  - figure: {caption: …, file: …}",
    ),
    Stray(
        "#",
        re.compile(r"^ {0,3}#{1,6} .*+$", re.MULTILINE),
        "a text has no headings",
        "write a block of its own:  - part: with the heading, and body: with what is below it\n"
        r"if the sign # itself is meant, put \ before it",
    ),
    Stray(
        "|",
        re.compile(r"^ {0,3}\|[^|\n]*+\|.*+$", re.MULTILINE),
        "a text has no tables",
        "write a list, or a block of its own:  - facts: with lines of the form label: value",
    ),
    Stray(
        "```",
        re.compile(r"^ {0,3}```.*+$", re.MULTILINE),
        "a text has no blocks of code",
        "leave the line out",
    ),
    Stray(
        "---",
        re.compile(r"^ {0,3}-{3,}+ *$", re.MULTILINE),
        "a text has no lines across the page",
        "leave it out; an empty line parts paragraphs",
    ),
    Stray(
        "===",
        re.compile(r"^ {0,3}={3,}+ *$", re.MULTILINE),
        "a text has no headings",
        "write a block of its own:  - part: with the heading, and body: with what is below it",
    ),
    Stray(
        "] (",
        re.compile(r"\] ++\((?:https?://|mailto:|www\.)[^()\s]*+"),
        "the link is not read: a space stands between its words and its address",
        "write [words](address)",
    ),
)


def refuse_unread(text: str, fault: Fault) -> None:
    """Refuse what is no Markdown here, in a text that is read as Markdown.

    `fault(code, message, help, part)` makes what is raised.
    """
    for stray in STRAY:
        if stray.sign in text and (found := stray.pattern.search(text)):
            raise fault(CODE, stray.message, stray.cure, _part(found[0]))
    if "](" in text or "]:" in text:
        _refuse_half_links(text, fault)


def refuse_markdown(text: str, fault: Fault) -> None:
    """Refuse Markdown in a text that is printed as it stands: a title, a caption, a label."""
    if "**" in text and (found := BOLD.search(text)):
        message = f"{quoted(found[0])} would be printed with its signs"
        raise fault(CODE, message, f"write the words alone: {found[1]}", _part(found[0]))
    if "](" in text and (found := PICTURE.search(text) or LINK.search(text)):
        message = f"{quoted(found[0])} would be printed as it stands: no link is read here"
        cure = f"write the words alone: {found[1]}\nlinks stand in text:, or in link: with its url:"
        raise fault(CODE, message, cure, _part(found[0]))


def _refuse_half_links(text: str, fault: Fault) -> None:
    """Find what was to become a link and stayed a text, and addresses for links that are not."""
    env: dict[str, Any] = {}
    for block in _parser().parse(text, env):
        left = "".join(one.content for one in block.children or () if one.type == "text")
        if (at := left.find("](")) >= 0:
            cure = "write [words](address); the address has no spaces, and ends with )"
            raise fault(CODE, "the link is not read: it does not end", cure, _part(left[at:]))
    named = Counter(map(normalizeReference, BRACKETS.findall(text)))
    for label in env.get("references", ()):
        if named[label] == 1:
            message = "a line [words]: address would not be printed, and no [words] refer to it"
            raise fault(CODE, message, "write [words](address) where the words stand", "]:")


def _part(found: str) -> str:
    return found.strip().partition("\n")[0][:LONGEST]


@cache
def _parser() -> MarkdownIt:
    """Give a parser that takes every address: another rule looks at these."""
    markdown = prose.parser()
    markdown.validateLink = lambda _: True  # type: ignore[assignment]  # as its manual has it
    return markdown
