"""Reads the content as it is or as Git holds it, and compares two records field by field.

They are compared as trees of the words that the site has for their values.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import click

from programmes import reader
from programmes.catalogue import loading
from programmes.catalogue.card import key_of
from programmes.catalogue.loading import record_files
from programmes.render.words import written_day
from programmes.schema import dates
from programmes.schema.dates import Dates
from programmes.schema.entry import Entry
from programmes.schema.references import City, Country
from programmes.schema.vocabulary import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.vocabulary import Vocabulary


GROUPS: Final = {
    "contact": "contacts", "regions": "regions", "section": "sections", "topics": "topics",
} | dict.fromkeys((
    "counterparts", "first_time_organisations", "host", "implementing_organisations",
    "organisation", "organisations", "partners", "represents",
), "organisations")  # fmt: skip
"""The group of the vocabulary whose ids stand in a field."""
LONG: Final = 60  # letters; a longer text is compared word by word, and is no name
AROUND: Final = 4  # words that are shown on each side of a change in a text
ALIKE: Final = 0.4  # items that share this part of their words are one that has changed


@dataclass(frozen=True)
class State:
    """The content at one time."""

    name: str
    files: Mapping[str, bytes]
    """The records by kind/file-name, whether they can be read or not."""
    vocabulary: Mapping[str, Any]
    """What the files of the vocabulary say, as trees: topics, organisations, countries."""
    catalogue: Catalogue | None
    """The records that the schema of today can read; None where it cannot read the vocabulary."""
    is_whole: bool
    """Whether these are all of them."""
    written: frozenset[str]
    """The addresses of the hand-written pages, without a slash at the end."""

    def words(self, key: str) -> Any:  # noqa: ANN401 - any tree
        """Give what a record says in the words of the site; None where it cannot be read."""
        known = self.catalogue
        one = known and known.at.get(key)
        return Wording(known.vocabulary).of(one.record) if known and one else None

    def tree(self, key: str) -> dict[str, Any]:
        """Give what a record says as it was typed; a file that is no YAML is one text."""
        document = reader.read_bytes(self.files[key], key)
        text = self.files[key].decode(errors="replace")
        return document.tree if isinstance(document, reader.Document) else {"text": text}


def read(content: Path, name: str) -> State:
    """Read the content in a folder; no fault in it makes this raise."""
    loaded = loading.load(content)
    files = {key_of(path): reader.load(Path(path), path) for path in record_files(content)[0]}
    documents = {name: reader.read(content / f"vocabulary/{name}.yml", name) for name in FILES}
    trees = {k: one.tree for k, one in documents.items() if isinstance(one, reader.Document)}
    return State(
        name,
        files={key: data for key, data in files.items() if isinstance(data, bytes)},
        vocabulary={**trees.pop("places", {}), **trees},
        catalogue=loaded.catalogue or loaded.rest,
        is_whole=loaded.catalogue is not None,
        written=frozenset(reader.written_pages(content)),
    )


def read_before(content: Path, ref: str | None) -> State:
    """Read a commit, by default where the branch left main; end with wrong usage without one."""
    try:
        commit = _commit(content, ref)
    except click.UsageError as fault:
        cure = "name a branch, a tag or a commit: programmes diff v1.0"
        if _git(content, "rev-parse", "--is-shallow-repository") == b"true\n":
            cure = "this clone is shallow: git fetch --unshallow, or in a workflow fetch-depth: 0"
        what = f"'{ref}'" if ref else "what this is to be compared with"
        raise click.UsageError(f"Git does not know {what}; {cure}") from fault
    with TemporaryDirectory() as folder:
        there = Path(folder).resolve() / content.name
        packed = _git(content, "archive", "--format=tar", commit, ".")
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(there, filter="data")
        return read(there, commit[:10])


def _commit(content: Path, ref: str | None) -> str:
    arguments = ["rev-parse", "--verify", f"{ref or 'HEAD^'}^{{commit}}"]
    if not ref and _git(content, "rev-parse", "--abbrev-ref", "HEAD") != b"main\n":
        mains = ("refs/heads/main", "refs/remotes/origin/main")
        known = _git(content, "for-each-ref", "--format=%(objectname)", *mains)
        arguments = ["merge-base", "HEAD", *known.decode().split()]
    return _git(content, *arguments).decode().strip()


def _git(content: Path, *arguments: str) -> bytes:
    """Run Git where the content is, without a shell; end with wrong usage where it refuses."""
    command = ["git", "-C", str(content), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - as typed, to Git alone
    except FileNotFoundError as fault:
        raise click.UsageError("this asks Git for the former state: please install Git") from fault
    except subprocess.CalledProcessError as fault:
        raise click.UsageError(fault.stderr.decode(errors="replace").strip()) from fault


@dataclass(frozen=True)
class Wording:
    """The words of a vocabulary."""

    vocabulary: Vocabulary
    named: set[tuple[str, str]] = field(default_factory=set)
    """The entries that were named so far, each by its group and id."""

    def of(self, value: object, name: str = "") -> Any:  # noqa: ANN401, PLR0911 - any tree; a return a shape
        """Give a value in words; `name` is the field in which it stands."""
        match value:
            case Entry():
                said = {name: getattr(value, name) for name in value.written_fields}
                extra = value.model_extra or {}
                return {name: self.of(part, name) for name, part in (said | extra).items()}
            case dict():
                return {str(self.of(key, name)): self.of(part) for key, part in value.items()}
            case tuple():
                return [self.of(part, name) for part in value]
            case Dates():
                return dates.listed(value).striptags()
            case Country():
                self.named.add(("countries", value.code))
                return self.vocabulary.country_name(value.code)
            case City():
                self.named.add(("cities", value.id))
                return self.vocabulary.cities[value.id].name
            case date():
                return written_day(value)
            case str() if name in GROUPS:
                self.named.add((GROUPS[name], value))
                entry = getattr(self.vocabulary, GROUPS[name])[value]
                return getattr(entry, "name", None) or getattr(entry, "label", value)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Change:
    """A difference between two trees, at the end of a path of fields and names of items."""

    path: tuple[str, ...]
    old: str | None
    """What was there; None for what has come."""
    new: str | None
    """What is there now; None for what has gone, and the same for what has only moved."""

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """A long text word by word: what both have (=), the old one only (-), the new one (+)."""
        if not self.old or not self.new or max(len(self.old), len(self.new)) <= LONG:
            return []
        old, new = self.old.split(), self.new.split()
        pieces: list[tuple[str, str]] = []
        found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for what, start, end, first, last in found:
            gone, come = old[start:end], new[first:last]
            if what != "equal":
                pieces += [("-", " ".join(gone)), ("+", " ".join(come))]
                continue
            before, after = AROUND * (start > 0), AROUND * (end < len(old))
            if len(gone) > before + after:
                gone = [*gone[:before], "…", *gone[len(gone) - after :]]
            pieces.append(("=", " ".join(gone)))
        return [piece for piece in pieces if piece[1]]


def compare(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[Change]:  # noqa: ANN401 - any tree
    """Find what differs; a list or group that is nowhere is as good as an empty one."""
    match old, new:
        case _ if old == new:
            return
        case dict() | None, dict() | None:
            old, new = old or {}, new or {}
            for key in {**old, **new}:
                yield from compare(old.get(key), new.get(key), (*path, key))
        case list() | None, list() | None:
            yield from _compare_items(old or [], new or [], path)
        case _:
            yield Change(path, *(None if one is None else flat(one) for one in (old, new)))


def _compare_items(old: list[Any], new: list[Any], path: tuple[str, ...]) -> Iterator[Change]:
    """Say of the items of two lists what has changed, gone and come, and what has only moved."""
    gone, come = list[Any](), list[Any]()
    found = SequenceMatcher(None, [*map(repr, old)], [*map(repr, new)], autojunk=False)
    for what, start, end, first, last in found.get_opcodes():
        if what != "equal":
            gone, come = gone + old[start:end], come + new[first:last]
    for item in gone:
        name, rest = _told(item)
        became = _find(item, come)
        if became is None:
            yield Change((*path, *name), rest, None)
            continue
        come.remove(became)
        if item == became:
            yield Change((*path, *name), "", "")
        alone = isinstance(item, str) or len(became) == 1
        yield from compare(item, became, path if alone else (*path, *_told(became)[0]))
    yield from (Change((*path, *name), None, rest) for name, rest in map(_told, come))


def _find(item: Any, others: list[Any]) -> Any:  # noqa: ANN401 - any tree
    """Find what an item is now: the same, what has its name, or what is most like it."""
    if item in others or not _is_long(item):
        return item if item in others else None
    words = set(flat(item).split())

    def likeness(one: Any) -> float:  # noqa: ANN401 - any tree
        other = set(flat(one).split())
        return len(words & other) / max(len(words), len(other), 1)

    same = [one for one in others if type(one) is type(item) and _is_long(one)]
    first = next(iter(item.values()), "") if isinstance(item, dict) else item
    is_text = isinstance(first, str) and _is_long(first)
    named = (one for one in same if not is_text and _told(one)[0] == _told(item)[0])
    alike = max(same, key=likeness, default="")
    return next(named, alike if likeness(alike) >= ALIKE else None)


def _is_long(item: Any) -> bool:  # noqa: ANN401 - any tree
    return not isinstance(item, str) or len(item) > LONG


def _told(item: Any) -> tuple[tuple[str, ...], str]:  # noqa: ANN401 - any tree
    """Name an item, and give the rest: of a group, the first thing that it says is the name."""
    if not isinstance(item, dict):
        return ((), flat(item)) if _is_long(item) else ((item,), "")
    (label, first), *others = [*item.items()] or [("", "")]
    if _is_long(first):
        return (label,), flat(item if others else first)
    return (first,), flat(dict(others))


def flat(tree: Any) -> str:  # noqa: ANN401 - any tree
    """Write a tree on one line."""
    if isinstance(tree, dict):
        return "; ".join(f"{key}: {flat(part)}" if part else key for key, part in tree.items())
    return ", ".join(map(flat, tree)) if isinstance(tree, list) else str(tree)
