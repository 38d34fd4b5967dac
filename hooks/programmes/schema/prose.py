"""Turns the text of records, a small and safe Markdown, into HTML.

The dialect is CommonMark without raw HTML, headings, images, code blocks and rules.
Links go to http, https and mailto addresses, or to pages of this site. The latter are written from
the root of the site, since a text may be printed on several pages: [TISC](initiatives/tisc).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from programmes.reader.characters import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore


# A line without a sign of Markdown, nor white space at its ends; a text of such lines, and a list.
_WORDS: Final = r"(?:(?=\S)(?![-+](?:\s|$)|[0-9]{1,9}[.)])[^*_`\[\]<>&\\\n\r\0]++(?<=\S))"
PLAIN: Final = re.compile(rf"(?:{_WORDS}?+\n)*+{_WORDS}?+", re.MULTILINE)
LIST: Final = re.compile(rf"(?:- {_WORDS}(?:\n|\Z))++")
# Web and e-mail addresses in a text, without the full stop or bracket behind them.
BARE: Final = re.compile(
    r"((?:https?://|\bwww\.)[A-Za-z0-9][A-Za-z0-9/?#&=%+~@:!$*,;._()-]*[A-Za-z0-9/=#&%+~-]"
    r"|\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}\b)",
    re.ASCII,
)
OFF: Final = ("heading", "lheading", "code", "fence", "hr", "image", "html_block", "html_inline")


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
    if not ("://" in text or "@" in text or "www." in text):
        if PLAIN.fullmatch(text):
            return _paragraphs(text)
        if LIST.fullmatch(text):
            return _list(text)
    html = markdown.render(text, {"root": root})
    return Markup(html)  # noqa: S704 - markdown-it escapes all it did not make


def _paragraphs(text: str) -> Markup:
    """Do what the parser would do with plain text, in a tenth of its time."""
    quoted = text.replace('"', "&quot;")  # PLAIN has none of the other signs of HTML
    paragraphs = (part.strip("\n") for part in quoted.split("\n\n"))
    return Markup("".join(f"<p>{part}</p>\n" for part in paragraphs if part))  # noqa: S704 - as above


def _list(text: str) -> Markup:
    lines = text.removesuffix("\n").replace('"', "&quot;").split("\n")
    items = "".join(f"<li>{line[2:]}</li>\n" for line in lines)
    return Markup(f"<ul>\n{items}</ul>\n")  # noqa: S704 - as above


def lines(text: str) -> Markup:
    """Print a caption, or the words of a link, with its line breaks."""
    return Markup("<br>").join(text.strip("\n").split("\n"))


def may_link(text: str) -> bool:
    """Say whether a text can have a link, as few have; to parse it takes longer."""
    return "](" in text or "]:" in text or "://" in text or "www." in text or "@" in text


def links(text: str) -> list[str]:
    """List the addresses to which a text links, the refused ones too."""
    if not may_link(text):
        return []
    inline = (token for block in lenient_parser().parse(text) for token in block.children or ())
    return [str(token.attrs["href"]) for token in inline if token.type == "link_open"]


def keeps_asterisks(text: str) -> bool:
    """Say whether asterisks that are meant as emphasis would stay in a text."""
    inline = (token for block in lenient_parser().parse(text) for token in block.children or ())
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


def paragraphs(text: str) -> list[str]:
    """Give the texts of paragraphs and entries of lists, each as its lines run together."""
    return [token.content for token in lenient_parser().parse(text) if token.type == "inline"]


@cache  # to make one takes as long as to parse a text, and a file may have thousands of them
def lenient_parser() -> MarkdownIt:
    """Make a parser that takes every address: another rule looks at these."""
    markdown = parser()
    markdown.validateLink = lambda _: True  # type: ignore[assignment]  # as its manual has it
    return markdown
