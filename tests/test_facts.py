"""The facts of each source text, listed by hand, are what the fields of its record say, and all.

A fact, a line of data/facts.txt, is a group of values that stand in one part of a record, such as
one event; those of the record itself begin with "record". Dates are in their short form.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import built
import seeded
import small
from programmes.catalogue.catalogue import Catalogue
from programmes.schema.dates import Dates
from programmes.schema.facts import Digitisation, Event, KeyFigure, Person
from programmes.schema.records import Record
from programmes.schema.references import City, Country
from programmes.schema.vocabulary import Vocabulary

Fact = tuple[str, ...]


LISTED = built.text("facts.txt").split("\n\n")
FACTS: dict[str, list[Fact]] = {
    record: [tuple(line.split("; ")) for line in facts]
    for record, *facts in map(str.splitlines, LISTED)
}
"""The facts of each record: its name, and below it a fact on each line."""
PARTS = (Event, KeyFigure, Person, Digitisation)
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


def texts(part: BaseModel, fields: tuple[str, ...]) -> Iterator[str]:
    """The texts of some fields, where a part has them."""
    yield from (text for name in fields if (text := getattr(part, name, None)))


def words(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return set(re.findall(r"\w+", text.lower()))


def unprinted(key: str, catalogue: Catalogue) -> set[str]:
    """What titles, labels and quotations of a record say though the source does not."""
    file = str(seeded.seed(catalogue.at[key], catalogue))
    source = built.squeeze((built.PROJECT / "seeds" / file).read_text(encoding="utf-8"))
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
def test_a_record_says_nothing_but_the_facts_of_its_source_in_its_words(
    record: str, catalogue: Catalogue
) -> None:
    assert unlisted(FACTS[record], catalogue.at[record].record, catalogue.vocabulary) == set()
    assert unprinted(record, catalogue) == set()


# The guard itself: each of these additions to a record has to be seen.

VIETNAM = "dispatches/vietnam"


def changed(content: Path, old: str, new: str) -> Catalogue:
    """The catalogue with the record of the dispatch to Vietnam changed."""
    shutil.copytree(built.PROJECT / "content", content)
    built.change(content / f"programmes/{VIETNAM}.yml", old, new)
    return small.load(content)


@pytest.mark.parametrize("case", built.data("facts_added.yml"), ids=lambda case: case["new"])
def test_what_the_source_lacks_is_seen(case: dict[str, str], tmp_path: Path) -> None:
    catalogue = changed(tmp_path / "content", case["old"], case["new"])
    facts = unlisted(FACTS[VIETNAM], catalogue.at[VIETNAM].record, catalogue.vocabulary)
    assert case["seen"] in facts | unprinted(VIETNAM, catalogue)


def test_an_event_that_stands_twice_is_seen(tmp_path: Path) -> None:
    twice = "events:\n  - {title: Launch, kind: launch, dates: 2024-04, countries: [Vietnam], "
    twice += "organisations: [ip-viet-nam]}\n"
    catalogue = changed(tmp_path / "content", "events:\n", twice)
    found = [held(part, catalogue.vocabulary) for part in parts(catalogue.at[VIETNAM].record)]
    fact = ("2024-04", "launch", "Vietnam", "ip-viet-nam")
    assert sum(one.issuperset(fact) for one in found) == 2
