"""Finds records that say the same, as a copied file does, and those that are out of order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from programmes.catalogue.card import referred
from programmes.catalogue.checks import COMPARE, warn
from programmes.catalogue.checks.contradictions import meet
from programmes.schema.dates import display
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from programmes.catalogue.card import RecordFile
    from programmes.reader.problem import Problem


def duplicates(files: Collection[RecordFile]) -> Iterator[Problem]:
    """Warn of records of one title and the same dates, which all statistics would count twice."""
    first: dict[Any, str] = {}
    for document, card in files:
        record = card.record
        key = record.kind, record.title, record.heading, record.dates and record.dates.spans
        if record.dates and (other := first.setdefault(key, card.path)) != card.path:
            message = f"the title and the dates are those of {other}"
            cure = "if the file was copied, correct it or delete it"
            yield warn(document)("record-twice", ("title",), message, cure)
    yield from _editions(files)
    yield from _parts(files)


def _editions(files: Iterable[RecordFile]) -> Iterator[Problem]:
    """Warn of an edition that is later than one with a higher number."""
    held = [
        (record.series, day, record.edition, file)
        for file in files
        if isinstance(record := file.card.record, Recurring)
        if record.series and record.dates and record.edition
        if (day := record.dates.first_day or record.dates.last_day)
    ]
    for (series, _, number, before), (name, _, later, file) in pairwise(
        sorted(held, key=lambda one: one[:3])
    ):
        if series == name and later < number:
            message = f"edition {later} of {name} is later than edition {number}"
            cure = f"compare both with their sources; the other is {before.card.path}"
            yield warn(file.document)("edition-differs", ("edition",), message, cure)


def _parts(files: Collection[RecordFile]) -> Iterator[Problem]:
    """Warn of a record that belongs to a project, and was over before it or began after it."""
    held = {card.key: card.record.dates for _, card in files}
    for document, card in files:
        whole = card.record.dates
        for loc, key in referred(card.record):
            part = held.get(key)
            if not (loc[0] == "includes" and whole and part):
                continue
            if not meet(part.first_day, part.last_day, whole):
                message = f"{display(part)} is not within {display(whole)}"
                yield warn(document)("event-outside-dates", loc, message, COMPARE)
