"""Turns the people of a record into what its page shows: rows of a table, labels, and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from programmes.render.drawings import world_map
from programmes.render.words import Name, name, written_day
from programmes.schema.facts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.render.drawings import WorldMap
    from programmes.render.words import Words
    from programmes.schema.facts import Agency, Participants, Person
    from programmes.schema.numbers import Count
    from programmes.schema.vocabulary import Vocabulary


class Row(NamedTuple):
    """A row of a table of participants: who they were, what that stands for, how many came."""

    agency: str
    """The name of an agency; empty where `names` say it all."""
    names: tuple[Name, ...]
    number: Count | None

    @property
    def value(self) -> int:
        """The length of its bar."""
        return self.number.value if self.number else 0


class Attendance(NamedTuple):
    """Who took part in a programme: a table, a map with the same numbers, and what else is said."""

    rows: tuple[Row, ...]
    """Countries, organisations and agencies, each with its number, if the source gives one."""
    column: str
    """What the rows stand for."""
    total: int | None
    """The sum of the rows, if each has an exact number."""
    map: WorldMap | None
    facts: list[tuple[str, str]]


def attendance(people: Participants, vocabulary: Vocabulary) -> Attendance:
    """Tell who took part."""
    others = people.organisations or people.agencies
    return Attendance(
        rows=tuple(_rows(people, vocabulary)) if _is_tabled(people) else (),
        column="Country or organisation" if others else "Country",
        total=people.computed_total,
        map=world_map({one.code: count for one, count in counted(people.countries)}, vocabulary),
        facts=attendance_facts(people, vocabulary, tabled=_is_tabled(people)),
    )


def attendance_facts(
    people: Participants, vocabulary: Vocabulary, *, tabled: bool = False
) -> list[tuple[str, str]]:
    """List groups, gender, numbers by day and names; stated numbers stay as they are stated.

    Agencies are left out where a table has them.
    """
    agencies = () if tabled else people.agencies
    facts = [
        ("In words", people.total_printed or ""),
        ("Countries stated", _number(people.countries_stated)),
        ("And others", "whom the source does not list" if people.others else ""),
        ("For the first time", ", ".join(_first_time(people, vocabulary))),
        ("Agencies", "; ".join(_agency(agency, vocabulary) for agency in agencies)),
        ("Groups", "; ".join(_sized(people))),
        ("Women", _number(people.women)),
        ("Men", _number(people.men)),
        ("By day", "; ".join(f"{written_day(one.day)}: {one.count}" for one in people.by_day)),
        ("Named", "; ".join(in_words(person, vocabulary) for person in people.people)),
    ]
    return [(label, text) for label, text in facts if text]


def _is_tabled(people: Participants) -> bool:
    """Say whether there is a table to be made; agencies without numbers are told in words."""
    counts = [agency.count for agency in people.agencies]
    return bool(people.countries or people.organisations or any(counts))


def _rows(people: Participants, vocabulary: Vocabulary) -> Iterator[Row]:
    for country, count in counted(people.countries):
        yield Row("", (name("country", country.code, vocabulary, country.printed),), count)
    for key, count in counted(people.organisations):
        yield Row("", (name("organisation", key, vocabulary),), count)
    for agency in people.agencies:
        called = ", ".join(filter(None, (agency.name, agency.parent)))
        yield Row(called, tuple(_stood_for(agency, vocabulary)), agency.count)


def _stood_for(agency: Agency, vocabulary: Vocabulary) -> Iterator[Name]:
    if agency.country:
        yield name("country", agency.country.code, vocabulary)
    if agency.represents:
        yield name("organisation", agency.represents, vocabulary)


def _first_time(people: Participants, vocabulary: Vocabulary) -> Iterator[str]:
    yield from (country.printed for country in people.first_time)
    yield from (vocabulary.organisations[key].name for key in people.first_time_organisations)
    yield from (agency.name for agency in people.agencies if agency.first_time)


def _sized(people: Participants) -> Iterator[str]:
    """Give each group, with its size where the source gives one."""
    for label, number in counted(people.groups):
        yield label if number is None else f"{label}: {number}"


def _number(stated: object) -> str:
    return "" if stated is None else str(stated)


def _agency(agency: Agency, vocabulary: Vocabulary) -> str:
    stood_for = agency.represents and f"for {vocabulary.organisations[agency.represents].name}"
    country = agency.country and vocabulary.country_name(agency.country.code)
    parts = (agency.name, agency.parent, country, stood_for)
    said = ", ".join(part for part in parts if part)
    return said if agency.count is None else f"{said}: {agency.count}"


def in_words(person: Person, vocabulary: Vocabulary) -> str:
    """Tell of a person in plain words: Name, Head of the Patent Office, India."""
    parts = in_parts(person, vocabulary)
    return ", ".join(
        "".join(word if isinstance(word, str) else word.label for word in part) for part in parts
    )


def in_parts(person: Person, vocabulary: Vocabulary) -> list[Words]:
    """Tell of a person in parts, in which office and country are names that lead to their pages."""
    function: Words = [person.function or ""]
    others: list[Words] = []
    for entry, forms in _entries(person, vocabulary):
        if form := _form(person, forms):
            function = _with_link(function, Name(form, entry.address))
        else:
            others.append([entry])
    texts = [[text or ""] for text in (person.name, person.role, person.field, person.employer)]
    lecture = f"lecture: “{person.lecture}”" if person.lecture else ""
    held = [[lecture], [written_day(person.day) if person.day else ""]]
    parts: list[Words] = [*texts[:2], function, *texts[2:], *others, *held]
    return [part for part in parts if any(part)]


def _entries(person: Person, vocabulary: Vocabulary) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Give office and country, each with the forms in which a function may say it."""
    if person.organisation:
        office, key = vocabulary.organisations[person.organisation], person.organisation
        entry = name("organisation", key, vocabulary)
        yield entry, (entry.label, office.name, office.abbreviation or office.name)
    if person.country:
        entry = name("country", person.country.code, vocabulary)
        yield entry, (entry.label,)


def _form(person: Person, forms: tuple[str, ...]) -> str:
    """Give the form in which the function of a person says a name; empty when it does not."""
    function = person.function or ""
    return next((form for form in forms if re.search(rf"\b{re.escape(form)}(?!\w)", function)), "")


def _with_link(words: Words, entry: Name) -> Words:
    """Let a name that stands in some words lead to its page."""
    for place, word in enumerate(words):
        if isinstance(word, str) and entry.label in word:
            before, _, after = word.partition(entry.label)
            return [*words[:place], before, entry, after, *words[place + 1 :]]
    return words
