"""The facts of each source text, listed by hand, are what the fields of its record say, and all.

A fact is a group of values that belong together: they have to stand in one place, such as one
event or one figure, and not merely anywhere in the record. Those of the record itself begin with
"record". Dates are in their short form, of countries the names, of other names the ids; a number
has the source's word before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

import built
import seeded
import small
from programmes.catalogue import loading
from programmes.schema.dates import Dates
from programmes.schema.facts import Event, KeyFigure, Person, Project
from programmes.schema.references import City, Country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary

Fact = tuple[str, ...]

FACTS: dict[str, list[Fact]] = {
    "training-courses/2013-12-02-enforcement": [
        ("record", "2013-12-02/2013-12-13", "apic", "tokyo", "Tokyo", "Japan", "wipo"),
        ("record", "30", "Algeria: 1", "Bhutan: 1", "Cambodia: 2", "China: 3", "Indonesia: 6"),
        ("record", "Laos: 1", "Malaysia: 1", "Morocco: 1", "Myanmar: 2", "Pakistan: 1"),
        ("record", "Philippines: 2", "Thailand: 3", "Vietnam: 6"),
        ("record", "africa", "asia"),
        ("Kenichiro Natsume", "Head of the WIPO Japan Office", "wipo-japan-office"),
        ("2013-12-02", "visit", "jpo"),
        ("2013-12-04", "visit", "tokyo-customs"),
    ],
    "overviews/wipo-jica": [
        ("record", "wipo", "jica"),
        ("1987", "start", "wipo", "asia-pacific"),
        ("2008", "change", "africa"),
        ("2019", "change"),
        ("37", "years", "1987/.."),
        ("approximately 11,000,000,000", "yen", "1987/..", "approximately 11 billion yen"),
        ("more than 100", "countries", "1987/.."),
    ],
    "initiatives/smes-startups-entrepreneurs": [
        ("record", "wipo"),
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
        ("2023-05", "conference", "kigali", "Kigali", "Rwanda"),
        ("2023-05", "conference", "sub-saharan-africa", "more than 100"),
        ("30", "participants"),
        ("training",),
        ("Ms. Peserverance Muzeya", "a female entrepreneur in Zimbabwe", "Zimbabwe"),
    ],
    "initiatives/tisc": [
        ("record", "wipo"),
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
        ("record", "wipo", "1987/..", "asia-pacific", "africa"),
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
        ("record", "wipo", "week-long"),
        ("2023", "training", "6", "student", "Uzbekistan", "Cambodia", "Bangladesh", "Brazil"),
        ("2023", "Morocco", "Libya"),
    ],
    "initiatives/mip": [
        ("record", "2008/..", "africa", "wipo", "wipo-academy"),
        ("record", "wipo", "aripo", "africa-university", "oapi", "university-of-yaounde-ii"),
        ("approximately 12", "students"),
        ("282", "graduates"),
        ("2023", "ceremony", "university-of-yaounde-ii"),
    ],
    "initiatives/youth": [
        ("record", "wipo", "wipo-japan-office"),
        ("2023-09", "competition", "wipo-japan-office"),
        ("over 100", "entries", "2023-09", "over 100 entries"),
        ("20", "finalists", "2023-09"),
        ("5", "finalists", "2023-09"),
        ("8", "winners", "2023-09"),
        ("5", "minutes", "5-minute presentations"),
        ("8", "languages"),
        ("release", "wipo"),
        ("121", "seconds", "2minutes 1 second"),
    ],
    "initiatives/female-empowerment": [
        ("record", "2023/..", "Bolivia", "Colombia", "Ecuador", "Peru", "wipo"),
        ("record", "Colombia: Columbia"),
        ("19", "groups", "2023/.."),
        ("4", "groups", "2023/..", "four groups"),
    ],
    "initiatives/digital-innovation": [
        ("record", "wipo", "asean", "Zimbabwe: Zimbabawe"),
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
        ("2022", "data verification", "completed", "Eswatini"),
        ("2023", "full-text conversion", "implemented", "Egypt", "Philippines", "Argentina"),
        ("2023", "digitalization", "implemented", "Zambia", "Ecuador", "Laos", "Cambodia"),
        ("2023", "digitalization", "implemented", "Sri Lanka", "oapi"),
        ("2023", "data verification", "implemented", "Kenya", "oapi"),
    ],
    "initiatives/hague-podcast": [
        ("record", "2023/..", "wipo", "Spotify", "Apple Podcasts", "YouTube Podcasts"),
        ("15", "minutes", "15-minute episodes"),
    ],
    "initiatives/mobile-app": [
        ("record", "2022/..", "wipo", "west-africa", "arabic-speaking-countries"),
        ("2024", "launch", "west-africa"),
        ("2024", "start", "arabic-speaking-countries"),
    ],
    "dispatches/indonesia": [
        ("record", "FY1993/..", "Indonesia", "dgip-indonesia", "jica"),
        ("record", "long", "1", "patent examiner"),
    ],
    "dispatches/vietnam": [
        ("record", "2024-04/..", "Vietnam", "ip-viet-nam", "jica"),
        ("record", "long", "1", "patent examiner"),
        ("2024-04", "launch", "Vietnam", "ip-viet-nam"),
    ],
}

PARTS = (Event, KeyFigure, Person, Project)
"""What holds facts of its own."""
OURS = {"id", "form", "topics", "section", "contact", "source", "updated", "body"}
"""Fields that order a record, or that tests/test_seeds.py reads."""
QUOTED = ("title", "heading", "series", "fund", "number")
"""Fields of a record that the source prints word for word."""
PRINTED = ("printed",)
"""The field of a figure that the source prints word for word."""
WORDED = ("title", "label", "role_of_jpo")
"""Fields that say in the words of the source what it says."""
WORDS = {*QUOTED, *WORDED}
OUR_WORDS = {"start", "launch", "transition", "signing", "visit", "receive", "length",
             "episode", "finalist", "target", "all"}  # fmt: skip
"""The only words in them that the source does not print."""


def parts(record: Record) -> list[BaseModel]:
    """List the record, and each event, figure, project and person of it."""
    lists = (value for _, value in record if isinstance(value, tuple))
    return [record, *(one for value in lists for one in value if isinstance(one, PARTS))]


def held(part: BaseModel, vocabulary: Vocabulary) -> set[str]:
    """The values of a part; a record itself says that it is one."""
    return {*values(part, vocabulary), *([] if isinstance(part, PARTS) else ["record"])}


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
    """What stands in a part or a list, without words and what is a part of its own."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        for name, one in value:
            default = fields[name].get_default(call_default_factory=True)
            if name not in OURS | WORDS and one != default:
                yield one
    else:
        yield from (one for one in value if not isinstance(one, PARTS))


def unlisted(facts: list[Fact], record: Record, vocabulary: Vocabulary) -> set[str]:
    """The values of a record that no fact of the same part lists, and parts without a fact."""
    found: set[str] = set()
    for part in parts(record):
        there = held(part, vocabulary)
        listed = [fact for fact in facts if there.issuperset(fact)]
        found |= there.difference(*listed, texts(part, PRINTED))
        if not listed:
            found.add(str(part))
    return found


def source_of(key: str, catalogue: Catalogue) -> str:
    """The source page of a record, as one line."""
    file = seeded.seed(catalogue.at[key], catalogue)
    assert file is not None
    return built.squeeze((built.PROJECT / "seeds" / file).read_text(encoding="utf-8"))


def texts(part: BaseModel, fields: tuple[str, ...]) -> Iterator[str]:
    """The texts of some fields, where a part has them."""
    yield from (text for name in fields if (text := getattr(part, name, None)))


def words(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return set(re.findall(r"\w+", text.lower()))


def unprinted(key: str, catalogue: Catalogue) -> set[str]:
    """What titles, labels and quotations of a record say though the source does not."""
    source = source_of(key, catalogue)
    parted = parts(catalogue.at[key].record)
    quoted = {
        text
        for part in parted
        for text in texts(part, PRINTED if isinstance(part, PARTS) else QUOTED)
        if text not in source
    }
    worded = {word for part in parted for text in texts(part, WORDED) for word in words(text)}
    return quoted | (worded - words(source) - OUR_WORDS)


@pytest.mark.parametrize(
    ("record", "fact"),
    [(record, fact) for record, facts in FACTS.items() for fact in facts],
    ids=lambda given: given if isinstance(given, str) else ", ".join(given),
)
def test_a_fact_of_the_source_stands_in_fields_of_one_part(
    record: str, fact: Fact, catalogue: Catalogue
) -> None:
    found = parts(catalogue.at[record].record)
    assert sum(held(part, catalogue.vocabulary).issuperset(fact) for part in found) == 1


def test_the_facts_of_every_record_of_the_two_pages_are_listed(seeds: Catalogue) -> None:
    assert FACTS.keys() == seeds.at.keys()


@pytest.mark.parametrize("record", FACTS)
def test_a_record_says_nothing_but_the_facts_of_its_source(
    record: str, catalogue: Catalogue
) -> None:
    assert unlisted(FACTS[record], catalogue.at[record].record, catalogue.vocabulary) == set()


@pytest.mark.parametrize("record", FACTS)
def test_titles_and_labels_say_what_the_source_prints(record: str, catalogue: Catalogue) -> None:
    assert unprinted(record, catalogue) == set()


# The guard itself: each of these additions to a record has to be seen.

VIETNAM = "dispatches/vietnam"
EVENT = "kind: launch\n    dates: 2024-04\n"


def changed(project: Path, old: str, new: str) -> Catalogue:
    """The catalogue with the record of the dispatch to Vietnam changed."""
    built.change(project / f"content/programmes/{VIETNAM}.yml", old, new)
    loaded = loading.load(project / "content")
    assert loaded.catalogue is not None, loaded.problems
    return loaded.catalogue


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("\nbody:", "\nregions: [asean]\nbody:", "asean"),
        ("\nbody:", "\ncountries: [Laos]\nbody:", "Laos"),
        ("\nbody:", "\nfiscal_year: 2024\nbody:", "2024"),
        ("\nbody:", "\nparticipants: {total: about 30}\nbody:", "about 30"),
        ("\nbody:", "\npeople: [{name: Reena}]\nbody:", "Reena"),
        (
            "\nbody:",
            "\nkey_figures: [{id: all, label: All, value: 5000, unit: examiners}]\nbody:",
            "5,000",
        ),
        ("\nevents:", "\nevents:\n  - {title: Launch, kind: ceremony, dates: 2030}", "2030"),
        ("partners: [jica]", "partners: [jica, wipo]", "wipo"),
        (EVENT, f"{EVENT}    regions: [asean]\n", "asean"),
        (EVENT, f"{EVENT}    duration: two-day\n", "two-day"),
        (EVENT, f"{EVENT}    participants: {{total: 14}}\n", "14"),
    ],
)
def test_a_fact_that_the_source_lacks_is_seen(old: str, new: str, seen: str, project: Path) -> None:
    catalogue = changed(project, old, new)
    assert seen in unlisted(FACTS[VIETNAM], catalogue.at[VIETNAM].record, catalogue.vocabulary)


@pytest.mark.parametrize(
    ("source", "is_theirs"),
    [
        (f"source: {{title: A page, url: '{next(iter(seeded.SEEDS))}'}}", True),
        ("source: {title: A page, url: 'https://www.example.org/'}", False),
        ("contact: developing-country-cooperation", False),
    ],
)
def test_a_record_is_theirs_if_one_of_the_two_pages_is_its_source(
    source: str, *, is_theirs: bool, project: Path
) -> None:
    record = small.course(f"section: training-programs-short\n{source}")
    small.put(project / "content", record)
    loaded = loading.load(project / "content")
    assert loaded.catalogue is not None, loaded.problems
    listed = seeded.alone(loaded.catalogue).at.keys()
    assert (listed - FACTS.keys() == {"training-courses/case"}) is is_theirs


def test_a_record_is_theirs_if_the_overview_prints_it_whatever_its_source(project: Path) -> None:
    added = "\nsource: {title: A page, url: 'https://www.example.org/'}\nbody:"
    catalogue = changed(project, "\nbody:", added)
    assert VIETNAM in seeded.alone(catalogue).at


def test_an_event_that_stands_twice_is_seen(project: Path) -> None:
    twice = f"events:\n  - title: Launch\n    {EVENT}    countries: [Vietnam]\n"
    catalogue = changed(project, "events:\n", f"{twice}    organisations: [ip-viet-nam]\n")
    found = [held(part, catalogue.vocabulary) for part in parts(catalogue.at[VIETNAM].record)]
    fact = ("2024-04", "launch", "Vietnam", "ip-viet-nam")
    assert sum(one.issuperset(fact) for one in found) == 2


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("- title: Launch of", "- title: Festive launch of", "festive"),
        (EVENT, f"{EVENT}    role_of_jpo: Sponsor\n", "sponsor"),
        ("title: Support for Vietnam", "title: Help for Vietnam", "Help for Vietnam"),
    ],
)
def test_a_word_that_the_source_lacks_is_seen(old: str, new: str, seen: str, project: Path) -> None:
    assert seen in unprinted(VIETNAM, changed(project, old, new))
