"""Finds what a schema cannot say: contradictions, dead links, pictures that are missing.

Here is how a warning is made, how a record answers one under `confirmed`, and what may stand in
records that could not be read, or only in part.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from programmes import reader
from programmes.catalogue.ways import WAYS
from programmes.reader.characters import quoted
from programmes.reader.folder import SUFFIX
from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from programmes.catalogue.card import Card
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
    cards: Iterable[Card], found: Iterable[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """Tell the warnings that are answered from all other problems, which come first."""
    answers = {(card.path, code): card for card in cards for code in card.record.confirmed}
    confirmed: list[Problem] = []
    still_open: list[Problem] = []
    for one in found:
        is_answered = one.severity == "warning" and (one.path, one.code) in answers
        (confirmed if is_answered else still_open).append(one)
    for path, code in answers.keys() - {(one.path, one.code) for one in confirmed}:
        document = answers[path, code].document
        warned = [one.code for one in still_open if one.path == path and one.severity == "warning"]
        near = nearest(code, warned)
        cure = f"did you mean '{near}'?" if near else "delete it"
        message = f"this record has no warning {quoted(code)}"
        if near or not document.left_out:  # else the warning may come when all else is right
            still_open.append(
                document.problem("nothing-to-confirm", ("confirmed", code), message, cure, key=True)
            )
    return still_open, confirmed


@dataclass(frozen=True, slots=True)
class Unread:
    """The records of which nothing certain can be said."""

    keys: frozenset[str] = frozenset()
    """Such records as kind/file-name, and kinds whose folder could not be read."""
    text: str = ""
    """All that stands in their files: they may print each record that is named there."""
    sections: bool = False
    """Whether the sections could not be read either."""

    @classmethod
    def of(cls, problems: Iterable[Problem], project: Path, *, sections: bool) -> Unread:
        """Take them from the problems of reading, whose paths lead from `project`."""
        paths = {problem.path for problem in problems}
        files = [
            file for path in paths for file in (project / path, *(project / path).glob("*.yml"))
        ]
        data = (reader.load(file, file.name) for file in files)
        texts = [one.decode(errors="replace") for one in data if isinstance(one, bytes)]
        keys = (PurePosixPath(path.removesuffix(SUFFIX)).parts[2:] for path in paths)
        return cls(frozenset(map("/".join, keys)), "\n".join(texts), sections)

    def __contains__(self, key: str) -> bool:
        """Say whether a record is among them."""
        return key in self.keys or key.partition("/")[0] in self.keys

    def may_make(self, page: str) -> bool:
        """Say whether a page may be there once all is right: kind/file-name/, countries/vn/."""
        if "/".join(page.split("/")[:2]) in self:  # the record, or its timetable
            return True
        listed = page.startswith(tuple(way.index for way in WAYS.values()))
        return (bool(self.keys) and listed) or (self.sections and page.startswith("sections/"))
