"""Pieces of HTML with gaps, for pages of which there are thousands: Jinja takes four times as long.

As in our templates, whatever fills a gap is escaped unless it is HTML itself. So the HTML of a
piece stands in the code alone, and a value can never become part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

Fill = Callable[..., Markup]
"""Fills the gaps of a piece of HTML."""

_SPECIAL = re.compile(r"[&<>\"']").search
"""Finds what has to be escaped: few texts have it, and `escape` would make a Markup of each."""
_NUMBERS = frozenset({int, float})
"""What never has anything to escape."""
html_of: Callable[[str], Markup] = partial(str.__new__, Markup)  # Markup() asks what it is given
"""Takes a text for HTML, which it has to be: made by patterns, and kept since."""


def pattern(html: str) -> Fill:
    """Give what fills the gaps of a piece of HTML in their order: a pair of braces is a gap.

    It raises TypeError or ValueError unless it is given as many values as there are gaps.
    """
    pieces = html.split("{}")
    return FEW.get(len(pieces), _many)(*pieces)


def _many(*pieces: str) -> Fill:
    empty = [text for piece in pieces for text in (piece, "")][:-1]

    def fill(*values: object) -> Markup:
        filled = empty.copy()
        filled[1::2] = map(escaped, values)
        return html_of("".join(filled))

    return fill


# Nearly all pieces have few gaps, and these are filled in two thirds of the time so.
def _one(first: str, last: str) -> Fill:
    return lambda a: html_of("".join((first, escaped(a), last)))


def _two(first: str, between: str, last: str) -> Fill:
    return lambda a, b: html_of("".join((first, escaped(a), between, escaped(b), last)))


def _three(first: str, second: str, third: str, last: str) -> Fill:
    return lambda a, b, c: html_of(
        "".join((first, escaped(a), second, escaped(b), third, escaped(c), last))
    )


FEW: Final[dict[int, Callable[..., Fill]]] = {2: _one, 3: _two, 4: _three}
"""What makes the filling of so many pieces, between which the gaps are."""


class Long(NamedTuple):
    """A very long piece of HTML. A template would hold a Markup in one copy more than this."""

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


def escaped(value: Any) -> str:  # noqa: ANN401 - whatever has a text
    """Give the text of a value, escaped unless it is HTML itself or has nothing to escape."""
    kind = value.__class__
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return escape(value) if _SPECIAL(value) else value
    return str(value) if kind in _NUMBERS else escape(value)
