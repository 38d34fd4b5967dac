"""Turns places in a text, counted in characters, into the lines and columns of problems."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from programmes.reader.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.reader.report import Severity

Span = tuple[int, int]

MOST_FAULTS = 100  # a file with more is not a record, and nobody reads that far


class Mark(NamedTuple):
    """A place in a file: line and column count from 1, `length` is in characters."""

    line: int
    column: int
    length: int


class Fault(NamedTuple):
    """A fault before its place is looked up; without a span it means the whole file."""

    code: str
    span: Span | None
    message: str
    help: str = ""


@dataclass(frozen=True)
class SourceText:
    """A text and the name under which its problems are shown."""

    name: str
    text: str

    # Kept, since a file with thousands of faults would otherwise be split as often.
    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def mark(self, span: Span) -> Mark:
        """Find the place of a span; its length ends with the first line."""
        start, end = span
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1]
        marked = self._lines[line - 1][column : column + end - start]
        return Mark(line, column + 1, max(1, len(marked.rstrip())))

    def problem(
        self,
        code: str,
        mark: Mark | None,
        message: str,
        help: str = "",  # noqa: A002 - as a Problem calls it
        severity: Severity = "error",
    ) -> Problem:
        """Make a problem that shows its line; without a mark it means the whole file."""
        if mark is None:
            return Problem(code, self.name, 0, 0, message, help, severity)
        excerpt = self._lines[mark.line - 1]
        return Problem(
            code, self.name, mark.line, mark.column, message, help, severity, excerpt, mark.length
        )

    def problems(self, faults: Iterable[Fault]) -> list[Problem]:
        """Look up the places of faults, up to a number that bounds time and memory."""
        first = list(islice(faults, MOST_FAULTS + 1))
        found = [
            self.problem(code, span and self.mark(span), message, help_text)
            for code, span, message, help_text in first[:MOST_FAULTS]
        ]
        if len(first) > MOST_FAULTS:
            found.append(self.too_many())
        return found

    def too_many(self) -> Problem:
        """Say that there are more faults than are listed."""
        message = f"only the first {MOST_FAULTS} faults of this file are listed"
        return self.problem("too-many-faults", None, message, "mend these first")
