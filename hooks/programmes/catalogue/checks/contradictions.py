"""Finds where a source contradicts itself, and what a record says in vain or twice.

A contradiction is a warning, which names both sides and stops nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from programmes.catalogue.checks import COMPARE, participants, timetable, warn
from programmes.catalogue.checks.dates import all_held, check_dates, days_outside, meet
from programmes.catalogue.mentions import mentions
from programmes.reader.characters import quoted
from programmes.reader.problem import nearest
from programmes.schema import prose
from programmes.schema.dates import display
from programmes.schema.records import Project, Recurring, TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from programmes.catalogue.card import Card
    from programmes.catalogue.checks import Warn
    from programmes.reader import Document
    from programmes.reader.problem import Problem
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary


_SIGN: Final = (
    r"(?:[•·‣◦●○■□▪◆◇・–—①-⑳]|-(?=[^\W\d])|\([0-9a-z]{1,3}\)"  # noqa: RUF001 - as typed
    r"|\d{1,2}[.)．）](?!\d)|(?:[a-zA-Z]|[ivx]{2,4})[.)] )"  # noqa: RUF001 - as above
)
RUN_ON: Final = re.compile(rf"\n *{_SIGN}")
BULLETS: Final = re.compile(rf"^ *({_SIGN}).*(?<!  )(?<!\\)\n *{_SIGN}", re.MULTILINE)
TABS: Final = re.compile(r"\S[ ]*\t+[ ]*\S+")
_ITEM: Final = r"(?:[-*+•]|[0-9]{1,2}[.)]) "
FOLDED: Final = re.compile(r": >[+-]?\n(?P<margin> +)\S.*\n(?:(?P=margin).*\n| *\n)*")
LISTED: Final = re.compile(rf"^( +)({_ITEM}.*)\n\1{_ITEM}", re.MULTILINE)
MIS_DECODED: Final = re.compile(r"(?<![^\s\"'])[^\s\"'ÃÂâ]*+[ÃÂâ][^\s\"']*+")


def contradictions(document: Document, card: Card) -> Iterator[Problem]:
    """List the contradictions of one record."""
    record, warning = card.record, warn(document)
    yield from _of_participants(record, warning)
    for loc, text in card.texts:
        if loc[-1] == "participants" and (people := record.participants):
            yield from participants.sentence(text, people, card.vocabulary, loc, warning)
    yield from _appearance(document, card, warning)
    yield from check_dates(document.source.name, record, warning)
    if isinstance(record, TrainingCourse) and record.timetable:
        dates = None if document.lost("dates") else record.dates
        yield from timetable.check(record.timetable, dates, warning)


def _of_participants(record: Record, warn: Warn) -> Iterator[Problem]:
    for loc, held in all_held(record):
        if people := held.participants:
            place = (*loc, "participants")
            yield from participants.check(people, place, warn)
            yield from days_outside(people.by_day, (*place, "by_day"), held.dates, warn)
            yield from days_outside(people.people, (*place, "people"), held.dates, warn)
    yield from days_outside(record.people, ("people",), record.dates, warn)


def _appearance(document: Document, card: Card, warn: Warn) -> Iterator[Problem]:
    """Warn of what a visitor would not see as an editor typed it."""
    for loc, text in card.texts:
        found = RUN_ON.search(text) and BULLETS.search(text)
        lines = "\n\n".join(prose.paragraphs(text)) if found else ""
        if match := BULLETS.search(lines):
            message = f"lines that begin with {quoted(match[1])} run together here"
            cure = "begin each with a hyphen and a space, below an empty line"
            yield warn("lines-run-together", loc, message, cure, part=match[1])
        if "\t" in text and (match := TABS.search(text)):
            message = "a table with tabs runs together here"
            cure = (
                "write a list, or a separate block:  - facts: with lines of the form label: value"
            )
            yield warn("lines-run-together", loc, message, cure, part=match[0])
        if "**" in text and "\\*" not in text and prose.keeps_asterisks(text):
            message = "some of the asterisks ** are shown as they are here"
            cure = "put a space before the first and after the last, or leave them out"
            yield warn("emphasis-unread", loc, message, cure, part="**")
    yield from _typed(document)


def _typed(document: Document) -> Iterator[Problem]:
    """Find what only the file shows: a list below the sign >, and letters read wrongly."""
    source, text = document.source, document.source.text
    for folded in FOLDED.finditer(text) if ": >" in text else ():
        if match := LISTED.search(text, *folded.span()):
            message, cure = "below >, the lines of a list run together", "write | in place of >"
            mark = source.mark(match.span(2))
            yield source.problem("lines-run-together", mark, message, cure, "warning")
    suspect = "Ã" in text or "Â" in text or "â" in text
    for match in MIS_DECODED.finditer(text) if suspect else ():
        try:
            meant = match[0].encode("cp1252").decode()
        except UnicodeError:
            continue
        message = f"{quoted(match[0])} was read in the wrong encoding before it was copied"
        mark = source.mark(match.span())
        yield source.problem("mis-decoded", mark, message, f"did you mean '{meant}'?", "warning")


def unseen(cards: Iterable[Card], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Report the names under `printed_as` that stand in no field of their record."""
    for card in cards:
        record = card.record
        if (printed_as := record.printed_as) and not (document := card.document).lost("printed_as"):
            plain = record.model_copy(update={"printed_as": {}})
            named = {one.printed for one in mentions(plain, vocabulary) if one.printed}
            for right in printed_as.keys() - named:
                if _may_be_named(right, document, vocabulary):
                    continue
                message = f"no field of this record names {quoted(right)}"
                cure = _cure(right, printed_as[right], named)
                yield document.problem(
                    "unseen-value", ("printed_as", right), message, cure, key=True
                )


def _may_be_named(right: str, document: Document, vocabulary: Vocabulary) -> bool:
    """Say whether a name may stand in what could not be read: of the record, or the vocabulary."""
    doubtful = any(
        one.country not in vocabulary.country_names for one in vocabulary.cities.values()
    )
    lost = document.left_out and document.source.text.count(right) > 1
    return bool(lost or vocabulary.unread or (doubtful and right in vocabulary.country_codes))


def _cure(right: str, printed: str, named: Collection[str]) -> str:
    if printed in named:
        return f"the right name comes first: {{{printed}: {right}}}"
    if near := nearest(right, named):
        return f"did you mean '{near}'? Write the name as it is in the field"
    return f"name {right} in a field such as countries:, or delete this line"


def duplicates(cards: Collection[Card]) -> Iterator[Problem]:
    """Warn of records of one title and the same dates, which all statistics would count twice."""
    first: dict[Any, str] = {}
    for card in cards:
        record, path = card.record, card.path
        key = record.kind, record.title, record.heading, record.dates and record.dates.spans
        if record.dates and (other := first.setdefault(key, path)) != path:
            message = f"the title and the dates are those of {other}"
            cure = "if the file was copied, correct it or delete it"
            yield warn(card.document)("record-twice", ("title",), message, cure)
    yield from _editions(cards)
    yield from _parts(cards)


def _editions(cards: Iterable[Card]) -> Iterator[Problem]:
    """Warn of an edition that is later than one with a higher number."""
    held = [
        (record.series, day, record.edition, card)
        for card in cards
        if isinstance(record := card.record, Recurring)
        if record.series and record.dates and record.edition
        if (day := record.dates.first_day or record.dates.last_day)
    ]
    for (series, _, number, before), (name, _, later, card) in pairwise(
        sorted(held, key=lambda one: one[:3])
    ):
        if series == name and later < number:
            message = f"edition {later} of {name} is later than edition {number}"
            cure = f"compare both with their sources; the other is {before.path}"
            yield warn(card.document)("edition-differs", ("edition",), message, cure)


def _parts(cards: Collection[Card]) -> Iterator[Problem]:
    """Warn of a record that belongs to a project, and was over before it or began after it."""
    held = {card.key: card.record.dates for card in cards}
    for card in cards:
        record = card.record
        if not (isinstance(record, Project) and record.dates):
            continue
        for number, key in enumerate(record.includes):
            part = held.get(key)
            if part and not meet(part.first_day, part.last_day, record.dates):
                message = f"{display(part)} is not within {display(record.dates)}"
                place = ("includes", number)
                yield warn(card.document)("event-outside-dates", place, message, COMPARE)
