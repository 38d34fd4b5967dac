"""The people of a record: whom the source names, and who took part, with every number it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import Discriminator, Field, Tag

from programmes.schema.entry import Entry
from programmes.schema.references import CountryName, OrganisationId
from programmes.schema.scalars import Count, Day, Line, OptionalTally, Tally, Whole

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = TypeVar("Named")
Counted = tuple[Named, Count | None]


class Person(Entry):
    """Somebody whom the source names."""

    name: Line
    """The name as printed, capitals and title kept."""
    function: Line | None = None
    """What the person is, as printed."""
    role: Literal["speaker", "official", "trainee"] | None = None
    """The role in which the source names the person."""
    organisation: OrganisationId | None = None
    """Where the person works."""
    employer: Line | None = Field(default=None, examples=["Nairobi Law School"])
    """Where the person works, as printed, if it is named once and not in the vocabulary."""
    field: Line | None = Field(default=None, examples=["biotechnology"])
    """What the person works on, as printed: biotechnology."""
    country: CountryName | None = None
    """The country that the source names with the person."""


class Agency(Entry):
    """An agency of one country that took part."""

    name: Line
    """Its name as printed."""
    country: CountryName | None = None
    """Its country."""
    count: Tally | None = None
    """How many came from it."""
    represents: OrganisationId | None = Field(default=None, examples=["aripo"])
    """The organisation that its people represented, as in "Zimbabwe (ARIPO)"."""
    first_time: Literal["yes"] | None = None
    """Written `yes` when it took part for the first time."""


class DayCount(Entry):
    """How many came on one day; such numbers are never added up."""

    day: Day
    """The day."""
    count: Tally
    """How many came."""


def _list_or_counts(value: object) -> str:
    return "@names" if isinstance(value, (list, tuple)) else "@counts"


# A list of names where the source gives no numbers, else each name with its number.
CountryCounts = Annotated[
    Annotated[tuple[CountryName, ...], Tag("@names")]
    | Annotated[dict[CountryName, OptionalTally], Tag("@counts")],
    Discriminator(_list_or_counts),
]
OrganisationCounts = Annotated[
    Annotated[tuple[OrganisationId, ...], Tag("@names")]
    | Annotated[dict[OrganisationId, OptionalTally], Tag("@counts")],
    Discriminator(_list_or_counts),
]


def counted(listed: tuple[Named, ...] | dict[Named, Count | None]) -> Iterable[Counted[Named]]:
    """Give each that is listed with its number, None where the source gives none."""
    return listed.items() if isinstance(listed, dict) else [(one, None) for one in listed]


class Participants(Entry):
    """Who took part. Stated numbers are kept apart from those that can be added up."""

    total: Tally | None = None
    """The total that the source states: 30, or over 60."""
    total_printed: Line | None = Field(default=None, examples=["some thirty"])
    """The total in the source's words, where it is not in digits."""
    unit: Literal["person", "participant", "trainee", "student", "officer", "staff"] = "participant"
    """What is counted."""
    countries_stated: Whole | None = Field(default=None, examples=[11])
    """The number of countries that the source states."""
    countries: CountryCounts = ()
    """Countries with their numbers, or a list of names where the source gives none."""
    first_time: tuple[CountryName, ...] = Field(default=(), examples=[["Laos", "Bhutan"]])
    """The countries that took part for the first time."""
    organisations: OrganisationCounts = ()
    """Organisations and regional bodies, which are not countries, in the same way."""
    agencies: tuple[Agency, ...] = ()
    """Agencies of one country, or people who represent an organisation."""
    groups: dict[Line, Tally] = Field(default_factory=dict, examples=[{"Trademark Group": "20"}])
    """Groups with their sizes."""
    women: Tally | None = Field(default=None, examples=[12])
    """How many women."""
    men: Tally | None = Field(default=None, examples=[18])
    """How many men."""
    by_day: tuple[DayCount, ...] = Field(
        default=(), examples=[[{"day": "2024-03-05", "count": "200"}]]
    )
    """Numbers day by day."""
    people: tuple[Person, ...] = Field(
        default=(), examples=[[{"name": "Ms. A. B.", "field": "biotechnology"}]]
    )
    """Participants whom the source names."""

    @property
    def counts(self) -> list[Count | None]:
        """The number of each that is listed; None where the source gives none."""
        counts: list[Count | None] = [agency.count for agency in self.agencies]
        counts += [count for _, count in counted(self.countries)]
        counts += [count for _, count in counted(self.organisations)]
        return counts

    @property
    def computed_total(self) -> int | None:
        """The sum of the listed numbers; unknown as soon as one of them is unknown or vague."""
        exact = [one.value for one in self.counts if one is not None and not one.qualifier]
        return sum(exact) if exact and len(exact) == len(self.counts) else None
