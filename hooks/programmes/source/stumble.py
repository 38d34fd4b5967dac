"""Holds where and why libyaml stopped reading, and looks at the lines around that place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programmes.source.text import Span

LONGEST_QUOTATION = 60
LINES_ABOVE = 40


class Stumble(NamedTuple):
    """Where libyaml stopped (`at`), where it began what it could not end (`opened`), and why."""

    text: str
    says: str
    within: str
    at: int
    opened: int
    last: Span
    last_is_quoted: bool

    def before(self, index: int) -> str:
        """Give what stands before a place on its line."""
        return self.text[self.text.rfind("\n", 0, index) + 1 : index]

    def after(self, index: int) -> str:
        """Give the rest of the line from a place."""
        return self.text[index:].partition("\n")[0].rstrip()

    def above(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find the nearest line above that of the stumble which a pattern matches.

        A line at the margin ends the search: above it stands another group.
        """
        end = self.text.rfind("\n", 0, self.at) + 1
        for _ in range(LINES_ABOVE):
            start = self.text.rfind("\n", 0, max(0, end - 1)) + 1
            if end == 0 or self.text[start : start + 1].isalpha():
                return None
            if found := pattern.match(self.text, start):
                return found
            end = start
        return None

    def rest(self, index: int) -> Span:
        """Mark the rest of the line from a place."""
        return index, index + len(self.after(index))

    def line(self, index: int) -> int:
        """Count the line of a place from 1."""
        return self.text.count("\n", 0, index) + 1

    def follows(self, end: int) -> bool:
        """Say whether only blanks stand between a place and the stumble."""
        return not self.text[end : self.at].strip(" \t")

    def in_quotes(self, start: int) -> str:
        """Show how the value that begins at a place is written in quotes, if that is short."""
        key, value = self.before(start).strip(), self.after(start)
        if re.search(r"[\[{]", key) or value.startswith(("[", "{")):
            return "put the text in quotes, or a comma before the next key"
        if not key or len(key + value) > LONGEST_QUOTATION:
            return "put the text in quotes"
        if '"' in value or "\\" in value:
            doubled = value.replace("'", "''")
            return f"put the text in quotes: {key} '{doubled}'"
        return f'put the text in quotes: {key} "{value}"'
