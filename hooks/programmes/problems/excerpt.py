"""Turns a source line and the place of a fault into the two rows that a reader sees."""

from __future__ import annotations

import unicodedata

from programmes.problems.characters import visible_each

WIDEST = 80  # characters of a line that are shown
BEFORE = 30  # of them before the fault, where the line has to be cut
TAB = "    "


def draw(line: str, column: int, length: int) -> tuple[str, str]:
    """Return the line, cut around the fault and safe to print, and the row that underlines it.

    `column` counts from 1. A fault behind the end of the line gets one mark there.
    """
    start = min(column - 1, len(line))
    left = max(0, min(start - BEFORE, len(line) - WIDEST)) if len(line) > WIDEST else 0
    right = left + WIDEST
    stop = max(start + 1, min(start + length, len(line), right))
    pieces = _printed(line[left:right])
    before = ("…" if left else "") + "".join(pieces[: start - left])
    marked = "".join(pieces[start - left : stop - left])
    after = "".join(pieces[stop - left :]) + ("…" if right < len(line) else "")
    underline = " " * _cells(before) + "^" * max(1, _cells(marked))
    return f"{before}{marked}{after}".rstrip(), underline


def _printed(text: str) -> list[str]:
    pieces = visible_each(text)
    return [
        TAB if character == "\t" else piece for character, piece in zip(text, pieces, strict=True)
    ]


def _cells(text: str) -> int:
    """Count the cells of a terminal that a text takes: East Asian wide characters take two."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
