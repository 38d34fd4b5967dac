"""What several files need of one record: made once, when it is first asked for."""

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
from programmes.schema import prose
from programmes.schema.blocks import Initiatives, Part, ParticipantsText, Quote, Text
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


@dataclass(frozen=True, eq=False)
class Card:
    """A record with what lists, feeds and other pages say of it; a check asks for little of it."""

    path: str
    """The path of its file: content/programmes/initiatives/tisc.yml."""
    data: bytes
    """What stands in its file, in UTF-8."""
    record: Record
    vocabulary: Vocabulary
    left_out: frozenset[Loc] = frozenset()
    """The places of what is wrong in its file, and not in the record."""

    @cached_property
    def document(self) -> Document:
        """Its text with the places of its values, but no tree; few files are asked for it."""
        return Document(SourceText(self.path, self.data.decode()), {}, self.left_out)

    @cached_property
    def key(self) -> str:
        """The name by which others refer to it, initiatives/tisc; its page has that address."""
        return key_of(self.path)

    @cached_property
    def blocks(self) -> tuple[tuple[Loc, Block], ...]:
        """All blocks of its body, parts included, each with its place in the record."""
        return tuple(blocks(self.record.body))

    @property
    def texts(self) -> Iterator[tuple[Loc, str]]:
        """The texts of its body that are Markdown, each with its place in the record."""
        for loc, block in self.blocks:
            match block:
                case Text():
                    yield (*loc, "text"), block.text
                case ParticipantsText():
                    yield (*loc, "participants"), block.participants
                case Quote():
                    yield (*loc, "quote"), block.quote

    @cached_property
    def links(self) -> tuple[tuple[Loc, str], ...]:
        """The addresses to which its texts link, each with the place of the text."""
        return tuple((loc, link) for loc, text in self.texts for link in prose.links(text))

    @cached_property
    def referred(self) -> tuple[tuple[Loc, str], ...]:
        """The records that it names: those that its body prints, and those of a project."""
        printed = (
            ((*loc, "initiatives", number), child)
            for loc, block in self.blocks
            if isinstance(block, Initiatives)
            for number, child in enumerate(block.initiatives)
        )
        included = self.record.includes if isinstance(self.record, Project) else ()
        return (*printed, *((("includes", number), key) for number, key in enumerate(included)))

    @cached_property
    def children(self) -> tuple[str, ...]:
        """The keys of the records that its body prints."""
        return tuple(child for loc, child in self.referred if loc[0] == "body")

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All that it names, and as what."""
        return mentions(self.record, self.vocabulary)

    @cached_property
    def named(self) -> Named:
        """The codes, ids and numbers of what it names, each once."""
        return named(self.mentions)

    @cached_property
    def note(self) -> Markup:
        """What it is and when it was held; without dates of its own, the years of its events."""
        singular = self.record.singular
        when: str = self._dates
        match sorted(self.named.get("year", ())):
            case _ if when:
                pass
            case []:
                return Markup.escape(singular)
            case [year]:
                when = f"events in {year}"
            case [first, last]:
                when = f"events in {first} and {last}"
            case [first, *_, last]:
                when = f"events from {first} to {last}"
        return Markup(", ").join([singular, when])

    @cached_property
    def first_words(self) -> str:
        """The first sentences of its text; a long one ends at a comma."""
        plain = _plain(self._opening)
        if len(plain) <= LISTED:
            return plain
        cut = plain[:LISTED]
        if ends := [match.end() for match in SENTENCE_END.finditer(cut)]:
            return cut[: ends[-1]]
        return cut.rpartition(", ")[0] + " …" if ", " in cut else summary(plain)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of its own dates; without these, the years that its parts name."""
        dates = self.record.dates
        return dates.years() if dates else tuple(map(int, sorted(self.named.get("year", ()))))

    @cached_property
    def latest(self) -> tuple[str, str]:
        """The last day that it or a part of it names, and the first; empty where there is none.

        An open end names no day: what is held "from 2024" stands under 2024 in lists.
        """
        record = self.record
        held = (record.dates, *(event.dates for event in record.events))
        spans = [span for dates in held if dates for span in dates.spans]
        days = [day for span in spans for day in (span.first_day, span.last_day) if day]
        works = record.digitisation if isinstance(record, Initiative) else ()
        days += [date(work.year, 12, 31) for work in works]
        return str(max(days, default="")), str(min(days, default=""))

    @cached_property
    def description(self) -> str:
        """Its page in a line, for search engines: kind, dates, first words."""
        record, when = self.record, self.when
        said = f"{record.singular}, {when}" if when else record.singular
        return summary(f"{said}. {self._opening or record.title}")

    @cached_property
    def when(self) -> str:
        """Its own dates in plain words; empty where it has none."""
        return self._dates.striptags()

    @property
    def _dates(self) -> Markup:
        return listed(self.record.dates) if self.record.dates else Markup()

    @property
    def _opening(self) -> str:
        texts = (block.text for _, block in self.blocks if isinstance(block, Text))
        return next(texts, "")


def key_of(path: str) -> str:
    """Give the name of a record by the path of its file: initiatives/tisc."""
    return "/".join(path.removesuffix(SUFFIX).split("/")[-2:])


def record_file(content: Path, key: str) -> Path:
    """Give the path of the file by that name."""
    return content / "programmes" / f"{key}{SUFFIX}"


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


def _plain(text: str) -> str:
    if "[" in text:
        text = LINK.sub(r"\1", text)
    for sign in "*_`":
        text = text.replace(sign, "")
    return " ".join(joined(text).split())
