"""The entries of content/vocabulary: what the names in records refer to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from programmes.schema.entry import Entry
from programmes.schema.scalars import Line, Slug
from programmes.schema.telling import fault
from programmes.source.folder import RESERVED

TAKEN = RESERVED - {"sections"}  # where the pages of sections stand


def not_reserved(value: str) -> str:
    """Refuse an id, or the parts of an address, that the site or a server uses itself."""
    for part in value.split("/"):
        if part in TAKEN:
            message = f"'{part}' is an address of the site itself"
            raise fault("reserved-name", message, f"take a longer name: {part}-of-courses")
    return value


Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["VN"])]
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
    """Written `yes` for a node of the global menu; the menu has the order of the file."""
    about: Line | None = None
    """One sentence for its landing page."""


class Organisation(Entry):
    """An office, a body or a company."""

    name: Line
    """The full name."""
    abbreviation: Line | None = None
    """The short name."""
    kind: Literal[
        "ip-office", "regional-ip-organisation", "un-agency", "aid-agency", "court", "customs",
        "ministry", "association", "training-centre", "university", "company", "other",
    ]  # fmt: skip
    """What it is."""
    country: Code | None = None
    """Its country, by its code of two letters."""
    variants: tuple[Line, ...] = ()
    """Other spellings of its name in print."""
    former_names: tuple[Line, ...] = Field(default=(), examples=[["HIDA"]])
    """Names that it had before, the latest first."""


class CountryNames(Entry):
    """What CLDR does not say of a country's names."""

    name: Line | None = None
    """The name shown, where CLDR's is not wanted."""
    variants: tuple[Line, ...] = ()
    """Other right spellings."""
    slips: tuple[Line, ...] = ()
    """Wrong spellings that sources print."""
    parts: tuple[Line, ...] = ()
    """Parts of it that sources list beside countries: Zanzibar."""


class City(Entry):
    """A city that records name."""

    name: Line
    """The name shown."""
    country: Code
    """Its country, by its code of two letters."""
    variants: tuple[Line, ...] = ()
    """Other spellings in print."""


class Region(Entry):
    """A region or a group of countries; who belongs to it is not said here."""

    name: Line
    """The name shown."""
    variants: tuple[Line, ...] = ()
    """Other spellings in print."""


class Places(Entry):
    """The file places.yml."""

    countries: dict[Code, CountryNames]
    """By code of two letters, quoted: "NO"."""
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
