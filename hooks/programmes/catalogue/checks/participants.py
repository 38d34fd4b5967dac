"""Finds where the numbers and names of participants contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from programmes.catalogue.checks import COMPARE
from programmes.schema.facts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.checks import Warn
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.facts import Participants
    from programmes.schema.numbers import Count
    from programmes.schema.vocabulary import Vocabulary

SAID: Final = re.compile(
    r"(?:and\s+)?([^\W\d_][^,;:()]{0,80}?)\s{0,9}\(([0-9]{1,4})(?:\s[a-z]+)?\)"
)
"""What a sentence says of a country: Kenya (2), or Algeria (1 person)."""
ABOUT = (0.8, 1.25)  # how far a number may be from one that is stated as approximate


def check(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Warn of contradictions among the participants at a place of a record."""
    for rule in (_totals, _countries, _country_twice, _first_time, _people):
        yield from rule(people, loc, warn)


def _totals(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    total = people.total
    if total is None:
        return
    sums = (
        ("total-differs", "the listed numbers", people.counts),
        ("groups-differ", "the groups", [size for _, size in counted(people.groups)]),
        ("gender-differs", "the numbers of women and men", [people.women, people.men]),
    )
    for code, words, counts in sums:
        known = [one.value for one in counts if one is not None and not one.qualifier]
        complete = len(known) == len(counts)
        if known and not (_fits(total, sum(known)) if complete else _leaves(total, sum(known))):
            adds = "add up to" if complete else "that are known add up to"
            message = f"the stated total is {total}, but {words} {adds} {sum(known)}"
            yield warn(code, (*loc, "total"), message, COMPARE)


def _people(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Compare the number of people who are named; a source may name some of many."""
    named, total = len(people.people), people.total
    if people.others and total and named < total.value:
        return
    if total and named > total.value / 2 and not _fits(total, named):
        message = f"the stated total is {total}, but {named} are named under people:"
        yield warn("people-differ", (*loc, "people"), message, COMPARE, key=True)


def sentence(
    text: str, people: Participants, vocabulary: Vocabulary, loc: Loc, warn: Warn
) -> Iterator[Problem]:
    """Compare the numbers in the sentence on participants at `loc` with those of the fields."""
    said: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in SAID.finditer(text):
        name = " ".join(match[1].split())
        known = (vocabulary.country_codes, vocabulary.country_slips, vocabulary.organisation_ids)
        said[next((names[name] for names in known if name in names), "")].append(match)
    listed = [*((one.code, count) for one, count in counted(people.countries))]
    for key, count in [*listed, *counted(people.organisations)]:
        number = sum(int(match[2]) for match in said.get(key, ()))
        if number and count and not count.qualifier and number != count.value:
            words = " and ".join(f"{' '.join(one[1].split())} ({one[2]})" for one in said[key])
            message = f"the text says {words}, but the number under participants: is {count}"
            yield warn("sentence-differs", loc, message, COMPARE, part=said[key][0][0])


def _fits(total: Count, number: int) -> bool:
    """Say whether a number can be a stated total: more than 100, about 30."""
    match total.qualifier:
        case "over" | "more than" | "at least":  # a source may list as many as it knows
            return number >= total.value
        case "up to":
            return number <= total.value
        case "":
            return number == total.value
    return ABOUT[0] * total.value <= number <= ABOUT[1] * total.value


def _leaves(total: Count, part: int) -> bool:
    """Say whether a part can belong to a stated total, whatever else does."""
    if total.qualifier in {"over", "more than", "at least"}:
        return True
    return part <= total.value * (ABOUT[1] if total.qualifier not in {"", "up to"} else 1)


def _countries(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    stated, listed = people.countries_stated, {one.code for one in people.countries}
    through = {one.country.code if one.country else one.name for one in people.agencies}
    most = len(listed | through) + len(people.organisations)  # each may stand for a country
    if stated is None or not listed:
        return
    if stated < len(listed) or (stated > most and not people.others):
        message = f"the stated number of countries is {stated}, but the list has {len(listed)}"
        yield warn("countries-differ", (*loc, "countries_stated"), message, COMPARE)


def _country_twice(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Find a country under two of its names: `Vietnam: 3` and `Viet Nam: 1`."""
    first: dict[str, str] = {}
    keyed = isinstance(people.countries, dict)
    for number, one in enumerate(people.countries):
        if one.code in first:
            message = f"'{one.printed}' is the same country as '{first[one.code]}', listed above"
            place = (*loc, "countries", one.printed if keyed else number)
            yield warn("country-twice", place, message, COMPARE, key=keyed)
        first.setdefault(one.code, one.printed)


def _first_time(people: Participants, loc: Loc, warn: Warn) -> Iterator[Problem]:
    """Find a country or an organisation that came for the first time, and is not listed."""
    agencies = people.agencies
    sorts = (
        ("first_time", "countries", [(one.code, one.printed) for one in people.first_time],
         {one.code for one in people.countries},
         {one.country.code for one in agencies if one.country}),
        ("first_time_organisations", "organisations",
         [(key, key) for key in people.first_time_organisations],
         set(people.organisations),
         {one.represents for one in agencies if one.represents}),
    )  # fmt: skip
    for field, under, new, came, through in () if people.others else sorts:
        for number, (key, name) in enumerate(new if came else ()):
            if key not in came | through:
                message = f"'{name}' took part for the first time, but is not listed"
                cure = f"list it under {under}: as well, or compare both with the source"
                yield warn("first-time-unlisted", (*loc, field, number), message, cure)
