"""Finds in the texts of records the markup that nobody can mean, and the Markdown that is not read.

What texts may have says `prose`, which turns them into HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference

from programmes.reader.characters import described, quoted
from programmes.schema.entry import fault
from programmes.schema.prose import lenient_parser, may_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import PydanticCustomError


# What would be seen as literal markup by a visitor, or be read as such by another program.
UNMEANT: Final = (
    (r"<[A-Za-z/!?]", "raw-html", "HTML tag"),
    (r"\{[:%{#]", "template-markup", "template tag"),
    (r"--8<--", "template-markup", "include marker"),
    # "Statistical data: …" is prose; an address has its type at once.
    (
        r"(?i)\b(?:(?:javascript|vbscript):(?=\S)|data:(?:[a-z]+/|[;,]))",
        "unsafe-link",
        "script or data address",
    ),
)
# An address as a mail program or a letter writes it: <office@example.org>.
BRACKETED: Final = re.compile(r"<([^\s<>]{1,200}@[^\s<>]{1,200}|https?://[^\s<>]{1,200})>")
# A name of HTML's for a character; markdown-it would read it, and the rest of a page would not.
ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What a text with any of these has; most texts have none of it, and are not searched further.
SUSPECT: Final = re.compile(r"[<{&:](?<![^TtAa]:)")


def unsafe(text: str) -> Iterator[PydanticCustomError]:
    """Find the markup in a text which nobody can mean, each sort of it once a line."""
    if not SUSPECT.search(text):
        return
    lines = text.split("\n")
    for pattern, code, name in UNMEANT:
        for match in filter(None, (re.search(pattern, line) for line in lines)):
            part = match.string[match.start() : match.start() + 20]
            message = f"the text contains {'an' if name[0] in 'Hi' else 'a'} {name}: {part}"
            cure = "text is plain words with a little Markdown; leave this out"
            if address := BRACKETED.match(match.string, match.start()):
                part = address[0]
                message = f"{part} would be taken for an HTML tag"
                cure = f"leave out < and >: {address[1]}"
            yield fault(code, message, cure, part)
    for match in filter(None, map(ENTITY.search, lines)):
        if (meant := unescape(match[0])) != match[0]:
            message = f"{match[0]} is HTML code for a character"
            cure = f"write the character itself: {meant}"
            if meant.isspace():
                cure = "write an ordinary space"
            elif not meant.isprintable() or meant == "\ufffd":
                cure = f"delete it: {described(meant[0])}"
            elif re.match(r"<[A-Za-z/!?]", meant + match.string[match.end() :]):
                cure = "leave it out: with the character itself, this would be an HTML tag"
            yield fault("raw-html", message, cure, match[0])


CODE: Final = "stray-markdown"
LONGEST: Final = 60
PICTURE: Final = re.compile(r"!\[([^\[\]\n]*+)\]\([^()\n]*+\)")
BOLD: Final = re.compile(r"\*\*(?=[^\s*])([^*\n]*+)\*\*")
LINK: Final = re.compile(r"\[([^\[\]\n]*+)\]\((?:https?://|mailto:|/|[a-z0-9-]++/)[^()\s]*+\)")
BRACKETS: Final = re.compile(r"\[([^\[\]\n]++)\]")

# What a text with any sign that is not read has; most texts have none of these. Each alternative
# begins with one letter: then the search takes an eighth of the time.
UNREAD: Final = re.compile(
    r"#|\||```|~~~|---|===|\] *\(|\]:|\.(?<=[0-9].)(?:\s|$)|\)(?<=[0-9].)(?:\s|$)|\n +[-*+] "
)
AS_PART: Final = (
    "write a separate block:  - part: with the heading, and body: with what is below it"
)
# Each sign that is not read, what is wrong with it, and what to write instead.
STRAY: Final = (
    (
        PICTURE,
        "a picture cannot be inside a text",
        "write a separate block:  - figure: {caption: …, file: …}",
    ),
    (
        r"(?m)^ {0,3}#{1,6} .*+$",
        "a text cannot have headings",
        f"{AS_PART}\nif you mean the character # itself, put \\ before it",
    ),
    (
        r"(?m)^ {0,3}(?:\|[^|\n]*+\|.*+|[-:]+ *\|[-:| ]*+)$",
        "a text cannot have tables",
        "write a list, or a separate block:  - facts: with lines of the form label: value",
    ),
    (r"(?m)^ {0,3}(?:```|~~~).*+$", "a text cannot have code blocks", "leave the line out"),
    (
        r"(?m)^ {0,3}-{3,}+ *$",
        "a text cannot have horizontal lines",
        "leave it out; an empty line separates paragraphs",
    ),
    (r"(?m)^ {0,3}={3,}+ *$", "a text cannot have headings", AS_PART),
    (
        r"(?<![!\\])\[(?:\s*+\]\([^()\n]*+\)|[^\[\]\n]*+\]\(\s*+(?:<>)?\s*+\))",
        "a link needs words to show, and an address to lead to",
        "write [words](address)",
    ),
    (
        r"\] ++\((?:https?://|mailto:|www\.)[^()\s]*+",
        "this is not read as a link: there is a space between its words and its address",
        "write [words](address)",
    ),
)


def unread(text: str) -> Iterator[PydanticCustomError]:
    """Find what is no Markdown here, in a text that is read as Markdown."""
    if not (UNREAD.search(text) or text.startswith(" ")):
        return
    for pattern, message, cure in STRAY:
        if match := re.search(pattern, text):
            yield fault(CODE, message, cure, _part(match[0]))
    for entry, message, cure in misread_entries(text):
        yield fault(CODE, f"{quoted(entry)} {message}", cure, entry)
    if may_link(text):
        yield from _half_links(text)


def misread_entries(text: str) -> Iterator[tuple[str, str, str]]:
    """Find the entries of lists that would be shown otherwise than they are typed.

    Gives each from its sign or number to the end of its line, what is wrong, and what to write.
    """
    lines, lists = text.split("\n"), list[int]()
    margins: dict[int, int] = {}  # of the list to which entries of a depth belong
    last = -1
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            lists.append(int(token.attrs.get("start", 1)))
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            lists.pop()
        elif token.type == "paragraph_open":
            margins = {depth: held for depth, held in margins.items() if depth <= token.level}
        elif token.type == "list_item_open" and token.map:
            line = lines[token.map[0]]
            entry, margin = line.strip()[:LONGEST], len(line) - len(line.lstrip(" "))
            if token.info and (token.info, token.markup) != (str(lists[-1]), "."):
                typed = f"{token.info}{token.markup}"
                message = "would not be shown with this number"
                cure = f"write {lists[-1]}. here, or {token.info}\\{token.markup} for no list"
                yield line[line.find(typed) :].strip()[:LONGEST], message, cure
            elif token.map[0] != last and margin > margins.get(token.level, margin):
                cure = "indent it as far as the words of the entry above, or as its marker"
                yield entry, "would not be shown below the entry above it", cure
            margins = {depth: held for depth, held in margins.items() if depth < token.level}
            if token.map[0] != last:  # else the sign stands behind that of another list
                margins[token.level] = margin
            last = token.map[0]
            lists[-1] += 1


def markdown_signs(text: str) -> Iterator[PydanticCustomError]:
    """Find the Markdown in a text that is printed as it stands: a title, a caption, a label."""
    if "**" in text and (match := BOLD.search(text)):
        message = f"{quoted(match[0])} would be printed with its asterisks"
        yield fault(CODE, message, f"write only the words: {match[1]}", _part(match[0]))
    if "](" in text and (match := PICTURE.search(text) or LINK.search(text)):
        message = f"{quoted(match[0])} would be printed as it is: links are not read here"
        cure = f"write only the words: {match[1]}\nlinks go in text:, or in link: with its url:"
        yield fault(CODE, message, cure, _part(match[0]))


def _half_links(text: str) -> Iterator[PydanticCustomError]:
    """Find what was to become a link and stayed a text, and addresses for links that are not."""
    env: dict[str, Any] = {}
    for block in lenient_parser().parse(text, env):
        left = "".join(token.content for token in block.children or () if token.type == "text")
        if (at := left.find("](")) >= 0:
            cure = "write [words](address); the address has no spaces, and ends with )"
            yield fault(CODE, "this is not read as a link: it does not end", cure, _part(left[at:]))
    named = Counter(map(normalizeReference, BRACKETS.findall(text)))
    for label in env.get("references", ()):
        if named[label] == 1:
            message = "a line [words]: address would not be printed, and no [words] refer to it"
            yield fault(CODE, message, "write [words](address) where the words are", "]:")


def _part(text: str) -> str:
    return text.strip().partition("\n")[0][:LONGEST]
