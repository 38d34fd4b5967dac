"""What several files need of one record: made once, when the record is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from programmes.catalogue.mentions import mentions, named
from programmes.reader import Document
from programmes.reader.characters import joined
from programmes.reader.folder import SUFFIX
from programmes.reader.text import SourceText
from programmes.schema.blocks import Initiatives, Part, Text
from programmes.schema.dates import listed
from programmes.schema.records import Initiative, Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from programmes.catalogue.mentions import Mention, Named
    from programmes.reader.problem import Loc
    from programmes.schema.blocks import Block
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary

LINK: Final = re.compile(r"\[([^\[\]]*+)\]\([^()]*+\)")
LISTED: Final = 280
"""A list shows at most so many letters of a record's text."""
SENTENCE_END: Final = re.compile(r"(?<!Mr|Ms|Dr)[.!?”](?= [“A-Z])")


@dataclass(frozen=True, eq=False, slots=True)
class Card:
    """A record with what lists, feeds and other pages say of it."""

    path: str
    """The path of its file: content/programmes/initiatives/tisc.yml."""
    key: str
    """The name by which others refer to it, initiatives/tisc; its page has that address."""
    data: bytes
    """What stands in its file, in UTF-8."""
    record: Record
    children: tuple[str, ...]
    """The keys of the records that its body prints."""
    mentions: tuple[Mention, ...]
    """All that it names, and as what."""
    named: Named
    """The codes, ids and numbers of what it names, each once."""
    note: Markup
    """What it is and when it was held; without dates of its own, the years of its events."""
    first_words: str
    """The first sentences of its text."""
    years: tuple[int, ...]
    """The years of its own dates; without these, the years that its parts name."""
    latest: tuple[str, str]
    """The last day that it or a part of it names, and the first; empty where there is none."""
    description: str
    """Its page in a line, for search engines: kind, dates, first words."""


@dataclass(frozen=True, eq=False)
class RecordFile:
    """A file that holds a right record: the card of the record, and what is left out of it."""

    card: Card
    left_out: frozenset[Loc]

    @cached_property
    def document(self) -> Document:
        """Its text with the places of its values, but no tree; few files are asked for it."""
        return Document(SourceText(self.card.path, self.card.data.decode()), {}, self.left_out)


def card(path: str, text: str, record: Record, vocabulary: Vocabulary) -> Card:
    """Make the card of a record."""
    mentioned = mentions(record, vocabulary)
    entries = named(mentioned)
    years = sorted(entries.get("year", ()))
    when = listed(record.dates) if record.dates else Markup()
    texts = (block.text for _, block in blocks(record.body) if isinstance(block, Text))
    opening = next(texts, "")
    said = f"{record.singular}, {when.striptags()}" if when else record.singular
    return Card(
        path=path,
        key=key_of(path),
        data=text.encode(),
        record=record,
        children=tuple(child for loc, child in referred(record) if loc[0] == "body"),
        mentions=mentioned,
        named=entries,
        note=_note(record, when, years),
        first_words=_first_words(opening),
        years=record.dates.years() if record.dates else tuple(map(int, years)),
        latest=_latest(record),
        description=summary(f"{said}. {opening or record.title}"),
    )


def key_of(path: str) -> str:
    """Give the name of a record by the path of its file: initiatives/tisc."""
    return "/".join(path.removesuffix(SUFFIX).split("/")[-2:])


def record_file(content: Path, key: str) -> Path:
    """Give the path of the file by that name."""
    return content / "programmes" / f"{key}{SUFFIX}"


def referred(record: Record) -> Iterator[tuple[Loc, str]]:
    """Find the records that one names: those that its body prints, and those of a project."""
    for loc, block in blocks(record.body):
        if isinstance(block, Initiatives):
            for number, child in enumerate(block.initiatives):
                yield (*loc, "initiatives", number), child
    if isinstance(record, Project):
        yield from ((("includes", number), key) for number, key in enumerate(record.includes))


def blocks(body: Iterable[Block], loc: Loc = ("body",)) -> Iterator[tuple[Loc, Block]]:
    """Walk through all blocks of a body, parts included, each with its place in the record."""
    for number, block in enumerate(body):
        here = (*loc, number)
        yield here, block
        if isinstance(block, Part):
            yield from blocks(block.body, (*here, "body"))


def summary(text: str, length: int = 155) -> str:
    """Cut a text to a description of a page, at the end of a word; of links the words stay."""
    plain = _plain(text)
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0] + " …"


def _latest(record: Record) -> tuple[str, str]:
    """Give the last and first day of dates, events and projects, as 2013-12-13.

    An open end names no day: what is held "from 2024" stands under 2024 in lists.
    """
    held = (record.dates, *(event.dates for event in record.events))
    spans = [span for dates in held if dates for span in dates.spans]
    days = [day for span in spans for day in (span.first_day, span.last_day) if day]
    works = record.digitisation if isinstance(record, Initiative) else ()
    days += [date(work.year, 12, 31) for work in works]
    return str(max(days, default="")), str(min(days, default=""))


def _first_words(opening: str) -> str:
    """Give the first sentences of a text; a long one ends at a comma."""
    plain = _plain(opening)
    if len(plain) <= LISTED:
        return plain
    cut = plain[:LISTED]
    if ends := [match.end() for match in SENTENCE_END.finditer(cut)]:
        return cut[: ends[-1]]
    return cut.rpartition(", ")[0] + " …" if ", " in cut else summary(plain)


def _plain(text: str) -> str:
    if "[" in text:
        text = LINK.sub(r"\1", text)
    for sign in "*_`":
        text = text.replace(sign, "")
    return " ".join(joined(text).split())


def _note(record: Record, when: str, years: list[str]) -> Markup:
    match years:
        case _ if when:
            pass
        case []:
            return Markup.escape(record.singular)
        case [year]:
            when = f"events in {year}"
        case [first, last]:
            when = f"events in {first} and {last}"
        case _:
            when = f"events from {years[0]} to {years[-1]}"
    return Markup(", ").join([record.singular, when])
