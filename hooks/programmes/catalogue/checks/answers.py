"""Takes away the warnings that records answer under `confirmed`, and finds answers to none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.reader.characters import quoted
from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.card import RecordFile
    from programmes.reader.problem import Problem


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
