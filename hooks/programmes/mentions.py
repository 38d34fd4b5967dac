"""Finds what a record names: countries, organisations, regions and years, each with its role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from programmes.schema.facts import Event
from programmes.schema.records import Dispatch, Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.dates import Dates
    from programmes.schema.facts import Participants, Place, Project
    from programmes.schema.records import Record
    from programmes.schema.references import Country
    from programmes.schema.scalars import Count
    from programmes.vocabulary import Vocabulary

Role = Literal["about", "took part", "place"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A country that a record names, and as what."""

    code: str
    printed: str
    role: Role
    count: Count | None = None


def country_mentions(of: Record | Event, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """List every mention of a country in the fields of a record or event, in their order."""
    return tuple(_mentions(of, vocabulary))


def countries(
    of: Record | Event, vocabulary: Vocabulary, *, places: bool = True
) -> tuple[str, ...]:
    """List the codes of the countries that a record or event names, each once, in order.

    Without `places`, countries are left out that are only where something was held.
    """
    mentions = country_mentions(of, vocabulary)
    return _once(one.code for one in mentions if places or one.role != "place")


def organisations(record: Record) -> tuple[str, ...]:
    """List the ids of the organisations that a record names, each once."""
    return _once(_organisations(record))


def regions(record: Record) -> tuple[str, ...]:
    """List the ids of the regions and groups of countries that a record names, each once."""
    of_events = (region for event in record.events for region in event.regions)
    return _once((*record.regions, *of_events))


def years(record: Record) -> tuple[int, ...]:
    """List the calendar years in which something of a record took place, in order."""
    years = {year for dates in _all_dates(record) for year in dates.years()}
    return tuple(sorted(years | {project.year for project in _projects(record)}))


def fiscal_years(record: Record) -> tuple[int, ...]:
    """List the Japanese fiscal years in which something of a record took place, in order."""
    stated = set() if record.fiscal_year is None else {record.fiscal_year}
    return tuple(sorted(stated.union(*(dates.fiscal_years() for dates in _all_dates(record)))))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _projects(record: Record) -> tuple[Project, ...]:
    return record.projects if isinstance(record, Initiative) else ()


def _all_dates(record: Record) -> Iterator[Dates]:
    yield from (one for one in (record.dates, *(event.dates for event in record.events)) if one)


def _mentions(of: Record | Event, vocabulary: Vocabulary) -> Iterator[Mention]:
    if isinstance(of, Dispatch):
        yield _about(of.country)
    yield from map(_about, of.countries)
    yield from _taking_part(of.participants)
    yield from _place(of.place if isinstance(of, Event) else of.venue, vocabulary)
    if isinstance(of, Event):
        return
    for event in of.events:
        yield from _mentions(event, vocabulary)
    for project in _projects(of):
        yield from map(_about, project.countries)


def _about(country: Country) -> Mention:
    return Mention(country.code, country.printed, "about")


def _taking_part(people: Participants | None) -> Iterator[Mention]:
    if people is None:
        return
    counts = people.countries if isinstance(people.countries, dict) else {}
    for one in people.countries:
        yield Mention(one.code, one.printed, "took part", counts.get(one))
    for agency in people.agencies:
        if agency.country:
            country = agency.country
            yield Mention(country.code, country.printed, "took part", agency.count)


def _place(place: Place | None, vocabulary: Vocabulary) -> Iterator[Mention]:
    if place and place.country:
        yield Mention(place.country.code, place.country.printed, "place")
    elif place and place.city:
        code = vocabulary.cities[place.city.id].country
        yield Mention(code, vocabulary.country_name(code), "place")


def _organisations(record: Record) -> Iterator[str]:
    yield from record.partners
    if isinstance(record, Dispatch):
        yield record.host
    yield from _of_people(record.participants)
    yield from _of_place(record.venue)
    yield from (one.organisation for one in record.people if one.organisation)
    for event in record.events:
        yield from event.organisations
        yield from _of_people(event.participants)
        yield from _of_place(event.place)
    for project in _projects(record):
        yield from project.organisations


def _of_place(place: Place | None) -> Iterator[str]:
    if place and place.organisation:
        yield place.organisation


def _of_people(people: Participants | None) -> Iterator[str]:
    if people is None:
        return
    yield from people.organisations
    yield from (agency.represents for agency in people.agencies if agency.represents)
    yield from (person.organisation for person in people.people if person.organisation)
