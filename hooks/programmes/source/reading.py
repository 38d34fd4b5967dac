"""Reads one file, from its bytes to a document or to all of its problems."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, cast

from programmes.problems.report import Problem
from programmes.source.comments import lost_text
from programmes.source.decoding import decode, forbidden_characters, harmless, not_composed
from programmes.source.document import Document
from programmes.source.folder import load
from programmes.source.tree import Marks, build

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.source.text import SourceText
    from programmes.source.tree import Node


def read(path: Path, name: str) -> Document | list[Problem]:
    """Read a file; `name` is the path that problems show. No file makes this raise."""
    data = load(path, name)
    return [data] if isinstance(data, Problem) else read_bytes(data, name)


def read_plain(path: Path, name: str, most: int) -> SourceText | Problem:
    """Read a file that is no YAML, of a number of bytes at most, as safely as one that is."""
    data = load(path, name, most)
    return data if isinstance(data, Problem) else decode(data, name, most)


def read_text(text: str, name: str) -> Document | list[Problem]:
    """Read a text as if it stood in a file."""
    return read_bytes(text.encode(errors="surrogatepass"), name)


def read_bytes(data: bytes, name: str) -> Document | list[Problem]:
    """Read the bytes of a file."""
    source = decode(data, name)
    return [source] if isinstance(source, Problem) else _read(source)


def _read(source: SourceText) -> Document | list[Problem]:
    text = source.text
    marks = Marks() if "#" in text else None  # only then can text be lost to a comment
    forbidden = source.problems(forbidden_characters(text))
    built = build(text, marks, harmless=harmless(text) if forbidden else text)
    lost = lost_text(text, marks.scalars, complete=built.complete) if marks else ()
    problems = [*forbidden, *source.problems(chain(not_composed(text), built.faults, lost))]
    return sorted(problems) if problems else Document(source, cast("dict[str, Node]", built.tree))
