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
from typing import TYPE_CHECKING

from programmes.filing import mentions
from programmes.linked_data import values
from programmes.linked_data.graph import Node, node
from programmes.schema.records import Dispatch, Initiative, Overview, Record, TrainingCourse

if TYPE_CHECKING:
    from programmes.catalogue import Catalogue
    from programmes.filing.programme import Programme
    from programmes.vocabulary import Vocabulary


def about(programme: Programme, catalogue: Catalogue, site_url: str) -> Node | None:
    """Give the node of a programme; an overview without a fund has none."""
    found = node_of(programme.record, site_url + programme.address, catalogue.vocabulary)
    overview = catalogue.at[programme.overview] if programme.overview else None
    if found and found["@type"] == "Project" and overview and _fund(overview):
        found["funding"] = {"@id": f"{site_url}{overview.address}#fund"}
    return found


@singledispatch
def node_of(record: Record, url: str, vocabulary: Vocabulary) -> Node | None:  # noqa: ARG001
    """Give the node of a record whose page is at `url`."""
    return None


@node_of.register(TrainingCourse)
def _course(record: TrainingCourse, url: str, vocabulary: Vocabulary) -> Node:
    start, end = values.bounds(record.dates)
    instance = node(
        "CourseInstance",
        id=f"{url}#edition",
        name=record.title,
        courseMode=_mode(record),
        startDate=start,
        endDate=end,
        location=values.place(record.venue, vocabulary),
        organizer=values.JPO,
        inLanguage=list(record.languages),
        subEvent=[values.event(one, vocabulary) for one in record.events],
    )
    return node(
        "Course",
        id=f"{url}#course",
        name=record.series or record.title,
        url=url,
        provider=[values.JPO, *values.organisations(record.partners, vocabulary)],
        keywords=_keywords(record, vocabulary),
        hasCourseInstance=instance,
    )


@node_of.register(Initiative)
def _initiative(record: Initiative, url: str, vocabulary: Vocabulary) -> Node:
    return FORMS[record.form](record, url, vocabulary)


@node_of.register(Dispatch)
def _dispatch(record: Dispatch, url: str, vocabulary: Vocabulary) -> Node:
    start, end = values.bounds(record.dates)
    host = values.organisation(record.host, vocabulary)
    there = node("PostalAddress", addressCountry=record.country.code)
    return node(
        "Event",
        id=f"{url}#dispatch",
        name=record.title,
        url=url,
        startDate=start,
        endDate=end,
        location=node("Place", name=host["name"], address=there),
        organizer=[values.JPO, *values.organisations(record.partners, vocabulary)],
        keywords=_keywords(record, vocabulary),
    )


@node_of.register(Overview)
def _overview(record: Overview, url: str, vocabulary: Vocabulary) -> Node | None:  # noqa: ARG001
    if record.fund is None:
        return None
    yen = next((one for one in record.key_figures if one.unit == "yen"), None)
    amount = yen and node(
        "MonetaryAmount", currency="JPY", value=yen.value.value, description=yen.printed
    )
    return node("MonetaryGrant", id=f"{url}#fund", name=record.fund, url=url, amount=amount)


def _fund(overview: Programme) -> str | None:
    return overview.record.fund if isinstance(overview.record, Overview) else None


def _project(record: Initiative, url: str, vocabulary: Vocabulary) -> Node:
    return node(
        "Project",
        id=f"{url}#project",
        name=record.title,
        url=url,
        member=[values.JPO, *values.organisations(record.partners, vocabulary)],
        areaServed=_areas(record, vocabulary),
        keywords=_keywords(record, vocabulary),
        event=[values.event(one, vocabulary) for one in record.events],
    )


def _service(record: Initiative, url: str, vocabulary: Vocabulary) -> Node:
    return node(
        "GovernmentService",
        id=f"{url}#service",
        name=record.title,
        url=url,
        provider=[values.JPO, *values.organisations(record.partners, vocabulary)],
        areaServed=_areas(record, vocabulary),
    )


def _education(record: Initiative, url: str, vocabulary: Vocabulary) -> Node:
    start, end = values.bounds(record.dates)
    return node(
        "EducationalOccupationalProgram",
        id=f"{url}#program",
        name=record.title,
        url=url,
        provider=[values.JPO, *values.organisations(record.partners, vocabulary)],
        startDate=start,
        endDate=end,
    )


FORMS = {"project": _project, "service": _service, "education": _education}


def _mode(record: TrainingCourse) -> str | None:
    """Say how a course was held, where its venue is known."""
    if record.venue is None:
        return None
    return "online" if record.venue.online else "onsite"


def _areas(record: Record, vocabulary: Vocabulary) -> list[Node]:
    codes = mentions.countries(record, vocabulary, places=False)
    return values.areas(codes, mentions.regions(record, vocabulary), vocabulary)


def _keywords(record: Record, vocabulary: Vocabulary) -> list[str]:
    return [vocabulary.topics[key].label for key in record.topics]
