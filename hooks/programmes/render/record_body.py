"""The body of a record's page: facts, what its source says to the last line, then our tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context
from markupsafe import Markup

from programmes.render import tallies
from programmes.render.attendance import attendance, has_numbers
from programmes.render.countries import country_rows
from programmes.render.named_countries import label, named_countries
from programmes.render.pattern import pattern, together
from programmes.render.people import people_table
from programmes.render.pieces import OUTSIDE, day, heading
from programmes.render.values import lines, prints_participants, telephone
from programmes.schema.records import Initiative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.programme import Programme
    from programmes.render.page import Here
    from programmes.schema.facts import Participants, Source
    from programmes.schema.vocabulary import Contact


NOTE = Markup('<p class="note">What the text says, as this catalogue lists and counts it.</p>\n')
UPDATED = pattern('<p class="updated">[Last updated {}]</p>\n')
CONTACT = pattern(
    '<section class="contact" aria-labelledby="{}">\n  {}  <address>{}{}</address>\n</section>\n'
)
PHONE = pattern('<br>Phone: <a href="{}">{}{}</a>')
EXTENSION = pattern(" Ext. {}")
SOURCE = pattern('<p class="source">Source: {}{}</p>\n')
READ = pattern(" (read on {})")


@pass_context
def record_body(here: Here, programme: Programme) -> Markup:
    """Print what stands below the facts."""
    return together(
        (
            source(here, programme),
            _from_the_record(here, programme),
        )
    )


@pass_context
def source(context: Here, programme: Programme) -> Markup:
    """Print the source's own date, whom it names, and where the record comes from."""
    taken, contact = programme.source, programme.contact
    return together(
        (
            UPDATED(day(taken.last_updated)) if taken and taken.last_updated else Markup(),
            _contact(context, context["vocabulary"].contacts[contact]) if contact else Markup(),
            _taken_from(taken) if taken else Markup(),
        )
    )


def _contact(context: Here, contact: Contact) -> Markup:
    top = heading(context, 2, "Contact Us")
    anchor = context["headings"].noted[-1].anchor
    return CONTACT(anchor, top, lines("\n".join(contact.lines)), _phone(contact))


def _phone(contact: Contact) -> Markup | str:
    if not contact.phone:
        return ""
    extension = EXTENSION(contact.extension) if contact.extension else ""
    return PHONE(telephone(contact.phone, contact.extension), contact.phone, extension)


def _taken_from(taken: Source) -> Markup:
    words = OUTSIDE(taken.url, taken.title) if taken.url else taken.title
    return SOURCE(words, READ(day(taken.retrieved)) if taken.retrieved else "")


def _from_the_record(context: Here, programme: Programme) -> Markup:
    """Print what the text says as tables, under a heading of their own."""
    tables = list(_tables(context, programme))
    if not tables:
        return Markup()
    top = heading(context, 2, "From the record")
    return together((top, NOTE, *(heading(context, 3, label) + table for label, table in tables)))


def _tables(context: Here, programme: Programme) -> Iterator[tuple[str, Markup]]:
    record = programme.record
    people = record.participants
    if people and not prints_participants(record) and _has_table(context, people):
        yield "Participants", people_table(context, people)
    if record.events:
        yield "Events", tallies.events(context, programme)
    if record.key_figures:
        yield "Figures", tallies.figures(context, programme)
    if isinstance(record, Initiative) and record.projects:
        yield "Digitisation projects", tallies.projects(context, programme, record.projects)
    if rows := country_rows(programme, context["catalogue"]):
        yield label(rows), named_countries(context, rows)
    if record.people:
        yield "People", tallies.persons(context, programme)


def _has_table(context: Here, people: Participants) -> bool:
    """Say whether anything is told of participants beyond their number."""
    return has_numbers(people) or bool(attendance(people, context["vocabulary"]))
