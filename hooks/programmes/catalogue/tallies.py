"""Sums up what programmes say of a country, an organisation, a region or a topic, year by year."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.schema.facts import Digitisation
from programmes.schema.numbers import Count
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.mentions import Mention, What
    from programmes.catalogue.programme import Programme
    from programmes.schema.facts import Event

    Part = Event | Digitisation | None
    """What of a programme names an entry; None is the programme itself."""

AT_LEAST: Final = frozenset({"", "over", "more than", "at least"})
"""The words before a number that is not too high."""


class Turnout(NamedTuple):
    """How many people came to some programmes, as far as the sources say."""

    known: int = 0
    """The sum of the numbers that are stated, without those that may be too high."""
    is_exact: bool = True
    silent: int = 0
    """How many programmes state no number."""
    rough: int = 0
    """How many state one that may be too high: about 300."""


class Tally(NamedTuple):
    """What some programmes say of an entry, in one year or in all."""

    number: int
    """How many programmes name it."""
    turnout: Turnout


class Sums(NamedTuple):
    """What all programmes say of an entry."""

    whole: Tally
    years: dict[int, Tally]
    """By year, in order: a programme of several years counts in each, its people in the last."""
    undated: int
    """How many programmes name no year."""


def sums(what: What, key: str, programmes: Iterable[Programme]) -> Sums:
    """Add up what programmes say of an entry that all of them name."""
    named: dict[int, int] = defaultdict(int)
    counts: dict[int, list[list[Count | None]]] = defaultdict(list)
    whole: list[list[Count | None]] = []
    number = undated = 0
    for programme in programmes:
        mentions = programme.card.named[what][key]
        active = {year for one in mentions for year in _years(programme, one.part)}
        for year in active:
            named[year] += 1
        number, undated = number + 1, undated + (not active)
        came = list(_came(what, mentions, programme))
        if came:
            whole.append([count for _, count in came])
        of_years: dict[int, list[Count | None]] = defaultdict(list)
        for part, count in came:
            if years := _years(programme, part):
                of_years[max(years)].append(count)
        for year, some in of_years.items():
            counts[year].append(some)
    by_year = {year: Tally(named[year], _turnout(counts[year])) for year in sorted(named)}
    return Sums(Tally(number, _turnout(whole)), by_year, undated)


def _years(programme: Programme, part: Part) -> Iterable[int]:
    """Give the years of a part, or of the whole programme where the part has none of its own."""
    if isinstance(part, Digitisation):
        return (part.year,)
    dates = (part and part.dates) or programme.record.dates
    return dates.years() if dates else map(int, programme.card.named.get("year", ()))


def _came(
    what: What, mentions: Iterable[Mention], programme: Programme
) -> Iterator[tuple[Part, Count | None]]:
    """Give the numbers of people: of a country or organisation its own, else of all who came."""
    parts = {id(one.part): one.part for one in mentions}
    if what not in {"country", "organisation"}:
        record = programme.record
        events = ((event, event.participants) for event in record.events)
        for of, people in ((None, record.participants), *events):
            if not (of or people) and isinstance(record, Recurring) and id(None) in parts:
                yield None, None  # somebody came to every course and event
            elif people and not {id(of), id(None)}.isdisjoint(parts):
                exact = people.computed_total
                yield of, people.total or (Count(exact) if exact is not None else None)
        return
    for part in parts.values():
        came = [one for one in mentions if one.part is part and one.role == "took part"]
        itself = [one for one in came if not one.through]
        yield from ((part, one.number) for one in itself or came)  # agencies are a part of it


def _turnout(programmes: Iterable[list[Count | None]]) -> Turnout:
    """Add up the numbers of some programmes."""
    known, is_exact, silent, rough = 0, True, 0, 0
    for counts in programmes:
        stated = [count for count in counts if count]
        sure = [count for count in stated if count.qualifier in AT_LEAST]
        known += sum(count.value for count in sure)
        silent += not stated
        rough += bool(stated) and not sure
        is_exact = is_exact and len(sure) == len(counts) and not any(one.qualifier for one in sure)
    return Turnout(known, is_exact, silent, rough)
