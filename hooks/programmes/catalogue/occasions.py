"""Finds the occasions of a programme: itself and each of its parts, with who, when and on what.

A filter for a country and a year has to find both in one occasion: a line of work that began in
1987 and held a seminar for Laos in 2019 was not in Laos in 1987.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import by_part, keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.card import Card
    from programmes.catalogue.mentions import Mention, Role
    from programmes.schema.records import Record

OF_ALL: Final[frozenset[Role]] = frozenset({"partner", "implementing", "counterpart"})
"""The roles of an organisation in the whole of a programme, and so in each of its parts."""
FOR_ALL: Final[frozenset[Role]] = frozenset({"about", "took part", "first time"})
"""The roles of countries for which a part is held that names none."""


class Occasion(NamedTuple):
    """What is named together: the codes, numbers and ids of a programme or a part of it."""

    country: tuple[str, ...]
    year: tuple[str, ...]
    organisation: tuple[str, ...]
    topic: tuple[str, ...]


def occasions(card: Card) -> tuple[Occasion, ...]:
    """Give the occasions of a programme, its own first, each once.

    A part has the topics and partners of the programme, the countries where it names none, and the
    years where it names none and the programme has an end.
    """
    own, parts = by_part(card.mentions)
    topics = keys(own, "topic")
    shared = [one for one in own if one.role in OF_ALL]
    countries = keys((one for one in own if one.role in FOR_ALL), "country")
    years = keys(own, "year") if _ends(card.record) else ()
    found = [_occasion(own, topics)]
    for _, mentions in parts:
        part = _occasion([*shared, *mentions], topics)
        found.append(part._replace(country=part.country or countries, year=part.year or years))
    return tuple(dict.fromkeys(found))


def _occasion(mentions: Iterable[Mention], topics: tuple[str, ...]) -> Occasion:
    named = list(mentions)
    return Occasion(
        keys(named, "country"), keys(named, "year"), keys(named, "organisation"), topics
    )


def _ends(record: Record) -> bool:
    return bool(record.dates and record.dates.first_day and record.dates.last_day)
