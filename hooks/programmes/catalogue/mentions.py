"""Finds what a record names, and as what: countries, organisations, regions, topics, years."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from programmes.schema.facts import counted
from programmes.schema.records import Dispatch, Initiative, Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.schema.dates import Dates
    from programmes.schema.facts import Digitisation, Event, Held, Participants, Person, Place
    from programmes.schema.numbers import Count
    from programmes.schema.records import Record
    from programmes.schema.references import Country
    from programmes.schema.vocabulary import Vocabulary

    Part = Event | Digitisation | None
    """What of a programme names something; None is the programme itself."""


What = Literal["country", "organisation", "region", "topic", "year", "fiscal year"]
Role = Literal[
    "about", "partner", "host", "implementing", "counterpart", "took part", "first time",
    "involved", "place", "person", "date",
]  # fmt: skip


class Mention(NamedTuple):
    """Something that a record names, and as what; a tuple, since a record has dozens of them."""

    what: What
    key: str
    """The code of a country, the id of an entry of the vocabulary, or a year."""
    role: Role
    printed: str = ""
    """The name as the source spells it; empty for topics and years."""
    number: Count | None = None
    """How many came, if it took part and the source says so."""
    through: str = ""
    """The agency or person in whom it is named: Zanzibar."""
    part: Part = None
    """The event or project that names it; None when the record itself does."""


Named = dict[What, dict[str, list[Mention]]]
"""What a programme names: countries and so on, each by its code, id or number."""


def named(found: Iterable[Mention]) -> Named:
    """Gather the mentions of each entry, in the order of the first ones."""
    entries: Named = {}
    for one in found:
        entries.setdefault(one.what, {}).setdefault(one.key, []).append(one)
    return entries


def mentions(record: Record, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """List all that the fields of a record name, in their order, parts after the whole.

    A name that the source prints with a slip (`printed_as`) has the slip as its printed form.
    """
    slips, found = record.printed_as, _record(record, vocabulary)
    if not slips:
        return tuple(found)
    return tuple(
        one._replace(printed=slips[one.printed]) if one.printed in slips else one for one in found
    )


def keys(found: Iterable[Mention], what: What) -> tuple[str, ...]:
    """List the codes or ids of all of one sort that is mentioned, each once, in order."""
    return tuple(dict.fromkeys(one.key for one in found if one.what == what))


def _record(record: Record, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from _of_kind(record, vocabulary)
    yield from _shared(record, vocabulary)
    yield from (_organisation(key, "partner", vocabulary) for key in record.partners)
    for place in (record.venue, *record.other_venues):
        yield from _place(place, vocabulary)
    yield from _persons(record.people, vocabulary)
    yield from (Mention("topic", key, "about") for key in record.topics)
    if record.fiscal_year is not None:
        yield Mention("fiscal year", str(record.fiscal_year), "date")
    for event in record.events:
        yield from (Mention(*one[:-1], event) for one in _event(event, vocabulary))
    for work in record.digitisation if isinstance(record, Initiative) else ():
        yield from (Mention(*one[:-1], work) for one in _digitised(work, vocabulary))


def _of_kind(record: Record, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Give what only dispatches and projects name."""
    if isinstance(record, Dispatch):
        if record.country:  # it is not there where the record has errors
            yield _country(record.country, "about")
        if record.host:
            yield _organisation(record.host, "host", vocabulary)
    if isinstance(record, Project):
        for key in record.implementing_organisations:
            yield _organisation(key, "implementing", vocabulary)
        for key in record.counterparts:
            yield _organisation(key, "counterpart", vocabulary)


def _event(event: Event, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from _shared(event, vocabulary)
    yield from (_organisation(key, "involved", vocabulary) for key in event.organisations)
    yield from _place(event.place, vocabulary)


def _shared(of: Held, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Find what records and events name in the same fields."""
    yield from (_country(one, "about") for one in of.countries)
    for key in of.regions:
        yield Mention("region", key, "about", vocabulary.regions[key].name)
    if of.participants:
        yield from _participants(of.participants, vocabulary)
    if of.dates:
        yield from _dated(of.dates)


@lru_cache(2**12)  # most parts of a programme have its dates
def _dated(dates: Dates) -> tuple[Mention, ...]:
    fiscal = (Mention("fiscal year", str(year), "date") for year in dates.fiscal_years())
    return (*(Mention("year", str(year), "date") for year in dates.years()), *fiscal)


def _digitised(work: Digitisation, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from (_country(one, "about") for one in work.countries)
    yield from (_organisation(key, "about", vocabulary) for key in work.organisations)
    yield Mention("year", str(work.year), "date")


def _participants(people: Participants, vocabulary: Vocabulary) -> Iterator[Mention]:
    yield from (_country(one, "took part", count) for one, count in counted(people.countries))
    yield from (_country(one, "first time") for one in people.first_time)
    for key, count in counted(people.organisations):
        yield _organisation(key, "took part", vocabulary, count)
    for key in people.first_time_organisations:
        yield _organisation(key, "first time", vocabulary)
    for agency in people.agencies:
        named = [_country(agency.country, "took part")] if agency.country else []
        if agency.represents:
            named.append(_organisation(agency.represents, "took part", vocabulary))
        yield from (one._replace(number=agency.count, through=agency.name) for one in named)
    yield from _persons(people.people, vocabulary)


def _persons(people: Iterable[Person], vocabulary: Vocabulary) -> Iterator[Mention]:
    for person in people:
        named = [_country(person.country, "person")] if person.country else []
        if person.organisation:
            named.append(_organisation(person.organisation, "person", vocabulary))
        yield from (one._replace(through=person.name) for one in named)


def _place(place: Place | None, vocabulary: Vocabulary) -> Iterator[Mention]:
    if place is None:
        return
    if place.organisation:
        yield _organisation(place.organisation, "place", vocabulary)
    if code := place.country_code(vocabulary):
        printed = place.country.printed if place.country else vocabulary.country_name(code)
        yield Mention("country", code, "place", printed)


def _country(country: Country, role: Role, count: Count | None = None) -> Mention:
    return Mention("country", country.code, role, country.printed, count)


def _organisation(
    key: str, role: Role, vocabulary: Vocabulary, count: Count | None = None
) -> Mention:
    return Mention("organisation", key, role, vocabulary.organisations[key].name, count)


def of_part(found: Iterable[Mention], part: Part) -> list[Mention]:
    """Give what a part names; by identity, for two events of a record may say the same."""
    return [mention for mention in found if mention.part is part]


def by_part(found: Iterable[Mention]) -> list[tuple[Part, list[Mention]]]:
    """Gather mentions by what names them: the record itself, which is None, and each part."""
    groups: dict[int, list[Mention]] = {}
    for one in found:
        groups.setdefault(id(one.part), []).append(one)
    return [(some[0].part, some) for some in groups.values()]
