"""Sums up what programmes say of a country, an organisation, a region or a topic, year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import by_part
from programmes.schema.facts import Digitisation
from programmes.schema.numbers import Count
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.mentions import Mention, Part, Role, What
    from programmes.catalogue.programme import Programme

AT_LEAST: Final = frozenset({"", "over", "more than", "at least"})
"""The words before a number that is not too high."""


class Tally(NamedTuple):
    """How many programmes name an entry, and how many people came, as far as the sources say."""

    number: int
    known: int
    """The sum of the numbers that are stated, without those that may be too high."""
    is_exact: bool
    silent: int
    """How many programmes state no number of people."""
    rough: int
    """How many state one that may be too high: about 300."""


class Sums(NamedTuple):
    """What all programmes say of an entry."""

    whole: Tally
    years: dict[int, Tally]
    """By year, in order: a programme of several years counts in each, its people in the last."""
    undated: int
    """How many programmes name no year."""
    roles: dict[tuple[Role, ...], int]
    """How many programmes name it in these roles."""

    @property
    def numbers(self) -> dict[int, int]:
        """How many programmes name it, by year."""
        return {year: tally.number for year, tally in self.years.items()}


def sums(what: What, key: str, programmes: Iterable[Programme]) -> Sums:
    """Add up what programmes say of an entry that all of them name."""
    whole: list[list[Count | None]] = []
    years: dict[int, list[list[Count | None]]] = defaultdict(list)
    undated = 0
    roles: Counter[tuple[Role, ...]] = Counter()
    for programme in programmes:
        mentions = programme.card.named[what][key]
        roles[tuple([one.role for one in mentions])] += 1
        parts = by_part(mentions)
        active: dict[int, list[Count | None]] = {}
        for part, _ in parts:
            active |= {year: [] for year in _years(part, programme)}
        came = list(_came(what, parts, programme))
        for part, count in came:
            for year in _years(part, programme)[-1:]:
                active.setdefault(year, []).append(count)
        for year, some in active.items():
            years[year].append(some)
        whole.append([count for _, count in came])
        undated += not active
    by_year = {year: _tally(years[year]) for year in sorted(years)}
    return Sums(_tally(whole), by_year, undated, roles)


def _years(part: Part, programme: Programme) -> tuple[int, ...]:
    """Give the years of a part, or of the whole programme where the part has none of its own."""
    if isinstance(part, Digitisation):
        return (part.year,)
    return part.dates.years() if part and part.dates else programme.card.years


def _came(
    what: What, parts: list[tuple[Part, list[Mention]]], programme: Programme
) -> Iterator[tuple[Part, Count | None]]:
    """Give the numbers of people: of a country or organisation its own, else of all who came."""
    if what not in {"country", "organisation"}:
        record, naming = programme.record, {id(part) for part, _ in parts}
        in_all = id(None) in naming
        if in_all and not record.participants and isinstance(record, Recurring):
            yield None, None  # somebody came to every course and event
        events = ((event, event.participants) for event in record.events)
        for of, people in ((None, record.participants), *events):
            if people and (in_all or id(of) in naming):
                exact = None if people.total else people.computed_total
                yield of, people.total or (Count(exact) if exact is not None else None)
        return
    for part, mentions in parts:
        came = [one for one in mentions if one.role == "took part"]
        itself = [one for one in came if not one.through]
        yield from ((part, one.number) for one in itself or came)  # agencies are a part of it


def _tally(programmes: list[list[Count | None]]) -> Tally:
    """Add up the numbers of some programmes; who came to none of them has no numbers."""
    known, is_exact, silent, rough = 0, True, 0, 0
    for counts in filter(None, programmes):
        stated = [count for count in counts if count]
        sure = [count for count in stated if count.qualifier in AT_LEAST]
        known += sum(count.value for count in sure)
        silent += not stated
        rough += bool(stated) and not sure
        is_exact = is_exact and len(sure) == len(counts) and not any(one.qualifier for one in sure)
    return Tally(len(programmes), known, is_exact, silent, rough)
