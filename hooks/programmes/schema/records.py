"""The kinds of records, a model each; what is said of withdrawn addresses and atop other pages.

Everything else about fields is generated from here.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Final, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from programmes.schema.blocks import Block
from programmes.schema.entry import Each, Entry, fault, refuse, shown
from programmes.schema.facts import (
    Digitisation,
    Event,
    EventForm,
    Held,
    KeyFigure,
    Occasion,
    Person,
    Phase,
    Place,
    Source,
    Titled,
)
from programmes.schema.numbers import FiscalYear, Tally, Whole
from programmes.schema.references import ContactId, CountryName, OrganisationId, SectionId, TopicId
from programmes.schema.scalars import Dates, Day, Labelled, Line, RecordId
from programmes.schema.timetable import Timetable


def _of_a_kind(value: str) -> str:
    """Refuse a former address that was none of a record: assets/catalogue is the site's own."""
    if value.partition("/")[0] not in KINDS:
        cure = f"write kind/file-name; the kinds are: {', '.join(KINDS)}"
        raise fault("wrong-form", f"{shown(value)} was not the address of a record", cure)
    return value


FormerId = Annotated[RecordId, AfterValidator(_of_a_kind)]


class Filed(Titled):
    """What a record is called, and where it stands."""

    heading: Line | None = None
    """The heading of the page as printed, where it says more than the title."""
    other_names: Each[Line] = Field(default=(), examples=[["OPET", "PPTT"]])
    """Other names that the source has for it, including short ones."""
    section: SectionId | None = None
    """The place in the site; its trail is the section's, then the heading."""
    id: FormerId | None = None
    """The id from before a rename: kind/old-file-name."""
    redirect_from: Each[FormerId] = ()
    """Former addresses that should lead here: kind/old-file-name."""


class Record(Held, Filed):
    """What every record can say, whatever its kind."""

    kind: ClassVar[str]
    """The folder of the kind and the first part of its addresses."""
    singular: ClassVar[str]
    plural: ClassVar[str]
    about: ClassVar[str]
    """One sentence for the index page of the kind."""

    fiscal_year: FiscalYear | None = Field(default=None, examples=[2013])
    """The Japanese fiscal year, where the source states one: 2013 is April 2013 to March 2014."""
    fund: Line | None = Field(default=None, examples=["WIPO Funds-in-Trust/Japan"])
    """The fund or organisation that pays for it, as printed."""
    audience: Line | None = Field(default=None, examples=["judges and prosecutors"])
    """Who it is for, as printed."""
    eligibility: Line | None = Field(default=None, examples=["three years of examination"])
    """What is required of applicants, as printed."""
    languages: Each[Line] = Field(default=(), examples=[["Japanese-Vietnamese interpretation"]])
    """Its languages, as printed."""
    identifiers: Labelled = Field(
        default_factory=dict, examples=[{"WIPO IP-TAD": "16826", "JICA": "1001900"}]
    )
    """Its numbers in other systems: the system, then the number there."""
    venue: Place | None = Field(default=None, examples=[{"city": "Tokyo"}])
    """Where it was held."""
    other_venues: Each[Place] = Field(default=(), examples=[[{"city": "Hanoi"}]])
    """Where else it was held, if the source names several places."""
    partners: Each[OrganisationId] = ()
    """Organisations that take part in it, besides the JPO."""
    topics: Each[TopicId] = ()
    """What it is about."""
    people: Each[Person] = ()
    """Other people whom the source names."""
    key_figures: Each[KeyFigure] = ()
    """Numbers that the source states."""
    events: Each[Event] = ()
    """What was held as part of it."""
    printed_as: dict[Line, Line] = Field(default_factory=dict)
    """Names that the source misspells: the right name, then the printed one."""
    confirmed: dict[Line, Line] = Field(
        default_factory=dict, examples=[{"total-differs": "the page says 25 and lists 21"}]
    )
    """Answers to warnings: the word in square brackets, then the reason, shown as a note."""
    body: tuple[Block, ...] = Field(
        default=(), examples=[[{"text": "The course was held in Tokyo."}]]
    )
    """What is on the page, in the order of the source; left out where facts are all there is."""
    contact: ContactId | None = None
    """Whom the source page names under "Contact Us"."""
    source: Source | None = None
    """The page that the record was taken from."""
    updated: Day
    """The day on which the record last changed."""

    @field_validator("other_venues")
    @classmethod
    def _besides_the_venue(cls, places: tuple[Place, ...], info: ValidationInfo) -> object:
        if (venue := info.data.get("venue")) in places:
            twice = fault("listed-twice", "this place is the venue already", "keep one of the two")
            refuse([((places.index(venue),), twice)])
        return places

    @property
    def name(self) -> str:
        """The heading of the page, which is the last crumb of its trail."""
        return self.heading or self.title


class Recurring(Record):
    """One of several that are held one after another under the same name."""

    series: Line | None = Field(default=None, examples=["IP Trainers"])
    """The short name under which it is held repeatedly: the same in all its editions."""
    former_series: Line | None = Field(default=None, examples=["PPTT"])
    """The course that it continues under a new name, as printed."""
    edition: Whole | None = None
    """Which edition it was: 8 for the 8th."""


class TrainingCourse(Recurring):
    """One edition of a training course."""

    kind: ClassVar[str] = "training-courses"
    singular: ClassVar[str] = "Training course"
    plural: ClassVar[str] = "Training courses"
    about: ClassVar[str] = "Courses for officials of developing countries, each with its report."

    dates: Dates
    """When the course was held."""
    level: Line | None = Field(default=None, examples=["advanced"])
    """Its level, as printed."""
    phases: Each[Phase] = Field(
        default=(),
        examples=[[{"title": "First part", "dates": "2015-08", "text": "trademark law"}]],
    )
    """Its parts, where the source distinguishes them."""
    timetable: Timetable | None = None
    """Its timetable, which has a page of its own."""


class EventRecord(Occasion, Recurring):
    """An event that stands alone, with a page of its own in the source."""

    kind: ClassVar[str] = "events"
    singular: ClassVar[str] = "Event"
    plural: ClassVar[str] = "Events"
    about: ClassVar[str] = "Meetings, seminars, workshops and other events that stand alone."

    form: EventForm | None = None
    """What sort of event it was."""


class Overview(Record):
    """A page that presents several programmes together."""

    kind: ClassVar[str] = "overviews"
    singular: ClassVar[str] = "Overview"
    plural: ClassVar[str] = "Overviews"
    about: ClassVar[str] = "Pages that present several programmes together."


class Numbered(Record):
    """A record that an overview prints under a number."""

    number: Line | None = Field(default=None, examples=["(1)"])
    """Its number in the overview, as printed: (1)."""


class Initiative(Numbered):
    """A line of work that the fund FIT Japan IP Global pays for."""

    kind: ClassVar[str] = "initiatives"
    singular: ClassVar[str] = "Initiative"
    plural: ClassVar[str] = "Initiatives"
    about: ClassVar[str] = "Work of the fund FIT Japan IP Global at WIPO."

    channels: Each[Line] = ()
    """Where its works are available, as printed: Spotify."""
    form: Literal["project", "service", "education"] = "project"
    """A project, a permanent service, or an education programme with students."""
    digitisation: Each[Digitisation] = ()
    """Digitisation work, year by year."""


class Dispatch(Numbered):
    """Experts whom the JPO sends to an office abroad through JICA."""

    kind: ClassVar[str] = "dispatches"
    singular: ClassVar[str] = "Dispatch"
    plural: ClassVar[str] = "Dispatches"
    about: ClassVar[str] = "Experts whom the JPO sends to offices abroad through JICA."

    country: CountryName
    """The country to which experts are sent."""
    host: OrganisationId | None = None
    """The office that they work in."""
    term: Literal["long", "short"] | None = None
    """Long-term or short-term experts."""
    experts: Tally | None = None
    """How many there are now."""
    posts: Each[Line] = Field(default=(), examples=[["patent examiner"]])
    """What they are, as printed: patent examiner."""


class Project(Record):
    """A project of technical cooperation with an office abroad, such as JICA's."""

    kind: ClassVar[str] = "projects"
    singular: ClassVar[str] = "Project"
    plural: ClassVar[str] = "Projects"
    about: ClassVar[str] = "Projects of technical cooperation with offices abroad."

    status: Literal["planned", "under way", "completed"] | None = None
    """How far it has got; the dates say how long it runs."""
    signed: Dates | None = Field(default=None, examples=["2004-10-07"])
    """When it was agreed and signed."""
    site: Line | None = Field(default=None, examples=["Jakarta"])
    """The project site, as printed."""
    implementing_organisations: Each[OrganisationId] = ()
    """Organisations that carry it out."""
    counterparts: Each[OrganisationId] = ()
    """Organisations with which the experts work."""
    goal: Line | None = Field(default=None, examples=["Rights are protected better"])
    """The overall goal, as printed."""
    purpose: Line | None = Field(default=None, examples=["Examination becomes quicker"])
    """The project purpose, as printed."""
    outputs: Each[Line] = Field(default=(), examples=[["A manual for examiners"]])
    """The outputs that are expected of it, as printed."""
    includes: Each[RecordId] = ()
    """Dispatches, events and other records that belong to it: dispatches/vietnam."""


def _kinds(model: type[Record]) -> dict[str, type[Record]]:
    own = {model.kind: model} if "kind" in vars(model) else {}
    return own | {k: m for child in model.__subclasses__() for k, m in _kinds(child).items()}


# A new kind is a model above and a folder of its name: it enters this table by itself.
KINDS = _kinds(Record)


# No part begins with a dot, so that none leads out of the site.
ADDRESS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def _address(value: str) -> str:
    """Accept an address of this site as editors write it: countries/vn."""
    if not ADDRESS.fullmatch(value):
        bare = value.strip("/")
        meant = bare if ADDRESS.fullmatch(bare) else "initiatives/tisc"
        cure = f"write it from the root of the site, without a slash at either end: {meant}"
        raise fault("wrong-form", f"{shown(value)} is not an address of this site", cure)
    return value


SiteAddress = Annotated[str, AfterValidator(_address)]


class Retirement(Entry):
    """What is said of an address that was withdrawn, with all that stood below it."""

    day: Day
    """The day on which it was withdrawn."""
    reason: Line
    """Why, in a sentence for those who follow a link to it."""
    instead: SiteAddress | None = None
    """The page that replaces it, if there is one: initiatives/tisc."""


RETIRED: Final = dict[SiteAddress, Retirement]
"""What content/retired.yml says of each address."""


class Head(Entry):
    """What a hand-written page can say between the lines --- at its top."""

    title: Line | None = None
    """Its title; without one, its first heading is."""
    description: Line | None = None
    """What it is about, in a sentence for search engines."""
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    """What Material leaves out beside it: the side bar, the contents."""
