"""Turns a programme into the schema.org type that says what it is.

| record | type |
|---|---|
| training course | Course with its CourseInstance |
| initiative | Project, GovernmentService or EducationalOccupationalProgram, by its `form` |
| dispatch | Event: there is no closer type |
| overview of a fund | MonetaryGrant |
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.mentions import keys
from programmes.render import linked_data
from programmes.render.linked_data import node
from programmes.schema.records import Dispatch, Initiative, Overview, Record, TrainingCourse

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.render.page import Node
    from programmes.schema.vocabulary import Vocabulary


class Subject(NamedTuple):
    """A programme: the address of its page, and what it names."""

    url: str
    vocabulary: Vocabulary
    named: tuple[Mention, ...]


def about(programme: Programme, catalogue: Catalogue, site_url: str) -> Node | None:
    """Give the node of a programme; an overview without a fund has none."""
    named = programme.card.mentions
    subject = Subject(site_url + programme.address, catalogue.vocabulary, named)
    found = node_of(programme.record, subject)
    overview = catalogue.at[programme.overview] if programme.overview else None
    if found and found["@type"] == "Project" and overview and _fund(overview):
        found["funding"] = {"@id": f"{site_url}{overview.address}#fund"}
    return found


@singledispatch
def node_of(record: Record, subject: Subject) -> Node | None:  # noqa: ARG001
    """Give the node of a record."""
    return None


@node_of.register(TrainingCourse)
def _course(record: TrainingCourse, subject: Subject) -> Node:
    start, end = linked_data.bounds(record.dates)
    instance = node(
        "CourseInstance",
        id=f"{subject.url}#edition",
        name=record.title,
        courseMode=_mode(record),
        startDate=start,
        endDate=end,
        location=linked_data.place(record.venue, subject.vocabulary),
        organizer=linked_data.JPO,
        inLanguage=list(record.languages),
        subEvent=[linked_data.event(one, subject.vocabulary) for one in record.events],
    )
    return node(
        "Course",
        id=f"{subject.url}#course",
        name=record.series or record.title,
        url=subject.url,
        provider=[linked_data.JPO, *linked_data.organisations(record.partners, subject.vocabulary)],
        keywords=_keywords(record, subject),
        hasCourseInstance=instance,
    )


@node_of.register(Initiative)
def _initiative(record: Initiative, subject: Subject) -> Node:
    return FORMS[record.form](record, subject)


@node_of.register(Dispatch)
def _dispatch(record: Dispatch, subject: Subject) -> Node:
    start, end = linked_data.bounds(record.dates)
    host = linked_data.organisation(record.host, subject.vocabulary)
    there = node("PostalAddress", addressCountry=record.country.code)
    return node(
        "Event",
        id=f"{subject.url}#dispatch",
        name=record.title,
        url=subject.url,
        startDate=start,
        endDate=end,
        location=node("Place", name=host["name"], address=there),
        organizer=[
            linked_data.JPO,
            *linked_data.organisations(record.partners, subject.vocabulary),
        ],
        keywords=_keywords(record, subject),
    )


@node_of.register(Overview)
def _overview(record: Overview, subject: Subject) -> Node | None:
    if record.fund is None:
        return None
    yen = next((one for one in record.key_figures if one.unit == "yen"), None)
    amount = yen and node(
        "MonetaryAmount", currency="JPY", value=yen.value.value, description=yen.printed
    )
    return node(
        "MonetaryGrant", id=f"{subject.url}#fund", name=record.fund, url=subject.url, amount=amount
    )


def _fund(overview: Programme) -> str | None:
    return overview.record.fund if isinstance(overview.record, Overview) else None


def _project(record: Initiative, subject: Subject) -> Node:
    return node(
        "Project",
        id=f"{subject.url}#project",
        name=record.title,
        url=subject.url,
        member=[linked_data.JPO, *linked_data.organisations(record.partners, subject.vocabulary)],
        areaServed=_areas(subject),
        keywords=_keywords(record, subject),
        event=[linked_data.event(one, subject.vocabulary) for one in record.events],
    )


def _service(record: Initiative, subject: Subject) -> Node:
    return node(
        "GovernmentService",
        id=f"{subject.url}#service",
        name=record.title,
        url=subject.url,
        provider=[linked_data.JPO, *linked_data.organisations(record.partners, subject.vocabulary)],
        areaServed=_areas(subject),
    )


def _education(record: Initiative, subject: Subject) -> Node:
    start, end = linked_data.bounds(record.dates)
    return node(
        "EducationalOccupationalProgram",
        id=f"{subject.url}#program",
        name=record.title,
        url=subject.url,
        provider=[linked_data.JPO, *linked_data.organisations(record.partners, subject.vocabulary)],
        startDate=start,
        endDate=end,
    )


FORMS = {"project": _project, "service": _service, "education": _education}


def _mode(record: TrainingCourse) -> str | None:
    """Say how a course was held, where its venue is known."""
    if record.venue is None:
        return None
    return "online" if record.venue.online else "onsite"


def _areas(subject: Subject) -> list[Node]:
    """Name countries and regions, but for those where something was only held."""
    served = [one for one in subject.named if one.role != "place"]
    countries, regions = keys(served, "country"), keys(served, "region")
    return linked_data.areas(countries, regions, subject.vocabulary)


def _keywords(record: Record, subject: Subject) -> list[str]:
    return [subject.vocabulary.topics[key].label for key in record.topics]
