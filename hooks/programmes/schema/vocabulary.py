"""All names that records may use: read from content/vocabulary, and countries from CLDR."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from programmes.reader.folder import DEVICES, RESERVED
from programmes.schema.entry import Entry, fault, shown
from programmes.schema.scalars import Line, Slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


TAKEN = (RESERVED | DEVICES) - {"sections"}  # where the pages of sections stand


def not_reserved(value: str) -> str:
    """Refuse an id, or the parts of an address, that the site or a server uses itself."""
    for part in value.split("/"):
        if part in TAKEN:
            message = f"'{part}' is an address that the site itself, or Windows, uses"
            raise fault("reserved-name", message, f"use a longer name: {part}-of-courses")
    return value


def country_code(value: object) -> object:
    """Accept a code of ISO 3166-1; who writes the name of a country is told its code."""
    known = cldr_names()
    if isinstance(value, str) and value not in known:
        code = next((code for code, name in known.items() if name == value), '"VN"')
        message = f"{shown(value)} is not a country code of ISO 3166-1"
        raise fault("unknown-country", message, f"two letters: {code}")
    return value


Code = Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["VN"]), BeforeValidator(country_code)]
EntryId = Annotated[Slug, AfterValidator(not_reserved)]
"""The id of an entry is a part of its page's address, and follows the rule of file names."""
Address = Annotated[
    str, Field(pattern=r"^([a-z0-9][a-z0-9-]{0,79}/)*$"), AfterValidator(not_reserved)
]


class Section(Entry):
    """A node of the trails."""

    label: Line
    """The label as printed in the source's trail."""
    parent: Slug | None = None
    """The node above it; only the root has none."""
    page: Address | None = None
    """The address of its page, where that is not /sections/<id>/."""
    menu: Literal["yes"] | None = None
    """Written `yes` for a node of the global menu; the menu follows the order of the file."""
    about: Line | None = None
    """One sentence for its landing page."""


def _known_by_either(schema: dict[str, Any]) -> None:
    schema["required"].remove("name")
    schema["anyOf"] = [{"required": ["name"]}, {"required": ["abbreviation"]}]


class Organisation(Entry):
    """An office, a body or a company."""

    model_config = ConfigDict(json_schema_extra=_known_by_either)

    name: Line
    """The full name; the short name stands for it where only that is known."""
    abbreviation: Line | None = None
    """The short name."""
    kind: Literal[
        "ip-office", "regional-ip-organisation", "un-agency", "aid-agency", "court", "customs",
        "ministry", "association", "training-centre", "university", "company", "other",
    ]  # fmt: skip
    """What it is."""
    country: Code | None = None
    """Its country, by its two-letter code."""
    variants: tuple[Line, ...] = ()
    """Other spellings of its name in print."""
    former_names: tuple[Line, ...] = Field(default=(), examples=[["HIDA"]])
    """Former names, the latest first."""

    @model_validator(mode="before")
    @classmethod
    def _is_known_by_its_short_name(cls, value: object) -> object:
        if isinstance(value, dict) and value.get("abbreviation") and "name" not in value:
            return {"name": value["abbreviation"], **value}
        return value


class CountryNames(Entry):
    """What CLDR does not say about a country's names."""

    name: Line | None = None
    """The name shown, where CLDR's is not wanted."""
    variants: tuple[Line, ...] = ()
    """Other correct spellings."""
    slips: tuple[Line, ...] = ()
    """Wrong spellings that sources print."""
    parts: tuple[Line, ...] = ()
    """Parts of it that sources list among countries: Zanzibar."""


class City(Entry):
    """A city that records name."""

    name: Line
    """The name shown."""
    country: Code
    """Its country, by its two-letter code."""
    variants: tuple[Line, ...] = ()
    """Other spellings in print."""


class Region(Entry):
    """A region or a group of countries, without a list of its members."""

    name: Line
    """The name shown."""
    variants: tuple[Line, ...] = ()
    """Other spellings in print."""


class Places(Entry):
    """The file places.yml."""

    countries: dict[Code, CountryNames]
    """By two-letter code, quoted: "NO"."""
    cities: dict[EntryId, City]
    """By id."""
    regions: dict[EntryId, Region]
    """By id."""


class Topic(Entry):
    """A subject of programmes."""

    label: Line
    """The label shown."""


class Contact(Entry):
    """The lines under "Contact Us" of a source page."""

    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    """The lines as printed."""
    phone: Annotated[str, Field(pattern=r"^0[0-9]{1,4}(-[0-9]{1,4}){2}$")] | None = None
    """The telephone number as printed, with its hyphens."""
    extension: Annotated[str, Field(pattern=r"^[0-9]{1,6}$")] | None = None
    """The extension."""


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
    unread: frozenset[str] = frozenset()
    """The files that could not be read: any name may be one of theirs."""

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
        return self.country_names.get(code, code)

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """Every right spelling of a country's name with its code."""
        names = [*cldr_names().items(), *self.country_names.items()]
        bare = [(code, name.split(" (", maxsplit=1)[0]) for code, name in names]
        own = _names(self.places.countries, "variants").items()
        named = [*bare, *names, *((code, name) for name, code in own)]
        return {form: code for code, name in named for form in _forms(name)}

    @cached_property
    def country_slips(self) -> dict[str, str]:
        """Every wrong spelling that sources are known to print, with the country's code."""
        return _names(self.places.countries, "slips")

    @cached_property
    def country_parts(self) -> dict[str, str]:
        """Every part of a country that sources list beside countries, with the country's code."""
        return _names(self.places.countries, "parts")

    @cached_property
    def organisation_ids(self) -> dict[str, str]:
        """Every name of an organisation, short and long, former too, with its id."""
        fields = ("name", "abbreviation", "variants", "former_names")
        return _names(self.organisations, *fields)

    @cached_property
    def region_ids(self) -> dict[str, str]:
        """Every name of a region or a group of countries with its id."""
        return _names(self.regions, "name", "variants")

    @cached_property
    def city_ids(self) -> dict[str, str]:
        """Every spelling of a city with its id."""
        return _names(self.cities, "name", "variants")

    def chain(self, section: str) -> tuple[str, ...]:
        """List the ids from the root down to a section."""
        parent = self.sections[section].parent
        return (*(self.chain(parent) if parent else ()), section)

    def children(self, section: str) -> Iterator[str]:
        """List the sections right below one, in the order of the file."""
        return (key for key, entry in self.sections.items() if entry.parent == section)

    def section_title(self, section: str) -> str:
        """Name the page of a section: its label, and what is above it if others have that label."""
        own = self._labels(section)
        others = [self._labels(key) for key in self.sections if key != section]
        length = 1
        while length < len(own) and any(other[-length:] == own[-length:] for other in others):
            length += 1
        above = " > ".join(own[-length:-1])
        return f"{own[-1]} ({above})" if above else own[-1]

    def _labels(self, section: str) -> list[str]:
        """List the labels from below the root down to a section."""
        chain = self.chain(section)
        return [self.sections[key].label for key in chain[1:] or chain]

    def section_address(self, section: str) -> str:
        """Say where the page of a section is, from the root of the site."""
        page = self.sections[section].page
        return f"sections/{section}/" if page is None else page


@cache  # asked for each code of the vocabulary
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
    """Give the ways in which a text may write a name: with an article, or either apostrophe."""
    spelt = name.replace(" & ", " and ").replace("St. ", "Saint ")
    for form in {name, spelt, spelt.replace("\u2019", "'"), spelt.replace("'", "\u2019")}:
        yield form
        yield f"the {form.removeprefix('the ')}"


def _names(entries: Mapping[str, Entry], *fields: str) -> dict[str, str]:
    """Give the names in some fields of entries with the ids, but for names that two share."""
    names: dict[str, str] = {}
    shared: set[str] = set()
    for key, entry in entries.items():
        for value in (getattr(entry, field) for field in fields):
            for name in [value] if isinstance(value, str) else value or ():
                if names.setdefault(name, key) != key:
                    shared.add(name)
    return {name: key for name, key in names.items() if name not in shared}
