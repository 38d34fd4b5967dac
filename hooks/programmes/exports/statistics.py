"""Counts what the records say into tables: by country, year, kind and status."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, cast

from programmes.dates import iso
from programmes.exports.tables import Field, Sheet, Table
from programmes.schema.records import KINDS, Dispatch, Initiative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from programmes.catalogue import Catalogue
    from programmes.exports.tables import Row
    from programmes.filing.programme import Programme
    from programmes.schema.people import Participants
    from programmes.schema.references import Country
    from programmes.schema.scalars import Count
    from programmes.vocabulary import Vocabulary

_IDS = Field("programme_ids", "list", "The programmes, by id.")
_WORD = "The word of the source before the number: about, over, more than."
_PROGRAMME = Field("programme", "string", "The id of the programme.", required=True)

PARTICIPANTS: Final = (
    Field("code", "string", "The ISO 3166-1 code of the country.", required=True),
    Field("country", "string", "Its name.", required=True),
    Field("count", "integer", "The sum of the exact numbers that sources state.", required=True),
    _IDS,
)
TOTALS: Final = (
    _PROGRAMME,
    Field("event", "string", "The event of the programme; empty for the programme itself."),
    Field("unit", "string", "What is counted.", required=True),
    Field("stated", "integer", "The total that the source states."),
    Field("stated_word", "string", _WORD),
    Field("computed", "integer", "The sum of the listed numbers, where all of them are exact."),
)
YEARS: Final = (
    Field("year", "integer", "The calendar year.", required=True),
    Field("kind", "string", "The kind of programme.", required=True),
    Field("kind_label", "string", "Its name.", required=True),
    Field("count", "integer", "How many of this kind name the year.", required=True),
    _IDS,
)
PROJECTS: Final = (
    _PROGRAMME,
    Field("year", "integer", "The calendar year.", required=True),
    Field("activity", "string", "What was done, in the source's words.", required=True),
    Field("status", "string", "How far it came: implemented or completed.", required=True),
    Field("is", "string", "For what it was done: country or organisation.", required=True),
    Field("code", "string", "Its ISO 3166-1 code, or its id.", required=True),
    Field("name", "string", "Its name.", required=True),
)
EXPERTS: Final = (
    _PROGRAMME,
    Field("country_code", "string", "The ISO 3166-1 code of the country.", required=True),
    Field("country", "string", "Its name.", required=True),
    Field("office", "string", "The office that they work in.", required=True),
    Field("term", "string", "Long-term or short-term experts.", required=True),
    Field("experts", "integer", "How many are there now."),
    Field("experts_word", "string", _WORD),
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


def _groups(programme: Programme) -> Iterator[tuple[str, Participants]]:
    """Give the participants of a programme and of its events, each with the event's title."""
    record = programme.record
    if record.participants:
        yield "", record.participants
    for event in record.events:
        if event.participants:
            yield event.title, event.participants


def _participants(catalogue: Catalogue) -> Iterator[Row]:
    sums: dict[str, int] = defaultdict(int)
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for programme in catalogue.programmes:
        for code, count in _exact(programme):
            sums[code] += count
            ids[code][programme.id] = None
    name = catalogue.vocabulary.country_name
    for code in sorted(sums, key=name):
        yield {
            "code": code,
            "country": name(code),
            "count": sums[code],
            "programme_ids": list(ids[code]),
        }


def _exact(programme: Programme) -> list[tuple[str, int]]:
    """Give the exact numbers of participants by country that a programme states."""
    return programme.keep(
        "exact numbers",
        lambda: [
            (country.code, count.value)
            for counts in by_country(programme)
            for country, count in counts.items()
            if count and not count.qualifier
        ],
    )


def all_exact(programme: Programme) -> bool:
    """Say whether every number of participants by country is known, and none is vague."""
    return programme.keep(
        "all exact",
        lambda: all(
            count and not count.qualifier
            for counts in by_country(programme)
            for count in counts.values()
        ),
    )


def by_country(programme: Programme) -> Iterator[dict[Country, Count | None]]:
    """Give the numbers by country of a programme and of its events."""
    for _, people in _groups(programme):
        if isinstance(people.countries, dict):
            yield people.countries


def _totals(catalogue: Catalogue) -> Iterator[Row]:
    for one in catalogue.programmes:
        yield from one.keep("totals", list, _totals_of(one))


def _totals_of(programme: Programme) -> Iterator[Row]:
    for event, people in _groups(programme):
        if people.total or people.computed_total is not None:
            yield {
                "programme": programme.id,
                "event": event,
                "unit": people.unit,
                "stated": people.total.value if people.total else None,
                "stated_word": people.total.qualifier if people.total else "",
                "computed": people.computed_total,
            }


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
        yield from one.keep("projects", list, _projects_of(one, catalogue.vocabulary))


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
        yield one.keep("experts", _experts_of, one, catalogue.vocabulary)


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
        _participants,
    ),
    "statistics-totals": ("Totals of participants, stated and computed", TOTALS, _totals),
    "statistics-programmes": ("Programmes by year and kind", YEARS, _years),
    "statistics-projects": ("Digitisation projects", PROJECTS, _projects),
    "statistics-experts": ("Experts in offices abroad", EXPERTS, _experts),
}
"""Each table by its name: what it is called, its columns, and its rows."""
