"""The facts of a record that stand in fields: where it was, what happened, which figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from programmes.schema.entry import Entry
from programmes.schema.people import Participants
from programmes.schema.references import CityName, CountryName, OrganisationId, RegionId
from programmes.schema.scalars import Dates, Day, Line, Slug, Tally, WebAddress, Year

if TYPE_CHECKING:
    from programmes.schema.vocabulary import Vocabulary


class Source(Entry):
    """The page of a source that a record was taken from."""

    title: Line = Field(examples=["Report on the training course"])
    """The title of the source page."""
    url: WebAddress | None = None
    """Its address; left out when it is not known."""
    last_updated: Day | None = None
    """The day that the source page itself names as its last update."""
    retrieved: Day | None = None
    """The day on which the page was read."""


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


class Event(Entry):
    """Something that was held as part of a programme."""

    title: Line
    """What it was, in the source's words."""
    kind: Literal[
        "meeting", "seminar", "workshop", "conference", "competition", "training", "visit",
        "ceremony", "exhibition", "mission", "launch", "agreement", "release", "start", "change",
    ]  # fmt: skip
    """What sort of event it was."""
    id: Slug | None = None
    """A short name, unique in the record, for calendars; its first day serves if it is left out."""
    dates: Dates | None = None
    """When it was held, as precisely as the source says."""
    duration: Line | None = None
    """How long it took, as printed: two-day."""
    place: Place | None = None
    """Where it was held."""
    countries: tuple[CountryName, ...] = ()
    """Countries that it was for, or that came."""
    regions: tuple[RegionId, ...] = ()
    """Regions and groups of countries that it was for."""
    organisations: tuple[OrganisationId, ...] = ()
    """Organisations that held it or took part."""
    participants: Participants | None = None
    """Who took part."""
    role_of_jpo: Line | None = None
    """What the JPO did there."""
    outcome: Line | None = Field(default=None, examples=["A joint statement was adopted"])
    """What came of it, in the source's words."""


class Phase(Entry):
    """A part of a course that the source distinguishes, with dates or a subject of its own."""

    title: Line = Field(examples=["First part"])
    """Its name as printed."""
    dates: Dates | None = None
    """When it was held."""
    text: Line | None = Field(default=None, examples=["lectures on trademark law"])
    """What it was about, in the source's words."""


class Project(Entry):
    """A piece of digitisation work in one year."""

    year: Year = Field(examples=[2021])
    """The calendar year."""
    activity: Literal["digitalization", "full-text digitalization", "full-text conversion",
                      "data verification", "data capture"]  # fmt: skip
    """What was done, in the source's words."""
    status: Literal["implemented", "completed"]
    """How far it got."""
    countries: tuple[CountryName, ...] = ()
    """Where it was done."""
    organisations: tuple[OrganisationId, ...] = ()
    """Organisations for which it was done."""


class KeyFigure(Entry):
    """A number that the source states, fit to be quoted."""

    id: Slug
    """A short name, unique in the record, by which pages quote the figure."""
    label: Line = Field(examples=["Locations of the centre"])
    """What is counted."""
    value: Tally = Field(examples=["about 1500"])
    """The number, with the source's word where there is one: approximately 11000000000."""
    unit: Line = Field(examples=["locations"])
    """The unit: persons, countries, yen, groups."""
    target: Literal["yes"] | None = None
    """Written `yes` for a target that is not reached yet; as_of says by when."""
    printed: Line | None = Field(default=None, examples=["about 1,500 locations"])
    """The number and its unit as printed: approximately 11 billion yen."""
    as_of: Dates | None = None
    """The day, month or year for which the source states it."""
    period: Dates | None = None
    """The time over which it was counted."""
