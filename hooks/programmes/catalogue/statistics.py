"""Counts what the records say into tables: by country, year, kind and status.

A table has its columns in the terms of a Frictionless Table Schema, and rows. What columns hold
is said in `columns.yml`, with those of the tables of programmes.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, cast

import yaml

from programmes.catalogue.ways import WAYS
from programmes.schema.dates import certainty, iso
from programmes.schema.facts import counted
from programmes.schema.records import KINDS, Dispatch, Initiative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Participants
    from programmes.schema.numbers import Count

Row = dict[str, Any]


class Field(NamedTuple):
    """A column."""

    name: str
    type: Literal["string", "list", "date", "integer"]
    description: str
    required: bool = False


class Table(NamedTuple):
    """Rows with the same columns, which a CSV file holds."""

    name: str
    title: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    """The columns by which a row is known, where there are such."""
    rows: tuple[Row, ...] = ()

    @property
    def path(self) -> str:
        """Where its CSV file is, from the root of the site."""
        return f"data/{self.name}.csv"


@cache
def empty_tables() -> dict[str, Table]:
    """Give every table without its rows, by its name."""
    text = files(__package__).joinpath("columns.yml").read_text(encoding="utf-8")
    return {
        name: Table(
            name=name,
            title=said["title"],
            fields=tuple(Field(column, **about) for column, about in said["columns"].items()),
            key=tuple(said.get("key", ())),
        )
        for name, said in yaml.load(text, yaml.CSafeLoader).items()
    }


def stated(name: str, count: Count | None) -> Row:
    """Give a number and, apart from it, the word of the source that makes it vague."""
    return {name: count.value if count else None, f"{name}_word": count.qualifier if count else ""}


def dated(name: str, dates: Dates | None) -> Row:
    """Give dates as ISO 8601 texts and, apart from them, how closely the source gives each."""
    return {
        name: iso(dates) if dates else [],
        f"{name}_certainty": certainty(dates) if dates else [],
    }


def statistics(catalogue: Catalogue) -> Iterator[Table]:
    """Make all tables that count; a table without rows is left out."""
    for name in STATISTICS:
        if (table := statistic(name, catalogue)).rows:
            yield table


def without_rows(catalogue: Catalogue) -> Iterator[Table]:
    """Give the same tables without their rows, which take their time."""
    for name, rows in STATISTICS.items():
        if next(rows(catalogue), None):
            yield empty_tables()[name]


def statistic(name: str, catalogue: Catalogue) -> Table:
    """Make one of them by its name."""
    return empty_tables()[name]._replace(rows=tuple(STATISTICS[name](catalogue)))


def _groups(programme: Programme) -> Iterator[tuple[str, Participants]]:
    """Give the participants of a programme and of its events, each with the event's title."""
    record = programme.record
    if record.participants:
        yield "", record.participants
    for event in record.events:
        if event.participants:
            yield event.title, event.participants


def _participants(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each country of which a source states an exact number."""
    sums: dict[str, int] = defaultdict(int)
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for programme in catalogue.programmes:
        for _, people in _groups(programme):
            for country, count in counted(people.countries):
                if count and not count.qualifier:
                    sums[country.code] += count.value
                    ids[country.code][programme.id] = None
    name = catalogue.vocabulary.country_name
    for code in sorted(sums, key=name):
        yield {
            "code": code,
            "country": name(code),
            "count": sums[code],
            "programme_ids": list(ids[code]),
        }


def all_exact(catalogue: Catalogue) -> bool:
    """Say whether every number of participants by country is known, none vague, and none open."""
    groups = [people for one in catalogue.programmes for _, people in _groups(one)]
    numbered = (people.countries for people in groups if isinstance(people.countries, dict))
    return not any(people.others for people in groups) and all(
        count and not count.qualifier for counts in numbered for count in counts.values()
    )


def _totals(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each total that a source states, or that follows from its numbers."""
    for programme in catalogue.programmes:
        for event, people in _groups(programme):
            if people.total or people.computed_total is not None:
                yield {
                    "programme": programme.id,
                    "event": event,
                    "unit": people.unit,
                    **stated("stated", people.total),
                    "computed": people.computed_total,
                }


def _years(catalogue: Catalogue) -> Iterator[Row]:
    years = catalogue.listings.get("year", {})
    for year in sorted(years, key=int, reverse=True):
        for key, kind in KINDS.items():
            if ids := [one.id for one in years[year] if one.kind == key]:
                yield {
                    "year": int(year),
                    "kind": key,
                    "kind_label": kind.plural,
                    "count": len(ids),
                    "programme_ids": ids,
                }


def _entries(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each year of each country, region, organisation and topic."""
    ways: tuple[What, ...] = ("country", "region", "organisation", "topic")
    for what in ways:
        for key in sorted(catalogue.listings.get(what, {})):
            for year, tally in catalogue.sums(what, key).years.items():
                yield {
                    "is": what,
                    "code": key,
                    "name": WAYS[what].name(key, catalogue.vocabulary),
                    "year": year,
                    "programmes": tally.number,
                    "participants": tally.known or None,
                    "silent": tally.silent,
                }


def _projects(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each country and organisation of each project of an initiative."""
    for programme in catalogue.of_kind(Initiative.kind):
        record = programme.record
        for work in record.digitisation if isinstance(record, Initiative) else ():
            countries: list[tuple[What, str]] = [("country", one.code) for one in work.countries]
            served = (*countries, *(("organisation", key) for key in work.organisations))
            for what, code in served:
                yield {
                    "programme": programme.id,
                    "year": work.year,
                    "activity": work.activity,
                    "status": work.status,
                    "is": what,
                    "code": code,
                    "name": WAYS[what].name(code, catalogue.vocabulary),
                }


def _experts(catalogue: Catalogue) -> Iterator[Row]:
    vocabulary = catalogue.vocabulary
    for programme in catalogue.of_kind(Dispatch.kind):
        record = cast("Dispatch", programme.record)
        yield {
            "programme": programme.id,
            "country_code": record.country.code,
            "country": vocabulary.country_name(record.country.code),
            "office": vocabulary.organisations[record.host].name if record.host else "",
            "term": record.term or "",
            **stated("experts", record.experts),
            "posts": list(record.posts),
            **dated("dates", record.dates),
        }


STATISTICS: Final[dict[str, Callable[[Catalogue], Iterator[Row]]]] = {
    "statistics-participants": _participants,
    "statistics-totals": _totals,
    "statistics-programmes": _years,
    "statistics-years": _entries,
    "statistics-projects": _projects,
    "statistics-experts": _experts,
}
"""What makes the rows of each table, by its name."""
