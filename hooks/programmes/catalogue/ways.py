"""The ways into the catalogue: what each is called, where it stands and how it names its entries.

A new way in is one more entry of `ways.yml` and of NAMES; what leads there is found by `mentions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import yaml
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
    icon: str
    """Its icon in the side bar, one of Material's, which `frame.css` draws."""
    file: str = ""
    """The file of the names of its entries, where they have one."""
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


NAMES: Final[dict[What, Callable[[str, Vocabulary], str]]] = {
    "country": lambda key, vocabulary: vocabulary.country_name(key),
    "region": lambda key, vocabulary: vocabulary.regions[key].name,
    "organisation": lambda key, vocabulary: vocabulary.organisations[key].name,
    "topic": lambda key, vocabulary: vocabulary.topics[key].label,
    "year": lambda key, _: key,
    "fiscal year": lambda key, _: _fiscal_year(key),
}
"""What gives the name of an entry of each way."""
_SAID: Final = yaml.load(files(__package__).joinpath("ways.yml").read_bytes(), yaml.CSafeLoader)
WAYS: Final = {what: Way(name=name, **_SAID[what]) for what, name in NAMES.items()}
