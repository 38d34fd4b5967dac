"""Turns the names in a record into references to the vocabulary, or faults with the nearest name.

The vocabulary comes in as Pydantic's validation context, so that a wrong name is reported
beside every other fault of the record, at the place where it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from programmes.schema.scalars import fault, shown
from programmes.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from programmes.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166-1 as a record names it."""

    code: str
    printed: str


@dataclass(frozen=True, slots=True)
class City:
    """A city of the vocabulary as a record names it."""

    id: str
    printed: str


def _vocabulary(info: ValidationInfo) -> Vocabulary:
    return cast("Vocabulary", info.context)


def _unknown(what: str, value: object, known: Iterable[str], where: str) -> Exception:
    near = nearest(value, known) if isinstance(value, str) else None
    help_text = f"did you mean '{near}'?" if near else f"the known ones are in {where}"
    return fault(f"unknown-{what}", f"{shown(value)} is not a known {what}", help_text)


def _country(value: object, info: ValidationInfo) -> Country:
    vocabulary = _vocabulary(info)
    code = vocabulary.country_codes.get(value) if isinstance(value, str) else None
    if code is not None:
        return Country(code, cast("str", value))
    slip = vocabulary.country_slips.get(value) if isinstance(value, str) else None
    if slip is not None:
        name = vocabulary.country_name(slip)
        raise fault(
            "unknown-country",
            f"{shown(value)} is not a known country",
            f"did you mean '{name}'?\n"
            f"to keep the source's spelling, add printed_as: {{{name}: {value}}}",
        )
    raise _unknown("country", value, vocabulary.country_codes, "CLDR and vocabulary/places.yml")


def _city(value: object, info: ValidationInfo) -> City:
    cities = _vocabulary(info).city_ids
    if isinstance(value, str) and value in cities:
        return City(cities[value], value)
    raise _unknown("city", value, cities, "vocabulary/places.yml")


def _entry(what: str, group: str, where: str) -> Callable[[object, ValidationInfo], str]:
    def known(value: object, info: ValidationInfo) -> str:
        entries: dict[str, Any] = getattr(_vocabulary(info), group)
        if isinstance(value, str) and value in entries:
            return value
        raise _unknown(what, value, entries, f"vocabulary/{where}.yml")

    return known


def _reference(group: str) -> WithJsonSchema:
    # x-vocabulary tells the published JSON Schema which names to list for completion.
    return WithJsonSchema({"type": "string", "x-vocabulary": group})


CountryName = Annotated[Country, PlainValidator(_country), _reference("countries")]
CityName = Annotated[City, PlainValidator(_city), _reference("cities")]
SectionId = Annotated[
    str, PlainValidator(_entry("section", "sections", "sections")), _reference("sections")
]
OrganisationId = Annotated[
    str,
    PlainValidator(_entry("organisation", "organisations", "organisations")),
    _reference("organisations"),
]
RegionId = Annotated[
    str, PlainValidator(_entry("region", "regions", "places")), _reference("regions")
]
TopicId = Annotated[str, PlainValidator(_entry("topic", "topics", "topics")), _reference("topics")]
ContactId = Annotated[
    str, PlainValidator(_entry("contact", "contacts", "contacts")), _reference("contacts")
]
