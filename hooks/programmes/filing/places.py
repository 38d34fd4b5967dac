"""Gives each record its place: id, address, trail, overview; and finds records without one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from programmes.filing.programme import Crumb, Programme, Trail, listed
from programmes.problems.suggestions import nearest
from programmes.schema.records import Numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from programmes.problems.report import Problem
    from programmes.schema.records import Record
    from programmes.source import Document
    from programmes.vocabulary import Vocabulary

Entries = dict[str, tuple["Document", "Record"]]
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


def file_records(
    read: Sequence[tuple[Document, Record]], vocabulary: Vocabulary
) -> tuple[Programme, ...]:
    """Turn records without faults into programmes with trails."""
    entries = _by_key(read)
    parents = _parents(entries)
    return tuple(_file(key, entries, parents, vocabulary) for key in entries)


def misplaced(read: Sequence[tuple[Document, Record]], unread: Unread) -> Iterator[Problem]:
    """Find addresses that two records claim, and records without a place or with two.

    What may just be hidden in a file that could not be read is not reported.
    """
    entries = _by_key(read)
    yield from _one_address(entries)
    yield from _listings(entries, unread)


def _by_key(read: Sequence[tuple[Document, Record]]) -> Entries:
    return {address(document)[:-1]: (document, record) for document, record in read}


def address(document: Document) -> str:
    """Say where the page of a record is, from the root of the site: kind/file-name/."""
    path = PurePosixPath(document.name)
    return f"{path.parent.name}/{path.stem}/"


def section_trail(vocabulary: Vocabulary, section: str) -> Trail:
    """Give the trail of a section's page: its chain from the root, itself last."""
    return tuple(
        Crumb(vocabulary.sections[key].label, vocabulary.section_address(key))
        for key in vocabulary.chain(section)
    )


def _parents(entries: Entries) -> dict[str, str]:
    return {child: key for key, (_, record) in entries.items() for _, child in listed(record.body)}


def _file(
    key: str, entries: Entries, parents: Mapping[str, str], vocabulary: Vocabulary
) -> Programme:
    document, record = entries[key]
    line = [key, *_ancestors(key, parents)]
    section = entries[line[-1]][1].section
    trail = section_trail(vocabulary, section) if section else ()
    crumbs = (Crumb(entries[one][1].name, f"{one}/") for one in reversed(line))
    records = [entries[one][1] for one in line]
    return Programme(
        record=record,
        id=record.id or key,
        path=document.name,
        address=f"{key}/",
        trail=(*trail, *crumbs),
        overview=parents.get(key),
        source=next((one.source for one in records if one.source), None),
        contact=next((one.contact for one in records if one.contact), None),
    )


def _ancestors(key: str, parents: Mapping[str, str]) -> Iterator[str]:
    while key in parents:
        key = parents[key]
        yield key


def _one_address(entries: Entries) -> Iterator[Problem]:
    """Two records with one id, or a redirect from where a record stands."""
    claims: dict[str, list[tuple[str, Loc]]] = defaultdict(list)
    for key in entries:
        claims[key].append((key, ()))
    for key, (_, record) in entries.items():
        if record.id and record.id != key:
            claims[record.id].append((key, ("id",)))
        for number, former in enumerate(record.redirect_from):
            if former != record.id:
                claims[former].append((key, ("redirect_from", number)))
    for claimed, claimants in claims.items():
        for key, loc in claimants[1:]:
            other = entries[claimants[0][0]][0].name
            yield entries[key][0].problem(
                "address-taken",
                loc,
                f"the address {claimed}/ is taken by {other}",
                "two records cannot share an address or an id; rename one of the files",
            )


def _record_meant(child: str, entries: Entries) -> str:
    """Suggest a record of a like name; the kind, which many share, makes no likeness."""
    stems = {key.rpartition("/")[2]: key for key in entries}
    near = nearest(child.rpartition("/")[2], stems)
    if near is None:
        return "write kind/file-name; if the record was deleted, delete it here as well"
    return f"did you mean '{stems[near]}'?"


def _listings(entries: Entries, unread: Unread) -> Iterator[Problem]:
    """Records that no trail leads to, and listings that lead nowhere, twice or in a ring."""
    seen: defaultdict[str, list[tuple[Document, Loc]]] = defaultdict(list)
    for document, record in entries.values():
        for place, child in listed(record.body):
            loc = ("body", *place)
            if child not in entries and child not in unread:
                hint = _record_meant(child, entries)
                yield document.problem("unknown-record", loc, f"there is no record '{child}'", hint)
            elif child in entries and any(listed(entries[child][1].body)):
                message = f"'{child}' prints other records itself"
                yield document.problem("printed-in-ring", loc, message, "only one level is printed")
            seen[child].append((document, loc))
    yield from _twice(seen)
    for key, (document, record) in entries.items():
        overview = seen[key][0][0].name if key in seen else None
        if overview or not unread:  # it may be printed in a record that could not be read
            yield from _place(document, record, overview)


def _twice(seen: Mapping[str, Sequence[tuple[Document, Loc]]]) -> Iterator[Problem]:
    """Report each place of a record that is printed in several: nobody knows which is wrong."""
    for child, places in seen.items():
        for number, (document, loc) in enumerate(places if len(places) > 1 else ()):
            other, there = places[0] if number else places[1]
            where = f"on line {other.mark(there).line} of {other.name}"
            message = f"'{child}' is printed in full {where} as well"
            yield document.problem("printed-twice", loc, message, "print each record once")


def _place(document: Document, record: Record, overview: str | None) -> Iterator[Problem]:
    if overview is None and record.section is None:
        cure = "add section: with an id of content/vocabulary/sections.yml,\n"
        cure += "or print the record in an overview under initiatives:"
        message = "nothing says where this record stands"
        yield document.source.problem("no-place", document.end, message, cure)
    elif overview is not None and record.section is not None:
        yield document.problem(
            "two-places",
            ("section",),
            f"the record stands in a section and in {overview}",
            "leave section: out; the trail is that of the overview",
        )
    if overview is None and isinstance(record, Numbered) and record.number:
        yield document.problem(
            "unseen-value",
            ("number",),
            "no page shows this number: it stands in overviews, and none prints the record",
            "delete the line, or list the record in an overview under initiatives:",
            key=True,
        )
