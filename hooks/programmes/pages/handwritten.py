"""Fills the hand-written pages with what follows from the records.

A page in content/*.md asks for a part by its name in double braces: {{ whats-new }}, or with
words after it: {{ figure overviews/wipo-jica contribution }}. It is no programming language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from programmes.filing import section_trail
from programmes.pages import parts
from programmes.pages.page import to_root
from programmes.programme import Crumb
from programmes.suggestions import nearest

if TYPE_CHECKING:
    from programmes.catalogue import Catalogue
    from programmes.pages.rendering import Renderer
    from programmes.programme import Trail

ASKED = re.compile(r"(<p>)?\{\{ ?([a-z-]+)((?: [a-z0-9/-]+)*) ?\}\}(?(1)</p>)")


class Unfilled(Exception):  # noqa: N818 - it names what happened
    """A page asks for a part that there is not."""


def fill(html: str, address: str, renderer: Renderer) -> str:
    """Replace what a page asks for; raise Unfilled for an unknown part or wrong words."""

    def part(match: re.Match[str]) -> str:
        opened, name, words = match[1] or "", match[2], match[3].split()
        make = parts.PARTS.get(name)
        if make is None:
            near = nearest(name, parts.PARTS) or ", ".join(parts.PARTS)
            message = f"there is no part '{name}'; did you mean {near}?"
            raise Unfilled(message)
        try:
            made = make(renderer, to_root(address), *words)
        except (KeyError, TypeError) as fault:
            message = f"the part '{name}' cannot be made of '{' '.join(words)}': {fault}"
            raise Unfilled(message) from fault
        inline = not made.lstrip().startswith("<") or made.startswith("<a")
        return f"<p>{made}</p>" if opened and inline else str(made)

    return Markup(ASKED.sub(part, html))  # noqa: S704 - the parts escape what they are given


def trail(address: str, title: str, catalogue: Catalogue) -> Trail:
    """Give the trail of a hand-written page: that of its node, or home and the page itself.

    The home page has none.
    """
    vocabulary = catalogue.vocabulary
    if address in {"", "./"}:
        return ()
    for key in vocabulary.sections:
        if vocabulary.section_address(key) == address:
            return section_trail(vocabulary, key)
    root = next(iter(vocabulary.sections))
    return (*section_trail(vocabulary, root), Crumb(title, address))
