"""All names that records may use: read from content/vocabulary, and countries from CLDR."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale

from programmes.schema.vocabulary import (
    City,
    Contact,
    CountryNames,
    EntryId,
    Organisation,
    Places,
    Region,
    Section,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.schema.facts import Place

# What each file of content/vocabulary holds: entries by id, or for places three groups of them.
FILES = {
    "sections": dict[EntryId, Section],
    "organisations": dict[EntryId, Organisation],
    "places": Places,
    "topics": dict[EntryId, Topic],
    "contacts": dict[EntryId, Contact],
}


# Pydantic writes out all that an error refers to; and one as a whole is only ever itself.
@dataclass(frozen=True, repr=False, eq=False)
class Vocabulary:
    """The entries by id, and the ways in which records may write them."""

    sections: dict[str, Section]
    organisations: dict[str, Organisation]
    places: Places
    topics: dict[str, Topic]
    contacts: dict[str, Contact]

    @property
    def cities(self) -> dict[str, City]:
        """Cities by id."""
        return self.places.cities

    @property
    def regions(self) -> dict[str, Region]:
        """Regions and groups of countries by id."""
        return self.places.regions

    @cached_property
    def country_names(self) -> dict[str, str]:
        """The name shown for each country code: the vocabulary's, else CLDR's."""
        own = {code: names.name for code, names in self.places.countries.items() if names.name}
        return cldr_names() | own

    def country_name(self, code: str) -> str:
        """Name a country by its code."""
        return self.country_names[code]

    def country_of(self, place: Place) -> str | None:
        """Give the code of the country of a place: the stated one, or that of its city."""
        if place.country:
            return place.country.code
        return self.cities[place.city.id].country if place.city else None

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """Every right spelling of a country's name with its code."""
        cldr = {form: code for code, name in cldr_names().items() for form in _forms(name)}
        shown = {form: code for code, name in self.country_names.items() for form in _forms(name)}
        return cldr | shown | dict(_spellings(self.places.countries, "variants"))

    @cached_property
    def country_slips(self) -> dict[str, str]:
        """Every wrong spelling that sources are known to print, with the country's code."""
        return dict(_spellings(self.places.countries, "slips"))

    @cached_property
    def country_parts(self) -> dict[str, str]:
        """Every part of a country that sources list beside countries, with the country's code."""
        return dict(_spellings(self.places.countries, "parts"))

    @cached_property
    def organisation_ids(self) -> dict[str, str]:
        """Every name of an organisation, short and long, former too, with its id."""
        return {
            name: key
            for key, one in self.organisations.items()
            for name in (one.name, one.abbreviation, *one.variants, *one.former_names)
            if name
        }

    @cached_property
    def region_ids(self) -> dict[str, str]:
        """Every name of a region or a group of countries with its id."""
        return {
            name: key for key, one in self.regions.items() for name in (one.name, *one.variants)
        }

    @cached_property
    def city_ids(self) -> dict[str, str]:
        """Every spelling of a city with its id."""
        return {
            spelling: key
            for key, city in self.cities.items()
            for spelling in (city.name, *city.variants)
        }

    def chain(self, section: str) -> tuple[str, ...]:
        """List the ids from the root down to a section."""
        parent = self.sections[section].parent
        return (*(self.chain(parent) if parent else ()), section)

    def children(self, section: str) -> Iterator[str]:
        """List the sections right below one, in the order of the file."""
        return (key for key, entry in self.sections.items() if entry.parent == section)

    def section_address(self, section: str) -> str:
        """Say where the page of a section is, from the root of the site."""
        page = self.sections[section].page
        return f"sections/{section}/" if page is None else page


def cldr_names() -> dict[str, str]:
    """Give CLDR's English names of the countries and territories of ISO 3166-1."""
    grouped = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    reserved = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}  # parts of countries, for the post
    names = Locale("en").territories.items()
    return {
        code: name
        for code, name in names
        if len(code) == 2 and code.isalpha() and code not in grouped | reserved  # noqa: PLR2004
    }


def _forms(name: str) -> Iterator[str]:
    """Give the ways in which a text may write a name: with an article, `and` for `&`."""
    for form in {name, name.replace(" & ", " and "), name.split(" (", maxsplit=1)[0]}:
        yield form
        yield f"the {form}"


def _spellings(countries: dict[str, CountryNames], group: str) -> Iterator[tuple[str, str]]:
    for code, names in countries.items():
        for spelling in getattr(names, group):
            yield spelling, code
