"""The groups of fields in records: where it was, what happened, who took part, which figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, field_validator

from programmes.schema.entry import Each, Entry, each_key_once, fault, shown
from programmes.schema.numbers import Count, OptionalTally, Tally, Whole, Year, respelt
from programmes.schema.references import (
    CityName,
    Countries,
    CountryName,
    OrganisationId,
    RegionId,
    each_once,
    separate_counts,
)
from programmes.schema.scalars import Dates, Day, Language, Line, Slug, WebAddress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import ValidationInfo

    from programmes.schema.vocabulary import Vocabulary


class Source(Entry):
    """The page of a source that a record was taken from."""

    title: Line = Field(examples=["Report on the training course"])
    """The title of the source page."""
    url: WebAddress | None = None
    """Its address; left out when it is not known."""
    language: Language | None = None
    """The language of the page: ja."""
    published: Dates | None = Field(default=None, examples=["2019-11-14"])
    """The day or month that the page gives for itself, as news does."""
    last_updated: Day | None = None
    """The day that the source page itself names as its last update."""
    retrieved: Day | None = None
    """The day on which the page was read."""
    seen: Literal["part", "whole"] | None = Field(default=None, examples=["part"])
    """How much of the page was read, where the rest may say more."""
    archive_url: WebAddress | None = Field(
        default=None, examples=["https://archive.example.org/report"]
    )
    """The address of an archived copy, where the page itself may be gone."""


class Place(Entry):
    """Where something was held."""

    organisation: OrganisationId | None = None
    """The organisation on whose premises it was held."""
    city: CityName | None = None
    """The city, as printed."""
    country: CountryName | None = None
    """The country; it follows from a known city."""
    online: Literal["yes"] | None = None
    """Written `yes` when it was held online."""

    def country_code(self, vocabulary: Vocabulary) -> str | None:
        """Give the code of its country: the stated one, or that of its city."""
        if self.country:
            return self.country.code
        return vocabulary.cities[self.city.id].country if self.city else None


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
    lecture: Line | None = Field(default=None, examples=["Recent trends in trademark law"])
    """The title of the person's lecture, as printed."""
    day: Day | None = Field(default=None, examples=["2013-12-03"])
    """The day of the lecture."""
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
    parent: Line | None = Field(default=None, examples=["Ministry of Commerce"])
    """The ministry or other body that it belongs to, as printed."""
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


# A list of names where the source gives no numbers, else each name with its number.
Counts = Annotated[
    Annotated[Each[Named], Tag("@names")]
    | Annotated[dict[Named, OptionalTally], BeforeValidator(each_key_once), Tag("@counts")],
    Discriminator(lambda value: "@names" if isinstance(value, (list, tuple)) else "@counts"),
]


def counted(listed: tuple[Named, ...] | dict[Named, Count | None]) -> Iterable[Counted[Named]]:
    """Give each that is listed with its number, None where the source gives none."""
    return listed.items() if isinstance(listed, dict) else [(name, None) for name in listed]


class Participants(Entry):
    """Who took part. Stated numbers are kept apart from those that can be added up."""

    model_config = ConfigDict(json_schema_extra={"dependentRequired": {"total_printed": ["total"]}})

    total: Tally | None = None
    """The total that the source states: 30, or over 60."""
    total_printed: Line | None = Field(default=None, examples=["some thirty"])
    """The total in the source's words, where it is not in digits."""
    unit: Literal[
        "person", "participant", "trainee", "student", "officer", "staff", "visitor",
    ] = "participant"  # fmt: skip
    """What is counted."""
    countries_stated: Whole | None = Field(default=None, examples=[11])
    """The number of countries that the source states."""
    countries: Annotated[Counts[CountryName], separate_counts] = ()
    """Countries with their numbers, or a list of names where the source gives none."""
    first_time: Countries = Field(default=(), examples=[["Laos", "Bhutan"]])
    """The countries that took part for the first time."""
    organisations: Annotated[Counts[OrganisationId], BeforeValidator(each_once)] = ()
    """Organisations and regional bodies, which are not countries, in the same way."""
    first_time_organisations: Each[OrganisationId] = Field(default=(), examples=[["aripo"]])
    """The organisations that took part for the first time."""
    agencies: Each[Agency] = ()
    """Agencies of one country, or people who represent an organisation."""
    others: Literal["yes"] | None = None
    """Written `yes` where the source says that others came too; then no total is computed."""
    groups: Counts[Line] = Field(default=(), examples=[{"Trademark Group": "20"}])
    """Groups with their sizes, or a list of their names where the source gives none."""
    women: Tally | None = Field(default=None, examples=[12])
    """How many women."""
    men: Tally | None = Field(default=None, examples=[18])
    """How many men."""
    by_day: Each[DayCount] = Field(default=(), examples=[[{"day": "2024-03-05", "count": "200"}]])
    """Numbers day by day."""
    people: Each[Person] = Field(
        default=(), examples=[[{"name": "Ms. A. B.", "field": "biotechnology"}]]
    )
    """Participants whom the source names."""

    @field_validator("total_printed")
    @classmethod
    def _words_a_total(cls, words: str, info: ValidationInfo) -> str:
        """Refuse words without the number that they stand for, which alone is counted."""
        if info.data.get("total", words) is None:
            cure = f"add total: {respelt(words) or 'with the number in digits'}"
            more = "\na number for each year goes under key_figures:, its words in printed:"
            raise fault("not-a-count", f"there is no total beside {shown(words)}", cure + more)
        return words

    @property
    def counts(self) -> list[Count | None]:
        """The number of each that is listed, and of others; None where the source gives none."""
        counts: list[Count | None] = [agency.count for agency in self.agencies]
        counts += [count for _, count in counted(self.countries)]
        counts += [count for _, count in counted(self.organisations)]
        return [*counts, None] if self.others else counts

    @property
    def computed_total(self) -> int | None:
        """The sum of the listed numbers; unknown as soon as one of them is unknown or vague."""
        exact = [count.value for count in self.counts if count is not None and not count.qualifier]
        return sum(exact) if exact and len(exact) == len(self.counts) else None


EventForm = Literal[
    "meeting", "seminar", "workshop", "symposium", "conference", "competition", "training", "visit",
    "ceremony", "exhibition", "mission", "launch", "agreement", "release", "start", "change",
]  # fmt: skip


class Titled(Entry):
    """What records and the events in them are called."""

    title: Line
    """The name as printed, or translated from Japanese."""
    title_ja: Line | None = Field(default=None, examples=["知的財産行政"])
    """The Japanese name as printed."""
    title_is_translated: Literal["yes"] | None = None
    """Written `yes` where the title is our translation and not printed."""


class Held(Entry):
    """What records and the events in them say alike: when it was, for whom, and who came."""

    dates: Dates | None = None
    """When it took place, as precisely as the source says."""
    duration: Line | None = Field(default=None, examples=["two weeks"])
    """How long it took, as printed: two weeks."""
    countries: Countries = ()
    """Countries that it is about, besides those of participants and events."""
    regions: Each[RegionId] = ()
    """Regions and groups of countries that it is about."""
    participants: Participants | None = Field(
        default=None, examples=[{"total": "30", "countries": ["Laos", "Vietnam"]}]
    )
    """Who took part."""


class Occasion(Entry):
    """What is said of an event alone, whether it stands in a record or is one."""

    called: Line | None = Field(default=None, examples=["webinar"])
    """What the source calls it, where that says more than its sort."""
    role_of_jpo: Line | None = Field(default=None, examples=["lecturer"])
    """What the JPO did there."""
    outcome: Line | None = Field(default=None, examples=["A joint statement was adopted"])
    """What came of it, in the source's words."""


class Event(Occasion, Held, Titled):
    """Something that was held as part of a programme."""

    kind: EventForm
    """What sort of event it was."""
    id: Slug | None = None
    """A short name, unique in the record, for calendars; without one, its first day is used."""
    place: Place | None = Field(default=None, examples=[{"city": "Tokyo"}])
    """Where it was held."""
    organisations: Each[OrganisationId] = ()
    """Organisations that held it or took part."""


class Phase(Entry):
    """A part of a course that the source distinguishes, with dates or a subject of its own."""

    title: Line = Field(examples=["First part"])
    """Its name as printed."""
    dates: Dates | None = None
    """When it was held."""
    text: Line | None = Field(default=None, examples=["lectures on trademark law"])
    """What it was about, in the source's words."""


class Digitisation(Entry):
    """A piece of digitisation work in one year."""

    year: Year = Field(examples=[2021])
    """The calendar year."""
    activity: Literal["digitalization", "full-text digitalization", "full-text conversion",
                      "data verification", "data capture"]  # fmt: skip
    """What was done, in the source's words."""
    status: Literal["implemented", "completed"]
    """How far it got."""
    countries: Countries = ()
    """Where it was done."""
    organisations: Each[OrganisationId] = ()
    """Organisations for which it was done."""


class KeyFigure(Entry):
    """A number that the source states, fit to be quoted."""

    id: Slug = Field(examples=["locations"])
    """A short name, unique in the record, by which pages quote the figure."""
    label: Line = Field(examples=["Locations of the centre"])
    """What is counted."""
    value: Tally = Field(examples=["about 1500"])
    """The number, with the source's word where there is one: approximately 11000000000."""
    unit: Line = Field(examples=["locations"])
    """The unit: persons, countries, yen, groups."""
    target: Literal["yes"] | None = None
    """Written `yes` for a target that has not been reached yet; as_of says by when."""
    printed: Line | None = Field(default=None, examples=["about 1,500 locations"])
    """The number and its unit as printed: approximately 11 billion yen."""
    as_of: Dates | None = None
    """The day, month or year for which the source states it."""
    period: Dates | None = None
    """The time over which it was counted; if it is a number per year, the label says so."""
