"""Keeps what each record names, as long as there is room for it."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Final

from programmes.filing.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.filing.mentions import Mention, What
    from programmes.filing.sheaf import Sheaf
    from programmes.vocabulary import Vocabulary

Named = dict["What", list[str]]
"""What a programme names: countries and so on, each by its code, id or number."""

FEW: Final = 2_000
"""Of so few records, there is room for all mentions; those of many take as much as the records."""
AT_HAND: Final = 50
"""The mentions of so many of many records are kept: of those that one page prints."""


class Mentions:
    """What each record names, found when it is asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary, self._most = vocabulary, FEW
        self._found: dict[str, tuple[Mention, ...]] = {}

    def of(self, sheaf: Sheaf) -> tuple[Mention, ...]:
        """List the mentions of a record, each with its role."""
        found = self._found.get(sheaf.key)
        if found is None:
            if len(self._found) >= self._most:
                self._found, self._most = {}, AT_HAND
            found = self._found[sheaf.key] = mentions(sheaf.record, self.vocabulary)
        return found

    def named(self, sheaf: Sheaf) -> Named:
        """Give what a record names, without saying as what."""
        return sheaf.keep("named", lambda: named(self.of(sheaf)))


def named(found: Iterable[Mention]) -> Named:
    """List what is mentioned, each once, in order."""
    entries: dict[What, dict[str, None]] = {}
    for one in found:
        entries.setdefault(one.what, {})[intern(one.key)] = None  # many records name the same
    return {what: list(keys) for what, keys in entries.items()}
