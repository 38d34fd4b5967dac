"""Cuts a text at the places where stand-ins were printed, and fills other values in there.

A stand-in holds `<&`, so that the printed one tells whether its place escapes what it is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import escape

from programmes.bodies.pattern import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

# Private characters of Unicode, which records and templates may not hold.
FIRST, LAST = "\ue000", "\ue001"
PRINTED: Final = re.compile(f"{FIRST}([^{LAST}]*){LAST}")
AS_GIVEN, ESCAPED = "<&", str(escape("<&"))


class Unprintable(Exception):  # noqa: N818 - it names what happened
    """A template did something else with a stand-in than to print it, escaped or as it is."""


class Stencil(NamedTuple):
    """A text with places to be filled."""

    texts: tuple[str, ...]
    """What stands before, between and behind the places."""
    places: tuple[tuple[str, bool], ...]
    """The name of each place, and whether it escapes what it is given."""

    def fill(self, values: Mapping[str, str]) -> str:
        """Give the text with a value in each place."""
        parts = [self.texts[0]]
        for (name, escapes), text in zip(self.places, self.texts[1:], strict=True):
            parts += [escaped(str(values[name])) if escapes else values[name], text]
        return "".join(parts)


def stand_in(name: str) -> str:
    """Make what is printed in the place of a value."""
    return f"{FIRST}{name}{AS_GIVEN}{LAST}"


def swapped(text: str, part: str, stand_in: str) -> str:
    """Put a stand-in in the place of a part; raise Unprintable unless it is in the text once."""
    if text.count(part) != 1:
        raise Unprintable(part)
    return text.replace(part, stand_in)


def cut(text: str) -> Stencil:
    """Cut a text at its stand-ins; raise Unprintable where one has become something else."""
    pieces = PRINTED.split(text)
    return Stencil(tuple(pieces[::2]), tuple(_place(printed) for printed in pieces[1::2]))


def _place(printed: str) -> tuple[str, bool]:
    for ending, escapes in ((AS_GIVEN, False), (ESCAPED, True)):
        if printed.endswith(ending):
            return printed.removesuffix(ending), escapes
    raise Unprintable(printed)
