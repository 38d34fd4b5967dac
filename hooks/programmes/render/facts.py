"""Turns a programme into the facts at the top of its page: labels, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue.series import address
from programmes.render.words import Name, experts, held_in, name, names, place, turnout
from programmes.schema import dates
from programmes.schema.records import (
    Dispatch,
    EventRecord,
    Initiative,
    Project,
    Recurring,
    TrainingCourse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.words import Words
    from programmes.schema.facts import Phase
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary

Fact = tuple[str, "str | Words"]


def first_facts(programme: Programme, catalogue: Catalogue) -> list[Fact]:
    """List what is looked for first: when and where a programme was, and who came."""
    groups = (_when_and_where, _who)
    return _said(fact for group in groups for fact in group(programme, catalogue))


def facts(programme: Programme, catalogue: Catalogue) -> list[Fact]:
    """List the other facts of a programme; what the record does not say is left out."""
    groups = (_course, _what, _years, _for_whom, _event, _project, _named)
    return _said(fact for group in groups for fact in group(programme, catalogue))


def timetable_facts(programme: Programme, vocabulary: Vocabulary) -> list[Fact]:
    """List the facts that stand above the timetable of a course."""
    record, timetable = programme.record, programme.timetable
    return _said(
        [
            ("Course", (Name(programme.name, programme.address),)),
            ("Dates", dates.html(record.dates) if record.dates else ""),
            *_places(record, vocabulary),
            ("Length", record.duration or ""),
            ("Languages", record.languages),
            ("Groups", timetable.groups if timetable else ()),
        ]
    )


def organisation_facts(key: str, vocabulary: Vocabulary) -> list[Fact]:
    """List the other names of an organisation."""
    entry = vocabulary.organisations[key]
    return _said([("Short name", entry.abbreviation or ""), ("Formerly", entry.former_names)])


def _said(facts: Iterable[Fact]) -> list[Fact]:
    return [(label, words) for label, words in facts if words]


def _what(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if programme.overview:
        overview = catalogue.at[programme.overview]
        yield "Part of", (Name(overview.label, overview.address),)
    projects = catalogue.projects_of.get(programme.card.key, ())
    yield "Project", tuple(Name(one.label, one.address) for one in projects)
    yield "Fund", record.fund or ""
    if record.heading and record.title not in record.heading:
        yield "Title", record.title
    yield "Also called", record.other_names


def _course(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if not isinstance(record, Recurring):
        return
    series = catalogue.series.get(address(record.series)) if record.series else None
    yield "Series", (Name(record.series, series.address),) if record.series and series else ""
    yield "Continues", continued(programme, catalogue)
    yield "Edition", str(record.edition or "")
    beside = series.beside(programme) if series else ()
    for label, other in zip(("Previous edition", "Next edition"), beside, strict=False):
        if other:
            when = f" ({other.card.when})" if other.card.when else ""
            yield label, (Name(other.name + when, other.address),)


def continued(programme: Programme, catalogue: Catalogue) -> Words:
    """Name the series that an edition continues, with a link where it has a page."""
    record = programme.record
    former = record.former_series if isinstance(record, Recurring) else None
    page = address(former) if former else ""
    return [Name(former, page) if page in catalogue.series else former] if former else ()


def _event(programme: Programme, _: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if isinstance(record, EventRecord):
        yield "Form", (record.form or "").capitalize()
        yield "Called", record.called or ""
        yield "Role of the JPO", record.role_of_jpo or ""
        yield "Outcome", record.outcome or ""


def _when_and_where(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record = programme.record
    yield "Dates", dates.html(record.dates) if record.dates else ""
    yield from _places(record, catalogue.vocabulary)


def _years(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, mentions = programme.record, programme.card.mentions
    years = names(mentions, "year", catalogue.vocabulary)
    years += names(mentions, "fiscal year", catalogue.vocabulary)
    yield "Years" if len(years) > 1 else "Year", tuple(years)
    yield "Length", record.duration or ""
    if isinstance(record, TrainingCourse):
        yield from (("Part", _phase(phase)) for phase in record.phases)
    if programme.timetable:
        yield "Timetable", (Name("Timetable of the course", programme.timetable_address),)
    yield "Languages", record.languages


def _places(record: Record, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield "Place", place(record.venue, vocabulary) if record.venue else ""
    yield from (("Also held at", place(other, vocabulary)) for other in record.other_venues)


def _phase(phase: Phase) -> Words:
    parts = (phase.title, dates.listed(phase.dates) if phase.dates else "", phase.text or "")
    return tuple(part for part in parts if part)


def _for_whom(programme: Programme, _: Catalogue) -> Iterator[Fact]:
    record = programme.record
    yield "For", record.audience or ""
    yield "Eligibility", record.eligibility or ""
    if isinstance(record, TrainingCourse):
        yield "Level", record.level or ""
    if isinstance(record, Initiative):
        yield "Channels", record.channels


def _who(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, vocabulary = programme.record, catalogue.vocabulary
    countries = names(programme.card.mentions, "country", vocabulary)
    yield "Countries" if len(countries) > 1 else "Country", tuple(countries)
    if isinstance(record, Dispatch):
        host = record.host and name("organisation", record.host, vocabulary)
        yield "Office", (host,) if host else ""
        yield "Experts", experts(record)
    yield "Participants", turnout(record.participants) if record.participants else ""


def _project(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, vocabulary = programme.record, catalogue.vocabulary
    if isinstance(record, Project):
        yield "Status", (record.status or "").capitalize()
        yield "Signed", dates.html(record.signed) if record.signed else ""
        yield "Project site", record.site or ""
        for label, keys in (
            ("Implementing organisation", record.implementing_organisations),
            ("Counterpart", record.counterparts),
        ):
            yield label, tuple(name("organisation", key, vocabulary) for key in keys)
        yield "Overall goal", record.goal or ""
        yield "Project purpose", record.purpose or ""
        yield from (("Output", output) for output in record.outputs)
        parts = (catalogue.at[key] for key in record.includes)
        yield "Includes", tuple(Name(one.label, one.address) for one in parts)


def _named(programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, vocabulary = programme.record, catalogue.vocabulary
    mentions = programme.card.mentions
    own = [mention for mention in mentions if mention.part is None]
    partners = [mention for mention in own if mention.role == "partner"]
    yield "Regions", tuple(names(own, "region", vocabulary))
    yield "Partners", tuple(names(partners, "organisation", vocabulary))
    yield "Topics", tuple(names(own, "topic", vocabulary))
    if record.events:
        yield "Events", (Name(str(len(record.events)), f"{programme.address}#record_events"),)
    yield "Held in", tuple(held_in(mentions, vocabulary))
    yield from record.identifiers.items()
    yield "Note", tuple(record.confirmed.values())
