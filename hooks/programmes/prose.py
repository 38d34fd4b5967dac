"""Turns the text of records, a small and safe Markdown, into HTML.

The dialect is CommonMark without raw HTML, headings, images, code blocks and rules.
Links go to http, https and mailto addresses or to pages of this site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

# What would be seen as literal markup by a visitor, or be read as such by another program.
UNMEANT: Final = (
    (re.compile(r"<[A-Za-z/!?]"), "raw-html", "HTML tag"),
    (re.compile(r"\{[:%{#]"), "template-markup", "template sign"),
    (re.compile(r"--8<--"), "template-markup", "include sign"),
    (re.compile(r"(?i)\b(?:javascript|vbscript|data):"), "unsafe-link", "script or data address"),
)
OFF: Final = ("heading", "lheading", "code", "fence", "hr", "image", "html_block", "html_inline")


def refuse_unsafe(text: str, fault: Callable[[str, str, str], Exception]) -> None:
    """Raise `fault(code, message, help)` where the text holds markup that nobody can have meant."""
    for pattern, code, name in UNMEANT:
        if match := pattern.search(text):
            found = text[match.start() : match.start() + 20].split("\n", maxsplit=1)[0]
            message = f"the text holds {'an' if name[0] in 'Hi' else 'a'} {name}: {found}"
            raise fault(code, message, "texts are plain words with a little Markdown; leave it out")


def parser() -> MarkdownIt:
    """Make the parser of record texts; one serves any number of texts."""
    return MarkdownIt("commonmark", {"html": False, "breaks": False}).disable(list(OFF))


def render(markdown: MarkdownIt, text: str) -> Markup:
    """Turn a text of a record into HTML, paragraph by paragraph."""
    return Markup(markdown.render(text))  # noqa: S704 - markdown-it escapes all it did not make
