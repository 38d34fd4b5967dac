"""Counts what the records say into tables: by country, year, kind and status."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from programmes.exports.attendance import PARTICIPANTS, TOTALS, participants, totals
from programmes.exports.tables import IDS, PROGRAMME, Field, Sheet, Table, number
from programmes.schema.dates import iso
from programmes.schema.records import KINDS, Dispatch, Initiative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.tables import Row
    from programmes.schema.vocabulary import Vocabulary

YEARS: Final = (
    Field("year", "integer", "The calendar year.", required=True),
    Field("kind", "string", "The kind of programme.", required=True),
    Field("kind_label", "string", "Its name.", required=True),
    Field("count", "integer", "How many of this kind name the year.", required=True),
    IDS,
)
PROJECTS: Final = (
    PROGRAMME,
    Field("year", "integer", "The calendar year.", required=True),
    Field("activity", "string", "What was done, in the source's words.", required=True),
    Field("status", "string", "How far it came: implemented or completed.", required=True),
    Field("is", "string", "For what it was done: country or organisation.", required=True),
    Field("code", "string", "Its ISO 3166-1 code, or its id.", required=True),
    Field("name", "string", "Its name.", required=True),
)
EXPERTS: Final = (
    PROGRAMME,
    Field("country_code", "string", "The ISO 3166-1 code of the country.", required=True),
    Field("country", "string", "Its name.", required=True),
    Field("office", "string", "The office that they work in.", required=True),
    Field("term", "string", "Long-term or short-term experts.", required=True),
    *number("experts", "How many are there now."),
    Field("posts", "list", "What they are, as printed."),
    Field("dates", "list", "When, as ISO 8601 dates and intervals; .. is an open end."),
)


def statistics(catalogue: Catalogue) -> Iterator[Table]:
    """Make all tables that count; a table without rows is left out."""
    for name in _MADE:
        if (table := statistic(name, catalogue)).rows:
            yield table


def statistic(name: str, catalogue: Catalogue) -> Table:
    """Make one of them by its name, once."""
    return catalogue.keep(name, _made, name, catalogue)


def _made(name: str, catalogue: Catalogue) -> Table:
    title, fields, rows = _MADE[name]
    return Table(Sheet(name, title, fields), tuple(rows(catalogue)))


def _years(catalogue: Catalogue) -> Iterator[Row]:
    years = catalogue.listings.get("year", {})
    for year in sorted(years, key=int, reverse=True):
        for key, kind in KINDS.items():
            ids = [one.id for one in years[year] if one.head.kind == key]
            if ids:
                yield {
                    "year": int(year),
                    "kind": key,
                    "kind_label": kind.plural,
                    "count": len(ids),
                    "programme_ids": ids,
                }


def _projects(catalogue: Catalogue) -> Iterator[Row]:
    for one in catalogue.of_kind(Initiative.kind):
        yield from projects_of(one, catalogue)


def projects_of(programme: Programme, catalogue: Catalogue) -> list[Row]:
    """Give a row for each country and organisation of each project of an initiative."""
    return programme.keep("projects", lambda: list(_projects_of(programme, catalogue.vocabulary)))


def _projects_of(programme: Programme, vocabulary: Vocabulary) -> Iterator[Row]:
    record = programme.record
    for project in record.projects if isinstance(record, Initiative) else ():
        countries = (
            ("country", one.code, vocabulary.country_name(one.code)) for one in project.countries
        )
        organisations = (
            ("organisation", key, vocabulary.organisations[key].name)
            for key in project.organisations
        )
        for what, code, name in chain(countries, organisations):
            yield {
                "programme": programme.id,
                "year": project.year,
                "activity": project.activity,
                "status": project.status,
                "is": what,
                "code": code,
                "name": name,
            }


def _experts(catalogue: Catalogue) -> Iterator[Row]:
    for one in catalogue.of_kind(Dispatch.kind):
        yield experts_of(one, catalogue)


def experts_of(programme: Programme, catalogue: Catalogue) -> Row:
    """Give the row of a dispatch."""
    return programme.keep("experts", _experts_of, programme, catalogue.vocabulary)


def _experts_of(programme: Programme, vocabulary: Vocabulary) -> Row:
    record = cast("Dispatch", programme.record)
    return {
        "programme": programme.id,
        "country_code": record.country.code,
        "country": vocabulary.country_name(record.country.code),
        "office": vocabulary.organisations[record.host].name,
        "term": record.term,
        "experts": record.experts.value if record.experts else None,
        "experts_word": record.experts.qualifier if record.experts else "",
        "posts": list(record.posts),
        "dates": list(iso(record.dates)) if record.dates else [],
    }


_MADE: Final[dict[str, tuple[str, tuple[Field, ...], Callable[[Catalogue], Iterator[Row]]]]] = {
    "statistics-participants": (
        "Participants, added up by country",
        PARTICIPANTS,
        participants,
    ),
    "statistics-totals": ("Totals of participants, stated and computed", TOTALS, totals),
    "statistics-programmes": ("Programmes by year and kind", YEARS, _years),
    "statistics-projects": ("Digitisation projects", PROJECTS, _projects),
    "statistics-experts": ("Experts in offices abroad", EXPERTS, _experts),
}
"""Each table by its name: what it is called, its columns, and its rows."""
