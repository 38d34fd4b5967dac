"""Finds text that a YAML reader would drop as a comment though an editor may have meant it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.problems.characters import quoted
from programmes.source.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from programmes.source.text import Span

_RIGHT_AFTER = re.compile(r"[ \t:,\[\]{}?-]*#")


def lost_text(text: str, scalars: Sequence[Span], *, complete: bool) -> Iterator[Fault]:
    """Find each comment that shares its line with something else.

    `scalars` are the places of all keys and values in order. Where a fault stopped the reading,
    nothing is known of what follows the last of them but the signs right after it.
    """
    position = 0
    for start, end in scalars:
        yield from _comments(text, position, start)
        position = end
    if complete:
        yield from _comments(text, position, len(text))
    elif found := _RIGHT_AFTER.match(text, position):
        yield from _comments(text, position, found.end())


def _comments(text: str, position: int, stop: int) -> Iterator[Fault]:
    """Walk over the comments between two scalars."""
    while (start := text.find("#", position, stop)) >= 0:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[text.rfind("\n", 0, start) + 1 : start].strip(" \t"):
            yield Fault(
                "text-lost",
                (start, end),
                f"{quoted(text[start:end].rstrip())} would be lost: here # begins a comment",
                "put the value in quotes, or the comment on a line of its own",
            )
        position = end
