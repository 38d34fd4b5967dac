"""Finds what a schema cannot say: contradictions, dead links, pictures that are missing.

Here is how a warning is made, and how a record answers one under `confirmed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from programmes.reader.characters import quoted
from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from programmes.catalogue.card import RecordFile
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


def answered(
    files: Iterable[RecordFile], found: Iterable[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """Tell the warnings that are answered from all other problems, which come first."""
    answers = {
        (file.card.path, code): file.document
        for file in files
        for code in file.card.record.confirmed
    }
    confirmed: list[Problem] = []
    still_open: list[Problem] = []
    for one in found:
        is_answered = one.severity == "warning" and (one.path, one.code) in answers
        (confirmed if is_answered else still_open).append(one)
    for path, code in answers.keys() - {(one.path, one.code) for one in confirmed}:
        document = answers[path, code]
        warned = [one.code for one in still_open if one.path == path and one.severity == "warning"]
        near = nearest(code, warned)
        cure = f"did you mean '{near}'?" if near else "delete it"
        message = f"there is no warning {quoted(code)} of this record"
        if near or not document.left_out:  # else the warning may come when all else is right
            still_open.append(
                document.problem("nothing-to-confirm", ("confirmed", code), message, cure, key=True)
            )
    return still_open, confirmed
