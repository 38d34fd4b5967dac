"""Turns values of records into what templates print: names, rows, addresses, summaries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import format_date

from programmes.catalogue.card import blocks
from programmes.render.names import name
from programmes.render.pattern import joined
from programmes.schema.blocks import ParticipantsText
from programmes.schema.facts import counted

if TYPE_CHECKING:
    from datetime import date

    from markupsafe import Markup

    from programmes.render.names import Name
    from programmes.schema.facts import Agency, Participants
    from programmes.schema.numbers import Count
    from programmes.schema.records import Dispatch, Record
    from programmes.schema.vocabulary import Vocabulary


class Row(NamedTuple):
    """A row of a table of participants: who they were, what that stands for, how many came."""

    label: str
    """The name of an agency; empty where `names` say it all."""
    names: tuple[Name, ...]
    number: Count | None

    @property
    def value(self) -> int:
        """The length of its bar."""
        return self.number.value if self.number else 0


def people_are(people: Participants) -> str:
    """Name what the rows of a table of participants stand for."""
    others = people.organisations or people.agencies
    return "Country or organisation" if others else "Country"


def people_rows(people: Participants, vocabulary: Vocabulary) -> list[Row]:
    """List countries, organisations and agencies that took part, with their numbers."""
    named = partial(name, vocabulary=vocabulary)
    return [
        *(
            Row("", (named("country", one.code, printed=one.printed),), count)
            for one, count in counted(people.countries)
        ),
        *(
            Row("", (named("organisation", key),), count)
            for key, count in counted(people.organisations)
        ),
        *(Row(one.name, _names_of(one, vocabulary), one.count) for one in people.agencies),
    ]


def _names_of(agency: Agency, vocabulary: Vocabulary) -> tuple[Name, ...]:
    country = [name("country", agency.country.code, vocabulary)] if agency.country else []
    stood_for = [name("organisation", agency.represents, vocabulary)] if agency.represents else []
    return (*country, *stood_for)


def written_day(day: date) -> str:
    """Write a day as the source pages do: 1 April 2025."""
    return format_date(day, "d MMMM y", locale="en")


def file_size(size: int) -> str:
    """Write a number of bytes for a person: 820 bytes, 12 kB, 1.3 MB."""
    kilo = 1000
    if size < kilo:
        return f"{size} bytes"
    return f"{size / kilo:.0f} kB" if size < kilo**2 else f"{size / kilo**2:.1f} MB"


def lines(text: str) -> Markup:
    """Keep the line breaks of a caption or a link."""
    return joined("<br>", text.strip("\n").split("\n"))


def telephone(number: str, extension: str | None) -> str:
    """Give the tel: address of a Japanese number (RFC 3966): tel:+81-3-6810-7501;ext=2562."""
    return f"tel:+81-{number[1:]}" + (f";ext={extension}" if extension else "")


def size(people: Participants) -> str:
    """Say how many people the source counts: over 60 staff, 1 student."""
    if people.total is None:
        return ""
    return f"{people.total} {people.unit if people.total.value == 1 else plural(people.unit)}"


def turnout(people: Participants) -> str:
    """Say the same below a label that says "participants" already: 30, but over 60 staff."""
    return str(people.total or "") if people.unit == "participant" else size(people)


def plural(unit: str) -> str:
    """Give the plural of who are counted: participants, staff."""
    return unit if unit == "staff" else f"{unit}s"


def experts(dispatch: Dispatch) -> str:
    """Say which experts there are: 1 patent examiner, long-term."""
    count, posts = dispatch.experts, ", ".join(dispatch.posts)
    if count and (count.value != 1 or not posts):
        posts = f"expert{'s' * (count.value != 1)}" + (f" ({posts})" if posts else "")
    said = " ".join(str(part) for part in (count, posts) if part)
    said = ", ".join(part for part in (said, f"{dispatch.term}-term") if part)
    return said[0].upper() + said[1:]


def prints_participants(record: Record) -> bool:
    """Say whether the body has the participants in its text, with the table beside it."""
    return any(isinstance(one, ParticipantsText) for one in blocks(record.body))
