"""Turns values of records into what templates print: names, rows, addresses, summaries."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.dates import format_date
from markupsafe import Markup

from programmes.render.names import name, names
from programmes.render.pattern import joined
from programmes.schema.blocks import Part, ParticipantsText, Text
from programmes.schema.dates import html
from programmes.schema.people import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.render.names import Name
    from programmes.schema.blocks import Block
    from programmes.schema.people import Agency, Participants
    from programmes.schema.records import Dispatch, Record
    from programmes.schema.scalars import Count
    from programmes.schema.vocabulary import Vocabulary

LINK = re.compile(r"\[([^\[\]]*+)\]\([^()]*+\)")


LISTED: Final = 280
"""So many letters of a record's text stand in lists at most."""
SENTENCE_END: Final = re.compile(r"(?<!Mr|Ms|Dr)[.!?”](?= [“A-Z])")


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


def opening(record: Record) -> str:
    """Give the first text of a record."""
    return next((one.text for one in blocks(record.body) if isinstance(one, Text)), "")


def note(address: str, catalogue: Catalogue) -> Markup:
    """Say of the programme at an address what it is and when it was held, for lists.

    A record without dates of its own has the years of its events.
    """
    programme = catalogue.at[address[:-1]]
    return Markup(programme.keep("note", lambda: _note(programme, catalogue)))  # noqa: S704 - it was


def _note(programme: Programme, catalogue: Catalogue) -> Markup:
    record = programme.record
    years = names(catalogue.mentions(programme), "year", catalogue.vocabulary)
    when = html(record.dates) if record.dates else _events_in([one.label for one in years])
    return joined(", ", [record.singular, *([when] if when else [])])


def _events_in(years: list[str]) -> str:
    match years:
        case []:
            return ""
        case [year]:
            return f"events in {year}"
        case [first, last]:
            return f"events in {first} and {last}"
        case _:
            return f"events from {years[0]} to {years[-1]}"


def first_words(record: Record) -> str:
    """Give the first sentences of a record's text, for lists; a long one ends at a comma."""
    plain = _plain(opening(record))
    cut = plain[:LISTED]
    ends = [match.end() for match in SENTENCE_END.finditer(cut)]
    if len(plain) <= LISTED or ends:
        return plain if len(plain) <= LISTED else cut[: ends[-1]]
    return cut.rpartition(", ")[0] + " …" if ", " in cut else summary(plain)


@lru_cache(maxsize=2**15)  # a text is quoted in fifty feeds and on its page
def summary(text: str, length: int = 155) -> str:
    """Cut a text to a description of a page, at the end of a word; of links the words stay."""
    plain = _plain(text)
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0] + " …"


def _plain(text: str) -> str:
    if "[" in text:
        text = LINK.sub(r"\1", text)
    for sign in "*_`":
        text = text.replace(sign, "")
    return " ".join(text.split())


def prints_participants(record: Record) -> bool:
    """Say whether the body has the participants in its text, with the table beside it."""
    return any(isinstance(one, ParticipantsText) for one in blocks(record.body))


def blocks(body: Iterable[Block]) -> Iterator[Block]:
    """Walk through all blocks of a body, parts included."""
    for one in body:
        yield one
        if isinstance(one, Part):
            yield from blocks(one.body)
