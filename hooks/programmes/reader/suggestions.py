"""Turns a word that nobody knows into the nearest known one, for "did you mean"."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 80  # characters; comparing takes the square of the length
MANY_WORDS = 3


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that was most likely meant, or None.

    Capitals, accents, hyphens, underscores and spaces do not count. A name of several words has
    to be nearer: offices of many countries share most of theirs.
    """
    known: dict[str, str] = {}
    for choice in choices:
        known.setdefault(_bare(choice), choice)
    cutoff = 0.7 if word.count(" ") < MANY_WORDS - 1 else 0.87
    close = (
        get_close_matches(_bare(word), known, n=1, cutoff=cutoff) if len(word) <= LONGEST else []
    )
    return known[close[0]] if close else None


@lru_cache(maxsize=2**12)  # a file with many faults asks for the same names again and again
def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word[:LONGEST].casefold())
    return "".join(character for character in decomposed if character.isalnum())
