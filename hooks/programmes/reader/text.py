"""Turns the bytes of a file into a text, and places in a text into lines and columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from programmes.reader.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.reader.problem import Severity

Span = tuple[int, int]
"""Where a part of a text begins and ends, counted in characters."""

MOST_BYTES = 256 * 1024
AGAIN = "save the file again as UTF-8"
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

    def mark(self, span: Span) -> Mark:
        """Find the place of a span; its length ends with the first line."""
        start, end = span
        line = self.text.count("\n", 0, start) + 1
        column = start - self.text.rfind("\n", 0, start) - 1
        marked = self._lines[line - 1][column : column + end - start]
        return Mark(line, column + 1, max(1, len(marked.rstrip())))

    def find(self, *words: str) -> Mark | None:
        """Find the place of the first of some words that stands in the text."""
        for word in words:
            if word and (start := self.text.find(word)) >= 0:
                return self.mark((start, start + len(word)))
        return None

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
        problems = [
            self.problem(code, span and self.mark(span), message, help_text)
            for code, span, message, help_text in first[:MOST_FAULTS]
        ]
        if len(first) > MOST_FAULTS:
            problems.append(self.too_many())
        return problems

    def too_many(self) -> Problem:
        """Say that there are more faults than are listed."""
        message = f"only the first {MOST_FAULTS} problems of this file are listed"
        return Problem.of_file("too-many-faults", self.name, message, "fix these first")


def encode(text: str, before: bytes) -> bytes:
    """Encode what a file will hold, with the ends of lines that it had `before`."""
    return (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()


def decode(data: bytes, name: str) -> SourceText | Problem:
    """Decode UTF-8 strictly; drop a leading byte order mark, and write every CRLF as LF."""
    if len(data) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024} KB"
        cure = "a record is one page: split it, or shorten its texts"
        return Problem.of_file("too-large", name, message, cure)
    first = data[:8]  # UTF-16 has a mark, or an empty half in its first letters
    halves = first[::2], first[1::2]
    if first[:2] in {b"\xff\xfe", b"\xfe\xff"} or any(b"\0\0\0" in half for half in halves):
        return Problem.of_file("not-utf8", name, "the file is encoded as UTF-16", AGAIN)
    try:
        text = _normalised(data.decode())
    except UnicodeDecodeError as error:
        source = SourceText(name, _normalised(data.decode(errors="replace")))
        place = len(_normalised(data[: error.start].decode()))
        message = f"the byte {data[error.start]:02X} is not valid UTF-8"
        return source.problem("not-utf8", source.mark((place, place + 1)), message, AGAIN)
    if "\r" in text and text.count("\r") > max(1, text.count("\n")):
        message = "the lines end with U+000D alone, as on an old Mac"
        cure = "save the file again with the usual line endings: LF, or CRLF as on Windows"
        return Problem.of_file("forbidden-character", name, message, cure)
    return SourceText(name, text)


def _normalised(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
