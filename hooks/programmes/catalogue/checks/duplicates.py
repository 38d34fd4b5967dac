"""Finds records that say the same, as a copied file does, and editions that are out of order."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from programmes.catalogue.checks import warn
from programmes.schema.records import TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.card import RecordFile
    from programmes.reader.problem import Problem


def duplicates(files: Iterable[RecordFile]) -> Iterator[Problem]:
    """Warn of records of one title and the same dates, which all statistics would count twice."""
    first: dict[Any, str] = {}
    series: defaultdict[str, list[tuple[date, int, RecordFile]]] = defaultdict(list)
    for file in files:
        document, record = file.document, file.card.record
        key = record.kind, record.title, record.heading, record.dates and record.dates.spans
        if record.dates and (other := first.setdefault(key, file.card.path)) != file.card.path:
            message = f"the title and the dates are those of {other}"
            cure = "if the file was copied, correct it or delete it"
            yield warn(document)("record-twice", ("title",), message, cure)
        if isinstance(record, TrainingCourse) and record.series and record.edition:
            day = record.dates.sort_key[0] if record.dates else date.max
            series[record.series].append((day, record.edition, file))
    for name, editions in series.items():
        yield from _out_of_order(name, sorted(editions, key=lambda one: one[:2]))


def _out_of_order(series: str, editions: list[tuple[date, int, RecordFile]]) -> Iterator[Problem]:
    for (_, one, before), (_, other, file) in pairwise(editions):
        if other < one:
            message = f"edition {other} of {series} is later than edition {one}: {before.card.path}"
            cure = "compare both with their sources"
            yield warn(file.document)("edition-differs", ("edition",), message, cure)
