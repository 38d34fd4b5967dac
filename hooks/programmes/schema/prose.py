"""Turns the text of records, a small and safe Markdown, into HTML.

The dialect is CommonMark without raw HTML, headings, images, code blocks and rules.
Links go to http, https and mailto addresses, or to pages of this site. The latter are written from
the root of the site, since a text may be printed on several pages: [TISC](initiatives/tisc).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token
from markupsafe import Markup

from programmes.reader.characters import described, joined, quoted
from programmes.schema.entry import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
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
SUSPECT: Final = re.compile(r"[<{&]|:(?<=[TtAa]:)")
# A line without a sign of Markdown, nor white space at its ends; and a text of such lines.
_WORDS: Final = r"(?:(?=\S)(?![-+](?:\s|$)|[0-9]{1,9}[.)])[^*_`\[\]<>&\\\n\r\0]++(?<=\S))"
PLAIN: Final = re.compile(rf"(?:{_WORDS}?+\n)*+{_WORDS}?+", re.MULTILINE)
# Web and e-mail addresses in a text, without the full stop or bracket behind them.
BARE: Final = re.compile(
    r"((?:https?://|\bwww\.)[A-Za-z0-9][A-Za-z0-9/?#&=%+~@:!$*,;._()-]*[A-Za-z0-9/=#&%+~-]"
    r"|\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}\b)",
    re.ASCII,
)
OFF: Final = ("heading", "lheading", "code", "fence", "hr", "image", "html_block", "html_inline")


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


def parser() -> MarkdownIt:
    """Make the parser of record texts; one serves any number of texts."""
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": False}).disable(list(OFF))
    markdown.add_render_rule("link_open", _open_link)
    markdown.core.ruler.push("bare_addresses", _link_bare_addresses)
    return markdown


def _link_bare_addresses(state: StateCore) -> None:
    for block in state.tokens:
        depth, inline = 0, list[Token]()
        for token in block.children or ():
            depth += token.nesting if token.type.startswith("link_") else 0
            linked = token.type == "text" and not depth and BARE.search(token.content)
            inline += _linked(token.content) if linked else [token]
        block.children = inline if block.children else block.children


def _linked(text: str) -> Iterator[Token]:
    for part in BARE.split(text):
        if not BARE.fullmatch(part):
            yield Token("text", "", 0, content=part)
            continue
        start = "https://" if part.startswith("www.") else "" if "://" in part else "mailto:"
        yield Token("link_open", "a", 1, attrs={"href": start + part})
        yield Token("text", "", 0, content=part)
        yield Token("link_close", "a", -1)


def render(markdown: MarkdownIt, text: str, root: str) -> Markup:
    """Turn a text of a record into HTML; `root` leads from its page to the root of the site."""
    text = joined(text)
    if not ("://" in text or "@" in text or "www." in text) and PLAIN.fullmatch(text):
        return _paragraphs(text)
    html = markdown.render(text, {"root": root})
    return Markup(html)  # noqa: S704 - markdown-it escapes all it did not make


def _paragraphs(text: str) -> Markup:
    """Do what the parser would do with plain text, in a tenth of its time."""
    quoted = text.replace('"', "&quot;")  # PLAIN has none of the other signs of HTML
    paragraphs = (part.strip("\n") for part in quoted.split("\n\n"))
    return Markup("".join(f"<p>{part}</p>\n" for part in paragraphs if part))  # noqa: S704 - as above


def may_link(text: str) -> bool:
    """Say whether a text can have a link, as few have; to parse it takes longer."""
    return any(sign in text for sign in ("](", "]:", "://", "www.", "@"))


def links(text: str) -> list[str]:
    """List the addresses to which a text links, the refused ones too."""
    if not may_link(text):
        return []
    inline = (token for block in _lenient_parser().parse(text) for token in block.children or ())
    return [str(token.attrs["href"]) for token in inline if token.type == "link_open"]


def keeps_asterisks(text: str) -> bool:
    """Say whether asterisks that are meant as emphasis would stay in a text."""
    inline = (token for block in _lenient_parser().parse(text) for token in block.children or ())
    return any(token.type == "text" and "**" in token.content for token in inline)


OUTSIDE: Final = re.compile(r"https?:|mailto:|//", re.IGNORECASE)
"""How an address begins that is none of this site, or should be none."""


def site_address(link: str) -> str | None:
    """Give the address from the root of the site that a link means; None for one outside.

    /initiatives/tisc#events means initiatives/tisc/#events; data/programmes.json stays.
    """
    if OUTSIDE.match(link):
        return None
    page, sign, anchor = link.partition("#")
    page = page.strip("/")
    is_file = not page or "." in page.rpartition("/")[2]
    return f"{page}{'' if is_file else '/'}{sign}{anchor}"


def _open_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as markdown-it hands it on
    env: dict[str, str],
) -> str:
    attributes = tokens[index].attrs
    address = site_address(str(attributes["href"]))
    if address is not None:
        attributes["href"] = env["root"] + address
    elif not str(attributes["href"]).lower().startswith("mailto:"):
        attributes |= {"class": "ext", "rel": "external"}
    return renderer.renderToken(tokens, index, options, env)


CODE: Final = "stray-markdown"
LONGEST: Final = 60
PICTURE: Final = re.compile(r"!\[([^\[\]\n]*+)\]\([^()\n]*+\)")
BOLD: Final = re.compile(r"\*\*(?=[^\s*])([^*\n]*+)\*\*")
LINK: Final = re.compile(r"\[([^\[\]\n]*+)\]\((?:https?://|mailto:|/|[a-z0-9-]++/)[^()\s]*+\)")
BRACKETS: Final = re.compile(r"\[([^\[\]\n]++)\]")

# What a text with any sign that is not read has; most texts have none of these.
UNREAD: Final = re.compile(
    r"[#|]|```|~~~|---|===|\] *\(|\]:|[0-9][.)](?:\s|$)|^ +[-*+] ", re.MULTILINE
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
    if not UNREAD.search(text):
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


def paragraphs(text: str) -> list[str]:
    """Give the texts of paragraphs and entries of lists, each as its lines run together."""
    return [token.content for token in _lenient_parser().parse(text) if token.type == "inline"]


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
    for block in _lenient_parser().parse(text, env):
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


@cache  # to make one takes as long as to parse a text, and a file may have thousands of them
def _lenient_parser() -> MarkdownIt:
    """Make a parser that takes every address: another rule looks at these."""
    markdown = parser()
    markdown.validateLink = lambda _: True  # type: ignore[assignment]  # as its manual has it
    return markdown
