"""Turns each programme into its page: facts, what its source says, and tables of the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from programmes.catalogue.card import blocks
from programmes.render import linked_programmes
from programmes.render.countries import country_table
from programmes.render.events import event_rows, project_rows
from programmes.render.facts import facts
from programmes.render.figures import quotations
from programmes.render.page import Page
from programmes.render.people import attendance, in_parts
from programmes.schema.blocks import ParticipantsText

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.countries import CountryTable
    from programmes.render.events import EventRow, ProjectRow
    from programmes.render.figures import Quotation
    from programmes.render.names import Words
    from programmes.render.people import Attendance
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary
    from programmes.settings import Settings


class Tables(NamedTuple):
    """What the text of a record says, as this catalogue lists and counts it."""

    participants: Attendance | None
    """None where the body prints them, with the table beside its own words."""
    events: list[EventRow]
    figures: list[Quotation]
    projects: list[ProjectRow]
    countries: CountryTable | None
    people: list[list[Words]]


def page(programme: Programme, catalogue: Catalogue, settings: Settings) -> Page:
    """Describe the page of one programme."""
    return Page(
        address=programme.address,
        trail=programme.trail,
        description=programme.card.description,
        template="record.html",
        values=partial(_values, programme, catalogue),
        updated=programme.updated,
        file=programme.path,
        about=partial(linked_programmes.about, programme, catalogue, settings.site_url),
        source=programme.source,
    )


def _values(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "programme": programme,
        "facts": facts(programme, catalogue),
        "tables": tables(programme, catalogue),
    }


def tables(programme: Programme, catalogue: Catalogue) -> Tables:
    """Make the tables at the end of the page of a programme."""
    record, vocabulary = programme.record, catalogue.vocabulary
    return Tables(
        participants=_participants(record, vocabulary),
        events=event_rows(programme, vocabulary),
        figures=quotations(programme),
        projects=project_rows(programme, vocabulary),
        countries=country_table(programme, catalogue),
        people=[in_parts(person, vocabulary) for person in record.people],
    )


def _participants(record: Record, vocabulary: Vocabulary) -> Attendance | None:
    people = record.participants
    if people is None or any(isinstance(block, ParticipantsText) for block in blocks(record.body)):
        return None
    table = attendance(people, vocabulary)
    return table if table.rows or table.facts else None
