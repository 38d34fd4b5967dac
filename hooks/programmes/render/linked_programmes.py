"""Turns a programme into the schema.org type that says what it is.

| record | type |
|---|---|
| training course | Course with its CourseInstance |
| initiative | Project, GovernmentService or EducationalOccupationalProgram, by its `form` |
| project | Project |
| event | Event |
| dispatch | Event: there is no closer type |
| overview of a fund | MonetaryGrant |
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import keys
from programmes.render.linked_data import node
from programmes.schema.dates import in_calendar
from programmes.schema.records import (
    Dispatch,
    EventRecord,
    Initiative,
    Overview,
    Project,
    Record,
    TrainingCourse,
)

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.render.page import Node
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Event, Place
    from programmes.schema.vocabulary import Vocabulary

JPO: Final = node("Organization", name="Japan Patent Office", alternateName="JPO")
"""Whose programmes these are."""


class Subject(NamedTuple):
    """A programme: the address of its page, and what it names."""

    url: str
    vocabulary: Vocabulary
    mentions: tuple[Mention, ...]


def about(programme: Programme, catalogue: Catalogue, site_url: str) -> Node | None:
    """Give the node of a programme; an overview without a fund has none."""
    url = site_url + programme.address
    described = node_of(
        programme.record, Subject(url, catalogue.vocabulary, programme.card.mentions)
    )
    overview = catalogue.at[programme.overview] if programme.overview else None
    if described and described["@type"] == "Project" and overview and _fund(overview):
        described["funding"] = {"@id": f"{site_url}{overview.address}#fund"}
    return described


def _fund(overview: Programme) -> str | None:
    return overview.record.fund if isinstance(overview.record, Overview) else None


@singledispatch
def node_of(record: Record, subject: Subject) -> Node | None:  # noqa: ARG001
    """Give the node of a record."""
    return None


@node_of.register(TrainingCourse)
def _course(record: TrainingCourse, subject: Subject) -> Node:
    start, end = bounds(record.dates)
    venue = record.venue
    instance = node(
        "CourseInstance",
        id=f"{subject.url}#edition",
        name=record.title,
        courseMode=venue and ("online" if venue.online else "onsite"),
        startDate=start,
        endDate=end,
        location=_place(venue, subject.vocabulary),
        organizer=JPO,
        inLanguage=list(record.languages),
        subEvent=[_event(event, subject.vocabulary) for event in record.events],
    )
    return node(
        "Course",
        id=f"{subject.url}#course",
        name=record.series or record.title,
        url=subject.url,
        provider=_jpo_and_partners(record, subject),
        keywords=_keywords(record, subject),
        hasCourseInstance=instance,
    )


@node_of.register(Dispatch)
def _dispatch(record: Dispatch, subject: Subject) -> Node:
    host = record.host and subject.vocabulary.organisations[record.host].name
    address = node("PostalAddress", addressCountry=record.country.code)
    return _occasion("dispatch", record, subject, node("Place", name=host, address=address))


@node_of.register(EventRecord)
def _event_record(record: EventRecord, subject: Subject) -> Node:
    return _occasion("event", record, subject, _place(record.venue, subject.vocabulary))


def _occasion(anchor: str, record: Record, subject: Subject, where: Node | None) -> Node:
    start, end = bounds(record.dates)
    return node(
        "Event",
        id=f"{subject.url}#{anchor}",
        name=record.title,
        url=subject.url,
        startDate=start,
        endDate=end,
        location=where,
        organizer=_jpo_and_partners(record, subject),
        keywords=_keywords(record, subject),
    )


@node_of.register(Overview)
def _overview(record: Overview, subject: Subject) -> Node | None:
    if record.fund is None:
        return None
    yen = next((figure for figure in record.key_figures if figure.unit == "yen"), None)
    amount = yen and node(
        "MonetaryAmount", currency="JPY", value=yen.value.value, description=yen.printed
    )
    return node(
        "MonetaryGrant", id=f"{subject.url}#fund", name=record.fund, url=subject.url, amount=amount
    )


@node_of.register(Initiative)
def _initiative(record: Initiative, subject: Subject) -> Node:
    return FORMS[record.form](record, subject)


@node_of.register(Project)
def _project(record: Record, subject: Subject) -> Node:
    return node(
        "Project",
        id=f"{subject.url}#project",
        name=record.title,
        url=subject.url,
        member=_jpo_and_partners(record, subject),
        areaServed=_areas(subject),
        keywords=_keywords(record, subject),
        event=[_event(event, subject.vocabulary) for event in record.events],
    )


def _service(record: Initiative, subject: Subject) -> Node:
    return node(
        "GovernmentService",
        id=f"{subject.url}#service",
        name=record.title,
        url=subject.url,
        provider=_jpo_and_partners(record, subject),
        areaServed=_areas(subject),
    )


def _education(record: Initiative, subject: Subject) -> Node:
    start, end = bounds(record.dates)
    return node(
        "EducationalOccupationalProgram",
        id=f"{subject.url}#program",
        name=record.title,
        url=subject.url,
        provider=_jpo_and_partners(record, subject),
        startDate=start,
        endDate=end,
    )


FORMS: Final = {"project": _project, "service": _service, "education": _education}


def _jpo_and_partners(record: Record, subject: Subject) -> list[Node]:
    return [JPO, *(_organisation(key, subject.vocabulary) for key in record.partners)]


def _organisation(key: str, vocabulary: Vocabulary) -> Node:
    entry = vocabulary.organisations[key]
    return node("Organization", name=entry.name, alternateName=entry.abbreviation)


def _place(where: Place | None, vocabulary: Vocabulary) -> Node | None:
    """Give the place where something was held, as far as it is known; none when it was online."""
    if where is None:
        return None
    city = vocabulary.cities[where.city.id] if where.city else None
    country = where.country_code(vocabulary)
    address = node("PostalAddress", addressLocality=city and city.name, addressCountry=country)
    room = vocabulary.organisations[where.organisation].name if where.organisation else None
    name = room or (city and city.name) or (country and vocabulary.country_name(country))
    known = address if len(address) > 1 else None
    return node("Place", name=name, address=known) if name else None


def _areas(subject: Subject) -> list[Node]:
    """Give countries, then regions, but for those where something was only held."""
    vocabulary = subject.vocabulary
    served = [mention for mention in subject.mentions if mention.role != "place"]
    countries = [
        node("Country", name=vocabulary.country_name(code), identifier=code)
        for code in keys(served, "country")
    ]
    regions = [node("Place", name=vocabulary.regions[key].name) for key in keys(served, "region")]
    return countries + regions


def _keywords(record: Record, subject: Subject) -> list[str]:
    return [subject.vocabulary.topics[key].label for key in record.topics]


def _event(held: Event, vocabulary: Vocabulary) -> Node:
    """Give an event, with the days and the place that the source names."""
    start, end = bounds(held.dates)
    where = _place(held.place, vocabulary)
    return node("Event", name=held.title, startDate=start, endDate=end, location=where)


def bounds(dates: Dates | None) -> tuple[str | None, str | None]:
    """Give start and end as ISO 8601 dates of the source's precision; None for an open side."""
    if dates is None:
        return None, None
    first = min(dates.spans, key=lambda span: span.sort_key)
    last = max(dates.spans, key=lambda span: span.sort_key[1])
    start, end = in_calendar(first).start, in_calendar(last).end
    return str(start) if start else None, str(end) if end else None
