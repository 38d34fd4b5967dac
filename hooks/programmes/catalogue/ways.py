"""The ways into the catalogue: what each is called, where it stands and how it names its entries.

A new way in is one more entry of WAYS; what leads there is found by `mentions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from slugify import slugify

from programmes.catalogue.programme import Crumb
from programmes.schema import dates
from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from programmes.catalogue.mentions import What
    from programmes.schema.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the catalogue: an index of entries, each with the programmes that name it."""

    one: str
    """What an entry is."""
    many: str
    """What entries are."""
    index: str
    """The address of its index page."""
    about: str
    """One sentence for the index page."""
    lead: str
    """One sentence for the page of each entry."""
    name: Callable[[str, Vocabulary], str]
    """Gives the name of an entry."""
    newest_first: bool = False
    """Whether its entries stand by number, the highest first; else they stand by name."""

    @property
    def label(self) -> str:
        """The name of the way in, as headings and crumbs have it."""
        return self.many[0].upper() + self.many[1:]

    def counted(self, number: int) -> str:
        """Give a number of entries in words: 47 countries."""
        return f"{grouped(number)} {self.one if number == 1 else self.many}"

    def address(self, key: str) -> str:
        """Give the address of an entry's page; a country's code stays when its name does not."""
        return f"{self.index}{key.lower()}/"

    def entry(self, key: str, vocabulary: Vocabulary) -> Crumb:
        """Give the name and address of an entry."""
        return Crumb(self.name(key, vocabulary), self.address(key))

    def in_order(self, keys: Iterable[str], vocabulary: Vocabulary) -> list[str]:
        """Put entries in the order of the index."""
        if self.newest_first:
            return sorted(keys, key=int, reverse=True)
        return sorted(keys, key=lambda key: slugify(self.name(key, vocabulary)))


@cache  # each page of a course says it, and there are few years
def _fiscal_year(key: str) -> str:
    year = dates.Moment(date(int(key), dates.APRIL, 1), dates.Precision.FISCAL_YEAR)
    return dates.display(dates.Dates((dates.Span(year, year),)))


WAYS: dict[What, Way] = {
    "country": Way(
        one="country",
        many="countries",
        index="countries/",
        about="Countries that programmes name: those that took part, those that a programme "
        "is about, and those where something was held.",
        lead="All programmes that name this country, and its part in each.",
        name=lambda key, vocabulary: vocabulary.country_name(key),
    ),
    "region": Way(
        one="region or group of countries",
        many="regions and groups of countries",
        index="regions/",
        about="Regions and groups of countries that programmes name. "
        "Which countries belong to a group is not said here.",
        lead="All programmes that name this region or group of countries.",
        name=lambda key, vocabulary: vocabulary.regions[key].name,
    ),
    "organisation": Way(
        one="organisation",
        many="organisations",
        index="organisations/",
        about="Offices, international organisations and others that programmes name.",
        lead="All programmes that name this organisation, and its part in each.",
        name=lambda key, vocabulary: vocabulary.organisations[key].name,
    ),
    "topic": Way(
        one="topic",
        many="topics",
        index="topics/",
        about="What programmes are about.",
        lead="Programmes on this topic.",
        name=lambda key, vocabulary: vocabulary.topics[key].label,
    ),
    "year": Way(
        one="year",
        many="years",
        index="years/",
        about="Calendar years in which programmes or their events began, ended or took place.",
        lead="What began, ended or took place in this calendar year.",
        name=lambda key, _: key,
        newest_first=True,
    ),
    "fiscal year": Way(
        one="Japanese fiscal year",
        many="Japanese fiscal years",
        index="fiscal-years/",
        about="Japanese fiscal years run from April to March. "
        "A date that could fall in two of them is listed under neither.",
        lead="What began, ended or took place in this Japanese fiscal year.",
        name=lambda key, _: _fiscal_year(key),
        newest_first=True,
    ),
}
