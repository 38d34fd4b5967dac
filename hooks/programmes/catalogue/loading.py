"""Turns the files of content/ into one checked Catalogue, or into all of their problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from programmes import reader
from programmes.catalogue import retirements
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.checks.contradictions import unseen
from programmes.catalogue.checks.links import unknown_links, unknown_pictures
from programmes.catalogue.checks.vocabulary import check_vocabulary
from programmes.catalogue.reading import ReadFile, read_record, record_files, seen
from programmes.catalogue.trails import Unread, file_records, misplaced
from programmes.progress import SILENT
from programmes.schema import faults
from programmes.schema.vocabulary import FILES, Vocabulary

if TYPE_CHECKING:
    from programmes.catalogue.reading import Seen
    from programmes.progress import Progress
    from programmes.reader import Document
    from programmes.reader.problem import Problem


ReadVocabulary = tuple[Vocabulary | None, "list[Problem]"]
"""The vocabulary, None as soon as one of its files cannot be read, and its problems."""

READ: Final = (*(f"vocabulary/{name}.yml" for name in FILES), retirements.FILE)
"""The files of the content that are YAML and no records."""


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading: problems, and the catalogue unless an error is among them."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...] = field(default=())


def load(content: Path, progress: Progress = SILENT) -> Loaded:
    """Read and check everything below `content`.

    Problems carry paths relative to the folder that holds `content`. Nothing is raised for
    an editor's mistake: all errors of all files are in the outcome.
    """
    return Loader(content).load(progress)


@dataclass(slots=True)
class Loader:
    """Loads a content folder again and again; files that are as they were are not read again."""

    content: Path
    _vocabulary: tuple[list[Seen | None], ReadVocabulary] | None = None
    _records: dict[str, tuple[Seen | None, ReadFile]] = field(default_factory=dict)

    def load(self, progress: Progress = SILENT) -> Loaded:
        """Do as `load`."""
        vocabulary, problems = self._read_vocabulary()
        read = self._read_records(vocabulary, progress)
        retired = retirements.read(self.content)
        found = [*problems, *retired.problems, *reader.strays(self.content, READ)]
        found += [problem for file in read for problem in file.problems]
        if vocabulary is None:
            return Loaded(None, tuple(sorted(found)))
        files = {one.file.card.key: one.file for one in read if one.file}
        unread = Unread.of(problem for one in read if not one.file for problem in one.problems)
        found += misplaced(files, unread)
        found += unknown_links(files, vocabulary, self.content, unread)
        found += unknown_pictures(files.values(), self.content)
        if not problems:  # else a place may name a wrong country, or none
            found += unseen(files.values(), vocabulary)
        if any(problem.severity == "error" for problem in found):
            return Loaded(None, tuple(sorted(found)))
        cards = {key: file.card for key, file in files.items()}
        catalogue = Catalogue(file_records(cards, vocabulary), vocabulary, retired.entries)
        wrong = list(retirements.check(retired, catalogue, self.content))
        return Loaded(None if wrong else catalogue, tuple(sorted(found + wrong)))

    def _read_vocabulary(self) -> ReadVocabulary:
        times = [seen(f"{self.content}/vocabulary/{name}.yml") for name in FILES]
        if self._vocabulary is None or times != self._vocabulary[0]:
            self._vocabulary, self._records = (times, _read_vocabulary(self.content)), {}
        return self._vocabulary[1]

    def _read_records(self, vocabulary: Vocabulary | None, progress: Progress) -> list[ReadFile]:
        paths, problems = record_files(self.content)
        known, self._records = self._records, {}
        for path in progress.watch(paths, "Reading records"):
            state = seen(path)
            if path in known and known[path][0] == state:
                file = known[path][1]
            else:
                name = Path(path).relative_to(self.content.parent).as_posix()
                file = read_record(Path(path), name, vocabulary)
            self._records[path] = state, file
        return [ReadFile(None, tuple(problems)), *(file for _, file in self._records.values())]


def _read_vocabulary(content: Path) -> ReadVocabulary:
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
    return vocabulary, check_vocabulary(vocabulary, documents)
