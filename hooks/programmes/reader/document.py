"""Reads one file, from its bytes to a document that knows the place of each value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from programmes.reader.characters import forbidden, harmless, not_composed, quoted
from programmes.reader.folder import load
from programmes.reader.problem import Problem
from programmes.reader.refusals import conflict
from programmes.reader.text import Fault, Mark, decode
from programmes.reader.tree import Spans, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from programmes.reader.problem import Loc, Severity
    from programmes.reader.text import SourceText, Span
    from programmes.reader.tree import Node


@dataclass(frozen=True)
class Document:
    """A file as far as it can be read: its text, and the tree of what it holds."""

    source: SourceText
    tree: dict[str, Node]
    left_out: frozenset[Loc] = frozenset()
    """The places of the file that are no longer in the tree, since what is there is wrong."""

    # Places cost time and memory, and most files never need them: built when first asked for.
    @cached_property
    def _spans(self) -> Spans:
        spans = Spans()
        parse(self.source.text, spans, harmless=harmless(self.source.text))
        return spans

    def lost(self, *loc: str | int) -> bool:
        """Say whether something is left out at a place, or further in."""
        return any(one[: len(loc)] == loc for one in self.left_out)

    def written(self, loc: Loc) -> Loc:
        """Give the place in the file of a place in the tree, whose lists may be shorter."""
        there: Loc = ()
        for step in loc:
            number = step
            for lost in sorted(one[-1] for one in self.left_out if one[:-1] == there):
                if isinstance(number, int) and isinstance(lost, int) and lost <= number:
                    number += 1
            there = (*there, number)
        return there

    def at(self, loc: Loc) -> Node | None:
        """Give the value at a place, or None if nothing is there."""
        node: Node = self.tree
        for step in loc:
            try:
                node = node[step]  # type: ignore[index]  # refused below
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def span(self, loc: Loc) -> Span:
        """Say where a value that is there begins and ends in the text."""
        return self._spans.values[self.written(loc)]

    def mark(self, loc: Loc, *, key: bool = False, part: str = "") -> Mark:
        """Find a value, or its key, or a part of its text if that stands in the file as typed.

        What is missing is found at the key of its nearest parent, or on line 1.
        """
        loc = self.written(loc) if self.left_out else loc
        if loc in self._spans.values:
            return self.source.mark(self._span(loc, key=key, part=part))
        while loc and loc not in self._spans.values:
            loc = loc[:-1]
        return self.source.mark(self._span(loc, key=True)) if loc else Mark(1, 1, 1)

    @property
    def end(self) -> Mark:
        """The place behind the last line, where what is missing can be added."""
        end = len(self.source.text.rstrip())
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
        if key and loc in self._spans.keys:
            return self._spans.keys[loc]
        start, end = self._spans.values[loc]
        at = self.source.text.find(part, start, end) if part else -1
        return (start, end) if at < 0 else (at, at + len(part))


_COMMENT = re.compile("#[^\n]*")
_RIGHT_AFTER = re.compile(r"[ \t:,\[\]{}?-]*#")


def _lost_text(text: str, scalars: Sequence[Span], *, complete: bool) -> Iterator[Fault]:
    """Find each comment that shares its line with something else.

    `scalars` are the places of all keys and values in order. Where a fault stopped the reading,
    nothing is known of what follows the last of them but the signs right after it.
    """
    last = scalars[-1][1] if scalars else 0
    after = _RIGHT_AFTER.match(text, last)
    stop = len(text) if complete else after.end() if after else last
    begins, ends = [0, *(end for _, end in scalars)], [*(start for start, _ in scalars), stop]
    gaps = zip(begins, ends, strict=True)
    for match in chain.from_iterable(_COMMENT.finditer(text, *gap) for gap in gaps):
        start, end = match.start(), text.find("\n", match.start())
        end = len(text) if end < 0 else end
        if text[text.rfind("\n", 0, start) + 1 : start].strip(" \t"):
            message = f"{quoted(text[start:end].rstrip())} would be lost: # begins a comment here"
            cure = "put the value in quotes, or the comment on a line of its own"
            yield Fault("text-lost", (start, end), message, cure)


def read(path: Path, name: str) -> Document | list[Problem]:
    """Read a file; `name` is the path that problems show. No file makes this raise."""
    document, problems = examine(path, name)
    return document if document and not problems else problems


def examine(path: Path, name: str) -> Examined:
    """Read a file as far as it can be read."""
    data = load(path, name)
    return Examined(None, [data]) if isinstance(data, Problem) else examine_bytes(data, name)


def read_text(text: str, name: str) -> Document | list[Problem]:
    """Read a text as if it stood in a file."""
    return read_bytes(text.encode(errors="surrogatepass"), name)


def read_bytes(data: bytes, name: str) -> Document | list[Problem]:
    """Read the bytes of a file."""
    document, problems = examine_bytes(data, name)
    return document if document and not problems else problems


class Examined(NamedTuple):
    """A file with all its faults, and what it holds unless they make it unreadable."""

    document: Document | None
    problems: list[Problem]


def examine_bytes(data: bytes, name: str) -> Examined:
    """Read the bytes of a file as far as they can be read."""
    source = decode(data, name)
    if isinstance(source, Problem):
        return Examined(None, [source])
    text = source.text
    if fault := conflict(text):
        return Examined(None, source.problems([fault]))
    spans = Spans() if "#" in text else None  # only then can text be lost to a comment
    problems = source.problems(chain(forbidden(text), not_composed(text)))
    parsed = parse(text, spans, harmless=harmless(text) if problems else "")
    lost = _lost_text(text, spans.scalars, complete=parsed.complete) if spans else ()
    problems += source.problems(chain(parsed.faults, lost))
    document = None if parsed.tree is None else Document(source, parsed.tree)
    return Examined(document, sorted(problems))
