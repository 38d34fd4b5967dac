"""Finds what a schema cannot say: contradictions, dead links, pictures that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.reader import Document
    from programmes.reader.problem import Loc, Problem

Warn: TypeAlias = "Callable[..., Problem]"
"""Makes a warning of one record: `problem` of its document, whose severity is settled."""

COMPARE: Final = "compare both with the source"
"""The cure where the source may contradict itself."""


def warn(document: Document) -> Warn:
    """Make what warns of a document, and says how a record answers."""

    def warning(code: str, loc: Loc, message: str, cure: str, **place: Any) -> Problem:  # noqa: ANN401 - as Document.problem has them
        cure += f"\nif the record is right, add confirmed: {{{code}: the reason}}"
        return document.problem(code, loc, message, cure, severity="warning", **place)

    return warning
