"""Says where each value of a record stands in its file, so that a fault can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from programmes.source.text import Mark
from programmes.source.tree import Marks, build

if TYPE_CHECKING:
    from programmes.problems.report import Problem, Severity
    from programmes.source.text import SourceText, Span
    from programmes.source.tree import Loc, Node


@dataclass(frozen=True)
class Document:
    """A file that was read without a fault: its text, and the tree of what it holds."""

    source: SourceText
    tree: dict[str, Node]

    @property
    def name(self) -> str:
        """The path under which problems are shown."""
        return self.source.name

    @property
    def text(self) -> str:
        """What was read: without a byte order mark, with LF between lines."""
        return self.source.text

    # Places cost time and memory, and most files never need them: built when first asked for.
    @cached_property
    def _marks(self) -> Marks:
        marks = Marks()
        build(self.text, marks)
        return marks

    def at(self, loc: Loc) -> Node | None:
        """Give the value at a place, or None if nothing is there."""
        node: Node = self.tree
        for step in loc:
            try:
                node = node[step]  # type: ignore[index]  # refused below
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def mark(self, loc: Loc, *, key: bool = False, part: str = "") -> Mark:
        """Find a value, or its key, or a part of its text if that stands in the file as typed.

        What is missing is found at the key of its nearest parent, or on line 1.
        """
        if loc in self._marks.values:
            return self.source.mark(self._span(loc, key=key, part=part))
        while loc and loc not in self._marks.values:
            loc = loc[:-1]
        return self.source.mark(self._span(loc, key=True)) if loc else Mark(1, 1, 1)

    @property
    def end(self) -> Mark:
        """The place behind the last line, where what is missing can be added."""
        end = len(self.text.rstrip())
        return self.source.mark((end, end + 1))

    def problem(  # noqa: PLR0913 - all but the first three are optional and named
        self,
        code: str,
        loc: Loc,
        message: str,
        help: str = "",  # noqa: A002 - as a Problem calls it
        *,
        key: bool = False,
        part: str = "",
        severity: Severity = "error",
    ) -> Problem:
        """Make a problem at the place of a value; see `mark` for `key` and `part`."""
        mark = self.mark(loc, key=key, part=part)
        return self.source.problem(code, mark, message, help, severity)

    def _span(self, loc: Loc, *, key: bool, part: str = "") -> Span:
        if key and loc in self._marks.keys:
            return self._marks.keys[loc]
        start, end = self._marks.values[loc]
        found = self.text.find(part, start, end) if part else -1
        return (start, end) if found < 0 else (found, found + len(part))
