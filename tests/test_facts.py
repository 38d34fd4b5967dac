"""The facts of each source text, listed by hand, stand in fields of its record.

A fact is a group of values that belong together: they have to stand in one place, such as one
event or one figure, and not merely anywhere in the record. Dates are in their short form, of
countries the names, of other names the ids; a number has the source's word before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

from programmes.dates import Dates
from programmes.schema.facts import Event, KeyFigure, Project
from programmes.schema.people import Participants, Person
from programmes.schema.references import City, Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue import Catalogue
    from programmes.vocabulary import Vocabulary

Fact = tuple[str, ...]

FACTS: dict[str, list[Fact]] = {
    "training-courses/2013-12-02-enforcement": [
        ("2013-12-02/2013-12-13", "apic", "tokyo", "Japan", "wipo"),
        ("30", "participant"),
        ("Algeria: 1", "Bhutan: 1", "Cambodia: 2", "China: 3", "Indonesia: 6", "Laos: 1"),
        ("Malaysia: 1", "Morocco: 1", "Myanmar: 2", "Pakistan: 1", "Philippines: 2"),
        ("Thailand: 3", "Vietnam: 6"),
        ("africa", "asia"),
        ("Kenichiro Natsume", "Head of the WIPO Japan Office", "wipo-japan-office"),
        ("2013-12-02", "visit", "jpo"),
        ("2013-12-04", "visit", "tokyo-customs"),
    ],
    "overviews/wipo-jica": [
        ("wipo", "jica"),
        ("1987", "start", "wipo", "asia-pacific"),
        ("2008", "change", "africa"),
        ("2019", "change"),
        ("37", "years", "1987/.."),
        ("approximately 11,000,000,000", "yen", "1987/..", "approximately 11 billion yen"),
        ("more than 100", "countries"),
    ],
    "initiatives/smes-startups-entrepreneurs": [
        ("wipo",),
        ("2024-02", "agreement", "jpo", "wipo"),
        ("Mr. HAMANO", "the then Commissioner of the Japan Patent Office (JPO)", "jpo"),
        ("Mr. Daren Tang", "Director General of the WIPO", "wipo"),
        ("627", "enterprises", "../2026-06-27"),
        ("1,000", "enterprises"),
        ("FY2023", "launch", "arab-region", "latin-america-and-caribbean"),
        ("2024-03", "launch", "Brunei", "Laos"),
        ("2024-09", "launch", "Thailand"),
        ("2024-10", "launch", "Malaysia"),
        ("2024-06", "launch", "Indonesia"),
        ("2023-05", "conference", "kigali", "Rwanda", "sub-saharan-africa", "more than 100"),
        ("30", "participants"),
        ("training",),
        ("Ms. Peserverance Muzeya", "a female entrepreneur in Zimbabwe", "Zimbabwe"),
    ],
    "initiatives/tisc": [
        ("wipo",),
        ("about 1,500", "locations"),
        ("93", "countries"),
        ("2023-05", "meeting", "algiers", "Alger", "Algeria", "arab-region"),
        ("2023-09", "meeting", "yaounde", "Yaoundé", "Cameroon", "oapi-members"),
        ("2024-06", "meeting", "harare", "Harare", "Zimbabwe", "aripo-members"),
        ("2024-03", "meeting", "vientiane", "Vienchan", "Laos", "asean"),
        ("2024-02", "seminar", "rio-de-janeiro", "Rio de Janeiro", "Brazil"),
        ("2024-03", "seminar", "vientiane", "Vienchan", "Laos"),
        ("2024-03", "seminar", "phnom-penh", "Phnompen", "Cambodia"),
    ],
    "initiatives/expert-dispatch": [
        ("wipo", "1987/..", "asia-pacific", "africa"),
        ("1987", "start", "asia-pacific"),
        ("2009", "start", "africa"),
        ("about 400", "experts", "2023"),
        ("2024-03", "seminar", "two-day", "Brazil", "inpi-brazil", "more than 200"),
        ("2023-11", "workshop", "Laos", "14", "staff", "Cambodia", "Philippines", "Vietnam"),
        ("2023-11", "workshop", "Botswana", "27", "staff", "aripo", "africa", "Zanzibar"),
        (
            "2023-11",
            "Cape Verde",
            "Eswatini",
            "Gambia",
            "Ghana",
            "Kenya",
            "Lesotho",
            "Liberia",
            "Malawi",
        ),
        ("2023-11", "Mauritius", "Mozambique", "Namibia", "Sao Tome and Principe"),
        ("2023-11", "Sierra Leone", "Somalia", "Tanzania", "Uganda", "Zambia", "Zimbabwe"),
        ("end 2024-01/2024-02", "workshop", "Thailand", "asean", "wipo", "over 60", "staff"),
    ],
    "initiatives/short-term-fellowship": [
        ("wipo", "week-long"),
        ("2023", "6", "student", "Uzbekistan", "Cambodia", "Bangladesh", "Brazil"),
        ("2023", "Morocco", "Libya"),
    ],
    "initiatives/mip": [
        ("2008/..", "africa", "wipo", "wipo-academy"),
        ("wipo", "aripo", "africa-university", "oapi", "university-of-yaounde-ii"),
        ("approximately 12", "students"),
        ("282", "graduates"),
        ("2023", "ceremony", "university-of-yaounde-ii"),
    ],
    "initiatives/youth": [
        ("wipo", "wipo-japan-office"),
        ("2023-09", "competition", "wipo-japan-office"),
        ("over 100", "entries", "2023-09", "over 100 entries"),
        ("20", "finalists", "2023-09"),
        ("5", "finalists", "2023-09"),
        ("8", "winners", "2023-09"),
        ("5", "minutes", "5-minute presentations"),
        ("8", "languages"),
        ("121", "seconds", "2minutes 1 second"),
    ],
    "initiatives/female-empowerment": [
        ("2023/..", "Bolivia", "Colombia", "Ecuador", "Peru", "wipo"),
        ("Colombia: Columbia",),
        ("19", "groups"),
        ("4", "groups", "four groups"),
    ],
    "initiatives/digital-innovation": [
        ("wipo",),
        ("2013", "start", "wipo"),
        ("2015", "start", "asean"),
        ("2023", "change", "asean"),
        ("2021", "digitalization", "implemented", "Malawi", "Thailand", "Kenya", "oapi"),
        ("2021", "data verification", "implemented", "Eswatini"),
        ("2021", "data capture", "completed", "Zambia"),
        ("2022", "full-text digitalization", "implemented", "Malawi", "Philippines"),
        ("2022", "digitalization", "implemented", "Sri Lanka", "oapi"),
        ("2022", "digitalization", "completed", "Thailand", "Malawi", "Philippines"),
        ("2022", "data verification", "implemented", "Kenya", "Zimbabwe"),
        ("Zimbabwe: Zimbabawe",),
        ("2022", "data verification", "completed", "Eswatini"),
        ("2023", "full-text conversion", "implemented", "Egypt", "Philippines", "Argentina"),
        ("2023", "digitalization", "implemented", "Zambia", "Ecuador", "Laos", "Cambodia"),
        ("2023", "digitalization", "implemented", "Sri Lanka", "oapi"),
        ("2023", "data verification", "implemented", "Kenya", "oapi"),
    ],
    "initiatives/hague-podcast": [
        ("2023/..", "wipo", "Spotify", "Apple Podcasts", "YouTube Podcasts"),
        ("15", "minutes", "15-minute episodes"),
    ],
    "initiatives/mobile-app": [
        ("2022/..", "wipo", "west-africa", "arabic-speaking-countries"),
        ("2024", "launch", "west-africa"),
        ("2024", "start", "arabic-speaking-countries"),
    ],
    "dispatches/indonesia": [
        ("FY1993/..", "Indonesia", "dgip-indonesia", "jica"),
        ("long", "1", "patent examiner"),
    ],
    "dispatches/vietnam": [
        ("2024-04/..", "Vietnam", "ip-viet-nam", "jica"),
        ("long", "1", "patent examiner"),
        ("2024-04", "launch", "ip-viet-nam"),
    ],
}

PARTS = (Event, KeyFigure, Participants, Person, Project)
"""What holds facts of its own; those of an event's participants are also the event's."""


def parts(record: BaseModel) -> Iterator[BaseModel]:
    """The record, and all that holds facts of its own below it."""
    yield record
    for _, value in record:
        for one in value if isinstance(value, tuple) else [value]:
            if isinstance(one, PARTS):
                yield from parts(one)


def values(value: object, vocabulary: Vocabulary) -> Iterator[str]:
    """The values of a part as texts; a city tells its country."""
    match value:
        case Country(code=code):
            yield vocabulary.country_name(code)
        case City(id=key, printed=printed):
            yield from (key, printed, vocabulary.country_name(vocabulary.cities[key].country))
        case Dates(spans=spans):
            yield from map(str, spans)
        case dict():
            for key, one in value.items():
                yield ": ".join([*values(key, vocabulary), *values(one, vocabulary)])
        case BaseModel() | tuple():
            for one in below(value):
                yield from values(one, vocabulary)
        case _:
            yield str(value)


def below(value: BaseModel | tuple[object, ...]) -> Iterator[object]:
    """What stands in a part or a list, without the body and what is a part of its own."""
    if isinstance(value, BaseModel):
        yield from (one for name, one in value if name != "body")
    else:
        yield from (one for one in value if not isinstance(one, PARTS))


@pytest.mark.parametrize(
    ("record", "fact"),
    [(record, fact) for record, facts in FACTS.items() for fact in facts],
    ids=lambda given: given if isinstance(given, str) else ", ".join(given),
)
def test_a_fact_of_the_source_stands_in_fields(
    record: str, fact: Fact, catalogue: Catalogue
) -> None:
    held = [set(values(part, catalogue.vocabulary)) for part in parts(catalogue.at[record].record)]
    assert any(part.issuperset(fact) for part in held)


def test_the_facts_of_every_record_are_listed(catalogue: Catalogue) -> None:
    assert FACTS.keys() == catalogue.at.keys()


def test_each_record_holds_no_more_countries_than_its_facts(catalogue: Catalogue) -> None:
    names = set(catalogue.vocabulary.country_names.values())
    for key, facts in FACTS.items():
        listed = {value.split(": ")[0] for fact in facts for value in fact}
        held = {
            value.split(": ")[0]
            for part in parts(catalogue.at[key].record)
            for value in values(part, catalogue.vocabulary)
        }
        assert held & names <= listed, key
