"""Finds where a source contradicts itself; such a warning names both numbers and stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.problems import Problem
    from programmes.schema.facts import Participants
    from programmes.schema.records import Record
    from programmes.source import Document

Loc = tuple[str | int, ...]


def contradictions(document: Document, record: Record) -> Iterator[Problem]:
    """List the contradictions of one record."""
    if record.participants:
        yield from _totals(document, record.participants, ("participants",))
    for number, event in enumerate(record.events):
        if event.participants:
            yield from _totals(document, event.participants, ("events", number, "participants"))
    yield from _fiscal_year(document, record)


def _totals(document: Document, people: Participants, loc: Loc) -> Iterator[Problem]:
    total, computed = people.total, people.computed_total
    if total and not total.qualifier and computed is not None and computed != total.value:
        yield document.problem(
            "total-differs",
            (*loc, "total"),
            f"the stated total is {total.value}, the listed numbers add up to {computed}",
            "if the source prints both, leave both; the page shows what the record says",
            severity="warning",
        )
    stated, listed = people.countries_stated, len({one.code for one in people.countries})
    if stated is not None and listed and stated != listed:
        yield document.problem(
            "countries-differ",
            (*loc, "countries_stated"),
            f"the stated number of countries is {stated}, the list has {listed}",
            "if the source prints both, leave both",
            severity="warning",
        )


def _fiscal_year(document: Document, record: Record) -> Iterator[Problem]:
    if record.fiscal_year is None or record.dates is None:
        return
    years = record.dates.fiscal_years()
    if years and record.fiscal_year not in years:
        follows = ", ".join(f"FY{year}" for year in years)
        yield document.problem(
            "fiscal-year-differs",
            ("fiscal_year",),
            f"the stated fiscal year is FY{record.fiscal_year}, the dates lie in {follows}",
            "a Japanese fiscal year runs from April to March",
            severity="warning",
        )
