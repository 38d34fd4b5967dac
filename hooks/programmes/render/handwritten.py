"""Fills the hand-written pages with what follows from the records.

A page in content/*.md asks for a part by its name in double braces: {{ whats-new }}, or with
words after it: {{ figure initiatives/tisc#countries }}. It is no programming language.
"""

from __future__ import annotations

import re
from inspect import signature
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from programmes.catalogue.programme import Crumb
from programmes.catalogue.trails import section_trail
from programmes.render import linked_data, parts
from programmes.render.asked import Unfilled, find
from programmes.render.page import describe, to_root

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Trail
    from programmes.exports.offer import Offer
    from programmes.render.renderer import Renderer


ASKED = re.compile(r"(<p>)?\{\{([^{}]*)\}\}(</p>)?")
BLOCKS = ("<div", "<dl", "<figure", "<h3", "<ul")


def asks(html: str) -> bool:
    """Tell whether a page asks for anything."""
    return ASKED.search(html) is not None


def fill(html: str, address: str, renderer: Renderer) -> str:
    """Replace what a page asks for; raise Unfilled for an unknown part or wrong words."""

    def part(match: re.Match[str]) -> str:
        opened, asked, closed = match[1] or "", match[2], match[3] or ""
        made = _make(asked, address, renderer)
        if made and not made.startswith(BLOCKS):
            return f"{opened}{made}{closed}"
        if opened and closed:
            return made
        message = (
            f"the part '{asked.strip()}' needs a paragraph of its own, with empty lines around it"
        )
        raise Unfilled(message)

    return Markup(ASKED.sub(part, html))  # noqa: S704 - the parts escape what they are given


def _make(asked: str, address: str, renderer: Renderer) -> str:
    name, *words = asked.split() or [""]
    make = find("part", name, parts.PARTS)
    given = (renderer, to_root(address), *words)
    try:
        signature(make).bind(*given)
    except TypeError as fault:
        message = f"the part '{name}' cannot be made of '{' '.join(words)}': {fault}"
        raise Unfilled(message) from fault
    return make(*given).strip()


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


def described(address: str, title: str, description: str, offer: Offer) -> dict[str, Any]:
    """Give the metadata of a hand-written page, its trail among them, in the theme's terms."""
    renderer = offer.renderer
    above, settings = trail(address, title, renderer.catalogue), renderer.settings
    node = linked_data.written(above, description, settings.name, settings.site_url)
    alternates = offer.alternates(address.removeprefix("./"))
    told = describe(above, description, settings.site_url, (node,), alternates)
    return told | {"report": settings.report(f"/{address.removeprefix('./')}")}
