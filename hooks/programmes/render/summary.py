"""Turns a programme into the facts at the top of its page: labels, each with its words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from programmes.render.figures import quotations
from programmes.render.names import held_in, link, links, name, names, place
from programmes.render.pattern import joined, pattern
from programmes.render.values import experts, turnout
from programmes.schema import dates
from programmes.schema.records import Dispatch, Initiative, Overview, TrainingCourse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.page import Here
    from programmes.schema.facts import Phase

Fact = tuple[str, str]
KIND = pattern(
    '<a data-pagefind-meta="kind[data-kind]" data-kind="{}" href="{}{}/">{}</a>'
)  # by which the search groups what it finds
LINK = pattern('<a href="{}">{}</a>')


def summary(context: Here, programme: Programme, catalogue: Catalogue) -> list[Fact]:
    """List the facts of a programme in their order; what the record does not say is left out."""
    groups = (_what, _course, _when, _for_whom, _office, _named, _figures)
    facts = (fact for group in groups for fact in group(context, programme, catalogue))
    return [(label, words) for label, words in facts if words]


def _what(context: Here, programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, root = programme.record, context["root"]
    yield "Kind", KIND(record.plural, root, record.kind, record.singular)
    if programme.overview:
        overview = catalogue.at[programme.overview]
        yield "Part of", LINK(root + overview.address, overview.name)
    if isinstance(record, Overview):
        yield "Fund", record.fund or ""
    if record.heading and record.title not in record.heading:
        yield "Title", record.title
    yield "Also called", ", ".join(record.other_names)


def _course(_: Here, programme: Programme, __: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if isinstance(record, TrainingCourse):
        yield "Series", record.series or ""
        yield "Continues", record.former_series or ""
        yield "Edition", str(record.edition or "")


def _when(context: Here, programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, vocabulary = programme.record, catalogue.vocabulary
    found = programme.card.mentions
    years = names(found, "year", vocabulary) + names(found, "fiscal year", vocabulary)
    held = partial(place, context, vocabulary=vocabulary)
    yield "Dates", dates.html(record.dates) if record.dates else ""
    yield "Years" if len(years) > 1 else "Year", links(context, years)
    yield "Place", held(record.venue) if record.venue else ""
    yield from (("Also held at", held(other)) for other in record.other_venues)
    yield "Length", record.duration or ""
    if isinstance(record, TrainingCourse):
        yield from (("Part", _phase(phase)) for phase in record.phases)
    if programme.timetable:
        address = context["root"] + programme.timetable_address
        yield "Timetable", LINK(address, "Timetable of the course")
    yield "Languages", ", ".join(record.languages)


def _phase(phase: Phase) -> Markup:
    told = (phase.title, dates.html(phase.dates) if phase.dates else "", phase.text or "")
    return joined(", ", filter(None, told))


def _for_whom(_: Here, programme: Programme, __: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if isinstance(record, TrainingCourse):
        yield "For", record.audience or ""
        yield "Asked of applicants", record.eligibility or ""
        yield "Level", record.level or ""
        yield "Paid by", record.funder or ""
    if isinstance(record, Initiative):
        yield "Channels", ", ".join(record.channels)


def _office(context: Here, programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record = programme.record
    if isinstance(record, Dispatch):
        yield "Office", link(context, name("organisation", record.host, catalogue.vocabulary))
        yield "Experts", experts(record)
    yield "Participants", turnout(record.participants) if record.participants else ""


def _named(context: Here, programme: Programme, catalogue: Catalogue) -> Iterator[Fact]:
    record, vocabulary = programme.record, catalogue.vocabulary
    found = programme.card.mentions
    own = [one for one in found if one.part is None]
    partners = [one for one in own if one.role == "partner"]
    countries = names(found, "country", vocabulary)
    yield "Countries" if len(countries) > 1 else "Country", links(context, countries)
    yield "Regions", links(context, names(own, "region", vocabulary))
    yield "Partners", links(context, names(partners, "organisation", vocabulary))
    yield "Topics", links(context, names(own, "topic", vocabulary))
    yield "Events", str(len(record.events) or "")
    yield "Held in", links(context, held_in(found, vocabulary))


def _figures(_: Here, programme: Programme, __: Catalogue) -> Iterator[Fact]:
    figures = (LINK(f"#figure-{one.figure.id}", one.printed) for one in quotations(programme))
    yield "Figures", joined("; ", figures)
