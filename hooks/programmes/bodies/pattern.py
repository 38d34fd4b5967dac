"""Pieces of HTML with gaps, for pages of which there are thousands: Jinja takes twice as long.

As in our templates, whatever fills a gap is escaped unless it is HTML itself. So the HTML of a
piece stands in the code alone, and a value can never become part of it.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SPECIAL = re.compile(r"[&<>\"']").search
"""Finds what has to be escaped: few texts have it, and `escape` would make a Markup of each."""
_PLAIN = frozenset({Markup, int, float})
"""What never has anything to escape."""
html_of: Callable[[str], Markup] = partial(str.__new__, Markup)  # Markup() asks what it is given
"""Takes a text for HTML, which it has to be: made by patterns, and kept since."""


class Pattern:
    """A piece of HTML with a pair of braces for each gap."""

    __slots__ = ("_fill",)

    def __init__(self, html: str) -> None:
        self._fill = html.format

    def __call__(self, *values: object) -> Markup:
        """Fill the gaps in their order."""
        return html_of(self._fill(*map(escaped, values)))


class Long(NamedTuple):
    """A very long piece of HTML. A template would hold a Markup in two copies more than this."""

    html: str

    def __html__(self) -> str:
        """Give it to whatever escapes what is no HTML."""
        return self.html


def together(pieces: Iterable[Markup]) -> Markup:
    """Put pieces of HTML one after another."""
    return html_of("".join(pieces))


def joined(sign: str, values: Iterable[object]) -> Markup:
    """Put values one after another, escaped, with a sign between them that is HTML itself."""
    return html_of(sign.join(map(escaped, values)))


def escaped(value: Any) -> Any:  # noqa: ANN401 - whatever has a text
    """Escape a value, unless it is HTML itself or has nothing to escape."""
    kind = value.__class__
    if kind is str:
        return escape(value) if _SPECIAL(value) else value
    return value if kind in _PLAIN else escape(value)
