"""Turns the files of content/ into one checked Catalogue, or into all of their problems."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from programmes import faults, source
from programmes.checks import ledger
from programmes.checks.contradictions import contradictions
from programmes.checks.pictures import unknown_pictures
from programmes.checks.record_links import unknown_links
from programmes.checks.unseen import unseen
from programmes.checks.vocabulary_rules import check_vocabulary
from programmes.filing.listings import listings, named
from programmes.filing.mentions import mentions
from programmes.filing.places import Unread, file_records, misplaced
from programmes.filing.programme import Crumb, digest, newest, stamp_of
from programmes.lasting import made_to_last
from programmes.problems.report import Problem
from programmes.progress import SILENT
from programmes.reading import Words, records_of
from programmes.schema.records import KINDS
from programmes.vocabulary import FILES, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from programmes.filing.listings import Listings, Named
    from programmes.filing.mentions import Mention
    from programmes.filing.programme import Programme
    from programmes.filing.sheaf import Leaves, Sheaf
    from programmes.progress import Progress
    from programmes.source import Document


Made = TypeVar("Made")
AT_HAND: Final = 50
"""The mentions of so many records are kept: of those that one page prints."""
FEW: Final = 2_000
"""Of so few records, there is room for all mentions."""
NOTHING: Final[Mapping[str, Leaves]] = {}


@dataclass(frozen=True)
class Catalogue:
    """All programmes in their order, and the vocabulary that they speak."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary
    retired: tuple[str, ...] = ()
    """The addresses of pages that are no more, and lead to the page above."""
    words: str = ""
    """Tells what stands in the files of the vocabulary."""

    @cached_property
    def at(self) -> dict[str, Programme]:
        """Every programme by its folder and file name: initiatives/tisc."""
        return {programme.address[:-1]: programme for programme in self.programmes}

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """What each programme names, and as what, by the address of its page."""
        return Mentions(self)

    def named(self, programme: Programme) -> Named:
        """Give what a programme names, without saying as what."""
        return programme.keep("named", lambda: named(self.mentions[programme.address]))

    @cached_property
    def listings(self) -> Listings:
        """What each country, organisation, region, topic and year is named by."""
        return listings((one, self.named(one)) for one in self.programmes)

    @cached_property
    def stamp(self) -> str:
        """Tells what all records say, and in which order."""
        return stamp_of(self.programmes)

    @cached_property
    def below(self) -> dict[str, tuple[Programme, ...]]:
        """The programmes below each level of a trail, by its address."""
        found: dict[str, list[Programme]] = {}
        for programme in self.programmes:
            for crumb in programme.trail:
                found.setdefault(crumb.address, []).append(programme)
        return {address: tuple(programmes) for address, programmes in found.items()}

    def keep(self, name: str, make: Callable[..., Made], *given: object) -> Made:
        """Give what was made of all programmes under a name, or make it now."""
        if name not in self._made:
            self._made[name] = make(*given)
        return cast("Made", self._made[name])

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    @cached_property
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
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> dict[str, tuple[Programme, ...]]:
        return {
            kind: tuple(one for one in self.programmes if one.head.kind == kind) for kind in KINDS
        }


class Mentions(dict[str, "tuple[Mention, ...]"]):
    """The mentions of each programme by its address, found when they are asked for.

    Those of very many would take as much room as the records.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._at, self._vocabulary = catalogue.at, catalogue.vocabulary
        self._most = FEW if len(self._at) <= FEW else AT_HAND

    def __missing__(self, address: str) -> tuple[Mention, ...]:
        """Find them, and keep them for a while."""
        if len(self) >= self._most:
            self.clear()
        found = self[address] = mentions(self._at[address[:-1]].record, self._vocabulary)
        return found


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
    look = partial(_look, words.vocabulary if words and not problems else None, unfit)
    problems += source.strays(content, FILES)
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
    loaded = Catalogue(filed, vocabulary, retired, words.digest)
    problems += ledger.check(content, loaded)
    return Loaded(None if any(map(_is_error, problems)) else loaded, tuple(sorted(problems)))


def _look(
    vocabulary: Vocabulary | None, unfit: list[Problem], sheaf: Sheaf, document: Document
) -> None:
    """Find what only a new record and its document tell together."""
    found = contradictions(document, sheaf.record)
    sheaf.leaves["warnings"] = [list(astuple(one)) for one in found]
    if vocabulary:
        unfit += unseen(document, sheaf.record, vocabulary)


def _is_error(problem: Problem) -> bool:
    return problem.severity == "error"


def _read_vocabulary(content: Path) -> tuple[Words | None, list[Problem]]:
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
    told = digest(repr([(name, one.text) for name, one in documents.items()]))
    return Words(vocabulary, told), check_vocabulary(vocabulary, documents)
