"""Finds in the body of a record the records that it prints in full."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.programme import Crumb, Programme, Trail, digest, source_of
from programmes.reader.suggestions import nearest
from programmes.schema.blocks import Initiatives, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from programmes.catalogue.sheaf import Sheaf
    from programmes.reader.report import Problem
    from programmes.schema.blocks import Block
    from programmes.schema.vocabulary import Vocabulary


def listed(
    body: Iterable[Block], loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Find the records that a body prints in full, each with its place in the body."""
    for number, block in enumerate(body):
        here = (*loc, number)
        if isinstance(block, Initiatives):
            yield from (
                ((*here, "initiatives", n), child) for n, child in enumerate(block.initiatives)
            )
        elif isinstance(block, Part):
            yield from listed(block.body, (*here, "body"))


Sheaves = dict[str, "Sheaf"]
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """The records that are there, but could not be read: of them nothing can be said."""

    keys: frozenset[str] = frozenset()
    """Such records as kind/file-name, and kinds whose folder could not be read."""

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Unread:
        """Take them from the problems of reading."""
        paths = (PurePosixPath(one.path).with_suffix("") for one in problems)
        return cls(frozenset("/".join(path.parts[2:]) for path in paths))

    def __contains__(self, key: str) -> bool:
        """Say whether a record is among them."""
        return key in self.keys or key.partition("/")[0] in self.keys

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.keys)


def file_records(read: Iterable[Sheaf], vocabulary: Vocabulary) -> tuple[Programme, ...]:
    """Turn records without faults into programmes with trails."""
    sheaves = _by_key(read)
    parents = {child: key for key, sheaf in sheaves.items() for child in sheaf.head.children}
    trails = {section: section_trail(vocabulary, section) for section in vocabulary.sections}
    return tuple(_file(key, sheaves, parents, trails) for key in sheaves)


def misplaced(read: Iterable[Sheaf], unread: Unread) -> Iterator[Problem]:
    """Find addresses that two records claim, and records without a place or with two.

    What may just be hidden in a file that could not be read is not reported.
    """
    sheaves = _by_key(read)
    yield from _one_address(sheaves)
    yield from _listings(sheaves, unread)


def _by_key(read: Iterable[Sheaf]) -> Sheaves:
    return {sheaf.key: sheaf for sheaf in read}


def section_trail(vocabulary: Vocabulary, section: str) -> Trail:
    """Give the trail of a section's page: its chain from the root, itself last."""
    return tuple(
        Crumb(vocabulary.sections[key].label, vocabulary.section_address(key))
        for key in vocabulary.chain(section)
    )


class Line(NamedTuple):
    """A record and those that print it, and what it has from them."""

    names: tuple[tuple[str, str], ...]
    """Key and name of each, itself first."""
    section: str | None
    source: list[str | None] | None
    contact: str | None
    trail: Trail


def _file(
    key: str, sheaves: Sheaves, parents: Mapping[str, str], trails: Mapping[str, Trail]
) -> Programme:
    sheaf, line = sheaves[key], _line(key, sheaves, parents, trails)
    below = [sheaves[one].head.name for one in sheaf.head.children]
    told = (key, sheaf.digest, line.names[1:], below, line.section, line.source, line.contact)
    sheaf.place(digest(repr(told)))
    return Programme(
        sheaf=sheaf,
        id=sheaf.head.id or key,
        path=sheaf.name,
        address=f"{key}/",
        trail=line.trail,
        overview=parents.get(key),
        source=source_of(*line.source) if line.source else None,
        contact=line.contact,
    )


def _line(
    key: str, sheaves: Sheaves, parents: Mapping[str, str], trails: Mapping[str, Trail]
) -> Line:
    head, above = sheaves[key].head, parents.get(key)
    own = ((key, head.name),)
    crumb = Crumb(head.name, f"{key}/")
    if above is None:
        trail = (*trails.get(head.section or "", ()), crumb)
        return Line(own, head.section, head.source, head.contact, trail)
    names, section, source, contact, trail = _line(above, sheaves, parents, trails)
    source, contact = head.source or source, head.contact or contact
    return Line(own + names, section, source, contact, (*trail, crumb))


def _one_address(sheaves: Sheaves) -> Iterator[Problem]:
    """Two records with one id, or a redirect from where a record stands."""
    claims: dict[str, list[tuple[str, Loc]]] = defaultdict(list)
    for key, sheaf in sheaves.items():
        head = sheaf.head
        if head.id and head.id != key:
            claims[head.id].append((key, ("id",)))
        for number, former in enumerate(head.redirect_from):
            if former != head.id:
                claims[former].append((key, ("redirect_from", number)))
    for claimed, found in claims.items():
        claimants = [(claimed, ()), *found] if claimed in sheaves else found
        for key, loc in claimants[1:]:
            other = sheaves[claimants[0][0]].name
            yield sheaves[key].document.problem(
                "address-taken",
                loc,
                f"the address {claimed}/ is taken by {other}",
                "two records cannot share an address or an id; rename one of the files",
            )


def _record_meant(child: str, sheaves: Sheaves) -> str:
    """Suggest a record of a like name; the kind, which many share, makes no likeness."""
    stems = {key.rpartition("/")[2]: key for key in sheaves}
    near = nearest(child.rpartition("/")[2], stems)
    if near is None:
        return "write kind/file-name; if the record was deleted, delete it here as well"
    return f"did you mean '{stems[near]}'?"


def _listings(sheaves: Sheaves, unread: Unread) -> Iterator[Problem]:
    """Records that no trail leads to, and listings that lead nowhere, twice or in a ring."""
    seen: defaultdict[str, list[tuple[Sheaf, int]]] = defaultdict(list)
    for sheaf in sheaves.values():
        for number, child in enumerate(sheaf.head.children):
            if child not in sheaves and child not in unread:
                hint, message = _record_meant(child, sheaves), f"there is no record '{child}'"
                yield sheaf.document.problem("unknown-record", _loc(sheaf, number), message, hint)
            elif child in sheaves and sheaves[child].head.children:
                message, hint = (
                    f"'{child}' prints other records itself",
                    "only one level is printed",
                )
                yield sheaf.document.problem("printed-in-ring", _loc(sheaf, number), message, hint)
            seen[child].append((sheaf, number))
    yield from _twice(seen)
    for key, sheaf in sheaves.items():
        overview = seen[key][0][0].name if key in seen else None
        if overview or not unread:  # it may be printed in a record that could not be read
            yield from _place(sheaf, overview)


def _loc(sheaf: Sheaf, number: int) -> Loc:
    """Find the place of a record that a body prints."""
    return ("body", *list(listed(sheaf.record.body))[number][0])


def _twice(seen: Mapping[str, Sequence[tuple[Sheaf, int]]]) -> Iterator[Problem]:
    """Report each place of a record that is printed in several: nobody knows which is wrong."""
    for child, places in seen.items():
        for number, (sheaf, at) in enumerate(places if len(places) > 1 else ()):
            other, there = places[0] if number else places[1]
            where = f"on line {other.document.mark(_loc(other, there)).line} of {other.name}"
            message = f"'{child}' is printed in full {where} as well"
            yield sheaf.document.problem(
                "printed-twice", _loc(sheaf, at), message, "print each record once"
            )


def _place(sheaf: Sheaf, overview: str | None) -> Iterator[Problem]:
    head = sheaf.head
    if overview is None and head.section is None:
        cure = "add section: with an id of content/vocabulary/sections.yml,\n"
        cure += "or print the record in an overview under initiatives:"
        message, document = "nothing says where this record stands", sheaf.document
        yield document.source.problem("no-place", document.end, message, cure)
    elif overview is not None and head.section is not None:
        yield sheaf.document.problem(
            "two-places",
            ("section",),
            f"the record stands in a section and in {overview}",
            "leave section: out; the trail is that of the overview",
        )
    if overview is None and head.numbered:
        yield sheaf.document.problem(
            "unseen-value",
            ("number",),
            "no page shows this number: it stands in overviews, and none prints the record",
            "delete the line, or list the record in an overview under initiatives:",
            key=True,
        )
