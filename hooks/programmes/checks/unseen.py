"""Finds values of records that no page shows: what an editor typed would vanish without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.filing.mentions import mentions
from programmes.problems.characters import quoted
from programmes.problems.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from programmes.problems.report import Problem
    from programmes.schema.records import Record
    from programmes.source import Document
    from programmes.vocabulary import Vocabulary


def unseen(document: Document, record: Record, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Report the names under `printed_as` that stand in no field of their record."""
    if not record.printed_as:
        return
    plain = record.model_copy(update={"printed_as": {}})
    named = {one.printed for one in mentions(plain, vocabulary) if one.printed}
    for right, printed in record.printed_as.items():
        if right not in named:
            message = f"no field of this record names {quoted(right)}"
            cure = _cure(right, printed, named)
            yield document.problem("unseen-value", ("printed_as", right), message, cure, key=True)


def _cure(right: str, printed: str, named: Collection[str]) -> str:
    if printed in named:
        return f"the right name comes first: {{{printed}: {right}}}"
    if near := nearest(right, named):
        return f"did you mean '{near}'? Write the name as it stands in the field"
    return f"name {right} in a field such as countries:, or delete this line"
