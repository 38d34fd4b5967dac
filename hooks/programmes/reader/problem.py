"""What an editor reads of a mistake: a problem, its rule, where it is, and which word was meant."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

Loc = tuple[str | int, ...]
"""A place in a file: the keys, and the numbers of entries from 0, that lead to a value."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place.

    `code` names a rule of `rules.yml`. `path` is relative to the project; `line` and `column`
    count from 1, and `line` is 0 where the whole file is meant. `help` may have several lines.
    `excerpt` is the line of the source, `length` the number of its characters that are at fault.
    """

    code: str
    path: str
    line: int
    column: int
    message: str
    help: str = ""
    severity: Severity = "error"
    excerpt: str = ""
    length: int = 1

    @classmethod
    def of_file(cls, code: str, path: str, message: str, help: str = "") -> Problem:  # noqa: A002 - its field
        """Make a problem of a file as a whole, at no line of it."""
        return cls(code, path, 0, 0, message, help)

    def __lt__(self, other: Problem) -> bool:
        """Sort by file, then by place, then by rule."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, int, str, str]:
        return self.path, self.line, self.column, self.code, self.message


_LONGEST_WORD = 80  # characters; comparing takes the square of the length
_MANY_WORDS = 3


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that was most likely meant, or None.

    Capitals, accents, hyphens, underscores and spaces do not count. A name of several words has
    to be nearer: offices of many countries share most of theirs.
    """
    if len(word) > _LONGEST_WORD:
        return None
    known: dict[str, str] = {}
    for choice in choices:
        known.setdefault(_bare(choice), choice)
    cutoff = 0.7 if word.count(" ") < _MANY_WORDS - 1 else 0.87
    close = get_close_matches(_bare(word), known, n=1, cutoff=cutoff)
    return known[close[0]] if close else None


@lru_cache(maxsize=2**12)  # a file with many faults asks for the same names again and again
def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word[:_LONGEST_WORD].casefold())
    return "".join(character for character in decomposed if character.isalnum())


class Rule(NamedTuple):
    """A rule that content can break.

    `code` names it in reports and never changes its meaning. `summary` and `cure` are a sentence
    each, with `marks` around what is typed. `example` is the mistake as an editor types it.
    """

    code: str
    summary: str
    example: str
    cure: str


class Chapter(NamedTuple):
    """Some rules under one heading; `about` says what their examples are."""

    title: str
    about: str
    rules: tuple[Rule, ...]


@cache  # the page "Messages" asks at every build of a preview; a check never does
def chapters() -> tuple[Chapter, ...]:
    """Load all rules, in the order of the page "Messages"."""
    text = Path(__file__).with_name("rules.yml").read_bytes()
    # Not by our own reader: some examples hold what it refuses, even as an escape.
    return tuple(
        Chapter(one["title"], one["about"], tuple(Rule(**rule) for rule in one["rules"]))
        for one in yaml.load(text, yaml.CSafeLoader)
    )
