"""Turns the files of content/ into one checked Catalogue, or into all of their problems."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from programmes import reader
from programmes.build.lasting import made_to_last
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.checks import ledger
from programmes.catalogue.checks.contradictions import contradictions, unseen
from programmes.catalogue.checks.links import links, unknown_links
from programmes.catalogue.checks.pictures import pictures, unknown_pictures
from programmes.catalogue.checks.vocabulary import check_vocabulary
from programmes.catalogue.mentions import Mentions
from programmes.catalogue.programme import digest
from programmes.catalogue.reading import Words, records_of
from programmes.catalogue.trails import Unread, file_records, misplaced
from programmes.progress import SILENT
from programmes.reader.report import Problem
from programmes.schema import faults
from programmes.schema.vocabulary import FILES, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from programmes.catalogue.sheaf import Leaves, Sheaf
    from programmes.progress import Progress
    from programmes.reader import Document

NOTHING: Final[Mapping[str, Leaves]] = {}


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading: problems, and the catalogue unless an error is among them."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...] = field(default=())


def load(
    content: Path, progress: Progress = SILENT, known: Mapping[str, Leaves] = NOTHING
) -> Loaded:
    """Read and check everything below `content`; of a record that is `known`, only what is new.

    Problems carry paths relative to the folder that holds `content`. Nothing is raised for
    an editor's mistake: all faults of all files are in the outcome.
    """
    with made_to_last():
        return _load(content, progress, known)


def _load(content: Path, progress: Progress, known: Mapping[str, Leaves]) -> Loaded:
    words, problems = _read_vocabulary(content)
    unfit: list[Problem] = []
    mentions = Mentions(words.vocabulary) if words and not problems else None
    look = partial(_look, mentions, unfit)
    problems += reader.strays(content, FILES)
    read, found = records_of(content, words, known, look, progress)
    problems += found + unfit
    if words is None:
        return Loaded(None, tuple(sorted(problems)))
    vocabulary, unread = words.vocabulary, Unread.of(found)
    problems += [Problem(*told) for sheaf in read for told in sheaf.leaves["warnings"]]
    problems += misplaced(read, unread)
    problems += unknown_links(read, vocabulary, content, unread)
    problems += unknown_pictures(read, content)
    if any(map(_is_error, problems)):
        return Loaded(None, tuple(sorted(problems)))
    filed, retired = file_records(read, vocabulary), ledger.retired(content)
    loaded = Catalogue(filed, vocabulary, retired, words.digest, mentions)
    problems += ledger.check(content, loaded)
    return Loaded(None if any(map(_is_error, problems)) else loaded, tuple(sorted(problems)))


def _look(
    mentions: Mentions | None, unfit: list[Problem], sheaf: Sheaf, document: Document
) -> None:
    """Find what only a new record and its document tell together.

    What all records will be asked for is found as well, while another process reads on.
    """
    found = contradictions(document, sheaf.record)
    sheaf.leaves["warnings"] = [list(astuple(one)) for one in found]
    links(sheaf)
    pictures(sheaf)
    if mentions:
        mentions.named(sheaf)
        unfit += unseen(document, sheaf.record, mentions.vocabulary)


def _is_error(problem: Problem) -> bool:
    return problem.severity == "error"


def _read_vocabulary(content: Path) -> tuple[Words | None, list[Problem]]:
    """Read the vocabulary; there is none as soon as one of its files cannot be read."""
    parts: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        path = content / "vocabulary" / f"{name}.yml"
        document = reader.read(path, path.relative_to(content.parent).as_posix())
        if isinstance(document, list):
            problems += document
            continue
        documents[name] = document
        try:
            parts[name] = TypeAdapter[Any](model).validate_python(document.tree)
        except ValidationError as error:
            problems += faults.problems(document, error, model)
    if problems:
        return None, problems
    vocabulary = Vocabulary(**parts)
    told = digest(repr([(name, one.text) for name, one in documents.items()]))
    return Words(vocabulary, told), check_vocabulary(vocabulary, documents)
