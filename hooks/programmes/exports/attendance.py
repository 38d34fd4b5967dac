"""Adds up who took part in the programmes, by country and altogether."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from programmes.exports.tables import IDS, PROGRAMME, Field, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.tables import Row
    from programmes.schema.people import Participants
    from programmes.schema.references import Country
    from programmes.schema.scalars import Count

PARTICIPANTS: Final = (
    Field("code", "string", "The ISO 3166-1 code of the country.", required=True),
    Field("country", "string", "Its name.", required=True),
    Field("count", "integer", "The sum of the exact numbers that sources state.", required=True),
    IDS,
)
TOTALS: Final = (
    PROGRAMME,
    Field("event", "string", "The event of the programme; empty for the programme itself."),
    Field("unit", "string", "What is counted.", required=True),
    *number("stated", "The total that the source states."),
    Field("computed", "integer", "The sum of the listed numbers, where all of them are exact."),
)


def _groups(programme: Programme) -> Iterator[tuple[str, Participants]]:
    """Give the participants of a programme and of its events, each with the event's title."""
    record = programme.record
    if record.participants:
        yield "", record.participants
    for event in record.events:
        if event.participants:
            yield event.title, event.participants


def participants(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each country of which a source states an exact number."""
    sums: dict[str, int] = defaultdict(int)
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    for programme in catalogue.programmes:
        for code, count in exact(programme).items():
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


def exact(programme: Programme) -> dict[str, int]:
    """Add up the exact numbers of participants that a programme states for each country."""
    return programme.keep("exact numbers", _exact, programme)


def _exact(programme: Programme) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for counts in by_country(programme):
        for country, count in counts.items():
            if count and not count.qualifier:
                sums[country.code] += count.value
    return dict(sums)


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


def totals(catalogue: Catalogue) -> Iterator[Row]:
    """Give a row for each total that a source states, or that follows from its numbers."""
    for one in catalogue.programmes:
        yield from totals_of(one)


def totals_of(programme: Programme) -> list[Row]:
    """Give the rows of one programme."""
    return programme.keep("totals", lambda: list(_totals_of(programme)))


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
