"""Turns the files of content/ into one checked Catalogue, or into all of their problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from programmes import faults, source
from programmes.checks import ledger
from programmes.checks.contradictions import contradictions
from programmes.checks.pictures import unknown_pictures
from programmes.checks.record_links import unknown_links
from programmes.checks.unseen import unseen
from programmes.checks.vocabulary_rules import check_vocabulary
from programmes.filing.listings import listings
from programmes.filing.mentions import mentions
from programmes.filing.places import Unread, file_records, misplaced
from programmes.filing.programme import Crumb, newest
from programmes.lasting import made_to_last
from programmes.problems.report import Problem
from programmes.progress import SILENT
from programmes.schema.records import KINDS
from programmes.vocabulary import FILES, Vocabulary

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from programmes.filing.listings import Listings
    from programmes.filing.mentions import Mention
    from programmes.filing.programme import Programme
    from programmes.progress import Progress
    from programmes.schema.records import Record
    from programmes.source import Document


@dataclass(frozen=True)
class Catalogue:
    """All programmes in their order, and the vocabulary that they speak."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary
    retired: tuple[str, ...] = ()
    """The addresses of pages that are no more, and lead to the page above."""

    @cached_property
    def at(self) -> dict[str, Programme]:
        """Every programme by its folder and file name: initiatives/tisc."""
        return {programme.address[:-1]: programme for programme in self.programmes}

    @cached_property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """What each programme names, by the address of its page."""
        return {one.address: mentions(one.record, self.vocabulary) for one in self.programmes}

    @cached_property
    def listings(self) -> Listings:
        """What each country, organisation, region, topic and year is named by."""
        return listings((one, self.mentions[one.address]) for one in self.programmes)

    @property
    def updated(self) -> date | None:
        """The day on which a record last changed."""
        return newest(self.programmes)

    @property
    def menu(self) -> tuple[Crumb, ...]:
        """The global menu: the nodes that are in it, in the order of the vocabulary."""
        sections = self.vocabulary.sections.items()
        return tuple(
            Crumb(section.label, self.vocabulary.section_address(key))
            for key, section in sections
            if section.menu
        )

    def of_kind(self, kind: str) -> tuple[Programme, ...]:
        """The programmes of one kind, in order."""
        return tuple(one for one in self.programmes if one.record.kind == kind)


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading: problems, and the catalogue unless an error is among them."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...] = field(default=())


def load(content: Path, progress: Progress = SILENT) -> Loaded:
    """Read and check everything below `content`.

    Problems carry paths relative to the folder that holds `content`. Nothing is raised for
    an editor's mistake: all faults of all files are in the outcome.
    """
    with made_to_last():
        return _load(content, progress)


def _load(content: Path, progress: Progress) -> Loaded:
    vocabulary, problems = _read_vocabulary(content)
    sound = not problems
    problems += source.strays(content, FILES)
    entries, found = _read_records(content, vocabulary, progress)
    problems += found
    problems += [warning for entry in entries for warning in contradictions(*entry)]
    if vocabulary is None:
        return Loaded(None, tuple(sorted(problems)))
    unread = Unread.of(found)
    problems += misplaced(entries, unread)
    problems += unknown_links(entries, vocabulary, content, unread)
    problems += unknown_pictures(entries, content)
    problems += unseen(entries, vocabulary) if sound else ()
    if _errors(problems):
        return Loaded(None, tuple(sorted(problems)))
    loaded = Catalogue(file_records(entries, vocabulary), vocabulary, ledger.retired(content))
    problems += ledger.check(content, loaded)
    return Loaded(None if _errors(problems) else loaded, tuple(sorted(problems)))


def _errors(problems: list[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _read_vocabulary(content: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """Read the vocabulary; there is none as soon as one of its files cannot be read."""
    parts: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        path = content / "vocabulary" / f"{name}.yml"
        document = source.read(path, path.relative_to(content.parent).as_posix())
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


def _read_records(
    content: Path, vocabulary: Vocabulary | None, progress: Progress
) -> tuple[list[tuple[Document, Record]], list[Problem]]:
    """Read all records; without a vocabulary their names mean nothing, and only YAML is checked."""
    entries: list[tuple[Document, Record]] = []
    files, problems = _record_files(content)
    for path in progress.watch(files, "Reading records"):
        document = source.read(path, path.relative_to(content.parent).as_posix())
        if isinstance(document, list):
            problems += document
            continue
        if vocabulary is None:
            continue
        model = KINDS[path.parent.name]
        try:
            record = model.model_validate(document.tree, context=vocabulary)
            entries.append((document.places, record))
        except ValidationError as error:
            problems += faults.problems(document, error, model)
    return entries, problems


def _record_files(content: Path) -> tuple[list[Path], list[Problem]]:
    """List the files of all records, kind by kind."""
    files: list[Path] = []
    problems = _unknown_folders(content)
    for kind in KINDS:
        folder = content / "programmes" / kind
        paths, found = source.scan(folder, content.parent) if folder.exists() else ([], [])
        files += paths
        problems += found
    return files, problems


def _unknown_folders(content: Path) -> list[Problem]:
    folder, kinds = content / "programmes", ", ".join(KINDS)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        return [source.unreadable(error, folder.relative_to(content.parent).as_posix())]
    return [
        Problem(
            code="unknown-kind",
            path=path.relative_to(content.parent).as_posix(),
            line=0,
            column=0,
            message=f"'{path.name}' is no kind of record",
            help=f"the kinds are: {kinds}",
        )
        for path in paths
        if path.name not in KINDS and not source.is_dropping(path)
    ]
