"""Holds where and why libyaml stopped reading, and looks at the lines around that place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from programmes.source.text import Span

LONGEST_QUOTATION = 60


@dataclass(frozen=True, slots=True)
class Stumble:
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
