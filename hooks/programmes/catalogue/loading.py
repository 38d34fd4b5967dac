"""Turns the files of content/ into one checked Catalogue, or into all of their problems."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from programmes import reader
from programmes.catalogue.card import Card
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.checks import Unread, answered
from programmes.catalogue.checks.contradictions import contradictions, duplicates, unseen
from programmes.catalogue.checks.links import unknown_links, wrong_pictures, wrong_retirements
from programmes.catalogue.checks.vocabulary import check_vocabulary
from programmes.catalogue.programme import Programme
from programmes.catalogue.trails import file_records, misplaced
from programmes.progress import SILENT
from programmes.reader.folder import is_leftover, scan, strays, unreadable
from programmes.reader.problem import Problem
from programmes.schema.records import KINDS, RETIRED
from programmes.schema.salvage import lenient, validate
from programmes.schema.vocabulary import FILES, Places, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programmes.progress import Progress
    from programmes.reader import Document
    from programmes.schema.records import Retirement


Seen = tuple[int, int, int, int]
"""Size, times and number of a file, which tell it from every later state of it."""

ReadVocabulary = tuple[Vocabulary, list[Problem]]
"""The vocabulary without what is wrong in it, and its problems."""

RETIRED_FILE: Final = "retired.yml"
READ: Final = (*(f"vocabulary/{name}.yml" for name in FILES), RETIRED_FILE)
"""The files of the content that are YAML and no records."""


class ReadFile(NamedTuple):
    """What was read from one file: its record without what is wrong in it, and all problems."""

    card: Card | None
    problems: tuple[Problem, ...]
    whole: bool = False
    """Whether the record is all that the file says."""


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading: problems, and the catalogue unless an error is among them."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...] = field(default=())
    confirmed: tuple[Problem, ...] = ()
    """The warnings that records answer."""
    rest: Catalogue | None = None
    """The records that are right, if others are not and the vocabulary is."""


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
        retired, document, faults = _read_retired(self.content)
        found = [*problems, *faults, *strays(self.content, READ)]
        found += [problem for file in read for problem in file.problems]
        cards = {one.card.key: one.card for one in read if one.card}
        wrong = (problem for one in read if not one.whole for problem in one.problems)
        unread = Unread.of(wrong, self.content.parent, sections="sections" in vocabulary.unread)
        found += misplaced(cards, unread)
        found += unknown_links(cards, vocabulary, self.content, unread)
        found += wrong_pictures(cards.values(), self.content)
        found += unseen(cards.values(), vocabulary)
        found += duplicates(cards.values())
        found, confirmed = answered(cards.values(), found)
        sound = not any(problem.severity == "error" for problem in found)
        programmes = (
            file_records(cards, vocabulary)
            if sound
            else tuple(Programme(card, key, ()) for key, card in cards.items())
        )
        catalogue = Catalogue(programmes, vocabulary, retired)
        withdrawn = list(wrong_retirements(document, catalogue, self.content, unread))
        told = tuple(sorted(found + withdrawn))
        if sound and not withdrawn:
            return Loaded(catalogue, told, confirmed=tuple(confirmed))
        right = _complete({one.card.key: one.card for one in read if one.card and one.whole})
        rest = None if problems else Catalogue(file_records(right, vocabulary), vocabulary)
        return Loaded(None, told, tuple(confirmed), rest)

    def _read_vocabulary(self) -> ReadVocabulary:
        times = [seen(f"{self.content}/vocabulary/{name}.yml") for name in FILES]
        if self._vocabulary is None or times != self._vocabulary[0]:
            self._vocabulary, self._records = (times, _read_vocabulary(self.content)), {}
        return self._vocabulary[1]

    def _read_records(self, vocabulary: Vocabulary, progress: Progress) -> list[ReadFile]:
        paths, problems = record_files(self.content)
        known, self._records = self._records, {}
        for path in progress.watch(paths, "Reading records"):
            state = seen(path)
            before, file = known.get(path, (None, None))
            if file is None or before != state:
                name = self.content.name + path.removeprefix(self.content.as_posix())
                file = _read_record(Path(path), name, vocabulary)
            self._records[path] = state, file
        return [ReadFile(None, tuple(problems)), *(file for _, file in self._records.values())]


def seen(path: str) -> Seen | None:
    """Tell a file from every later state of it, without reading it; None if it is not there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def record_files(content: Path) -> tuple[list[str], list[Problem]]:
    """List the files of all records, kind by kind in the order of their names."""
    files: list[str] = []
    problems = _unknown_folders(content)
    for kind in KINDS:
        folder = content / "programmes" / kind
        names, found = scan(folder, content.parent) if folder.exists() else ([], [])
        files += [f"{folder.as_posix()}/{name}" for name in names]
        problems += found
    return files, problems


def _unknown_folders(content: Path) -> list[Problem]:
    folder, kinds = content / "programmes", ", ".join(KINDS)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        return [unreadable(error, folder.relative_to(content.parent).as_posix())]
    return [
        Problem.of_file(
            "unknown-kind",
            path.relative_to(content.parent).as_posix(),
            f"'{path.name}' is not a kind of record",
            f"the kinds are: {kinds}",
        )
        for path in paths
        if path.name not in KINDS and not is_leftover(path)
    ]


def _read_record(path: Path, name: str, vocabulary: Vocabulary) -> ReadFile:
    """Read the record of one file; problems show `name` as its path."""
    model = KINDS[name.split("/")[-2]]
    record, document, problems = validate(reader.examine(path, name), model, vocabulary)
    if record is None or document is None:
        return ReadFile(None, tuple(problems))
    card = Card(name, document.source.text.encode(), record, vocabulary, document.left_out)
    return ReadFile(card, (*problems, *contradictions(document, card)), whole=not problems)


def _complete(cards: Mapping[str, Card]) -> Mapping[str, Card]:
    """Leave out the records that name one that is not there: their pages need it."""
    names = {key: {name for _, name in card.referred} for key, card in cards.items()}
    complete = {key: card for key, card in cards.items() if names[key] <= cards.keys()}
    return cards if len(complete) == len(cards) else _complete(complete)


def _read_vocabulary(content: Path) -> ReadVocabulary:
    parts: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        path = content / "vocabulary" / f"{name}.yml"
        examined = reader.examine(path, path.relative_to(content.parent).as_posix())
        depth = 3 if model is Places else 2
        parts[name], document, wrong = validate(examined, model, depth=depth)
        problems += wrong
        if document is not None:
            documents[name] = document
    unread = frozenset(name for name in FILES if parts.get(name) is None)
    parts |= {name: _anything(FILES[name]) for name in unread}
    vocabulary = Vocabulary(**parts, unread=unread)
    return vocabulary, [*problems, *check_vocabulary(vocabulary, documents)]


def _read_retired(content: Path) -> tuple[Mapping[str, Retirement], Document | None, list[Problem]]:
    """Give what was withdrawn, the file that says it, if there is one, and what is wrong in it.

    Entries stand by the address that was withdrawn, without a slash at its end; wrong ones are
    left out.
    """
    path = content / RETIRED_FILE
    if not os.path.lexists(path):
        return {}, None, []
    examined = reader.examine(path, f"{content.name}/{RETIRED_FILE}")
    entries, document, problems = validate(examined, RETIRED)
    return entries or {}, document, problems


def _anything(model: Any) -> Any:  # noqa: ANN401 - any type
    """Make what stands for a part of the vocabulary that cannot be read: whatever is asked for."""
    if model is Places:
        groups = {name: _anything(one.annotation) for name, one in Places.model_fields.items()}
        return Places.model_construct(None, **groups)
    return defaultdict(lenient(get_args(model)[1]).model_construct)
