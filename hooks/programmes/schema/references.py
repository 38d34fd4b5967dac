"""Turns the names in a record into references to the vocabulary, or faults with the right name.

The vocabulary comes in as Pydantic's validation context, so that a wrong name is reported
beside every other fault of the record, at the place where it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

from programmes.reader.problem import nearest
from programmes.schema.countries import countries_in, country_cure, in_pairs
from programmes.schema.entry import Each, each_key_once, fault, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from programmes.schema.vocabulary import Vocabulary


ADDED: Final = {"organisation", "topic", "city", "contact"}
"""What editors may name in the vocabulary as records need it; sections and regions are rarer."""


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


# Records name the same ones again and again.
_country_named, _city_named = lru_cache(2**12)(Country), lru_cache(2**12)(City)


def _unknown(code: str, value: object, known: Mapping[str, str], file: str) -> Exception:
    """Make the fault for a name; `known` gives the right one for each that may be meant."""
    what = code.removeprefix("unknown-")
    where = f"content/vocabulary/{file}.yml"

    def advice() -> str:
        near = nearest(value, known) if isinstance(value, str) else None
        if near:
            more = f"\nif you mean another one, add it to {where}" if what in ADDED else ""
            return f"did you mean '{known[near]}'?{more}"
        more = "; if this is a new one, add it there" if what in ADDED else ""
        return f"the known ones are in {where}{more}"

    if value == "":
        cure = f"write one of those in {where}, or delete this line"
        return fault("empty-value", "there is nothing here", cure)
    return fault(code, f"{shown(value)} is not a known {what}", advice)


def _country(value: object, info: ValidationInfo[Vocabulary]) -> Country:
    vocabulary = info.context
    code = vocabulary.country_codes.get(value) if isinstance(value, str) else None
    if code is not None or (value and isinstance(value, str) and "places" in vocabulary.unread):
        return _country_named(code or "", str(value))
    if value == "":
        raise fault("empty-value", "there is nothing here", "write its name, or delete this line")
    if not isinstance(value, str):
        cure = "write its name"
        if isinstance(value, dict) and value:  # - Laos: 3
            name, number = next(iter(value.items()))
            cure += f"; to give numbers, leave out the hyphens: {name}: {number}"
        raise fault("wrong-type", f"expected a country, found {shown(value)}", cure)
    advice = partial(country_cure, value, vocabulary)
    raise fault("unknown-country", f"{shown(value)} is not a known country", advice)


def _city(value: object, info: ValidationInfo[Vocabulary]) -> City:
    cities = info.context.city_ids
    if isinstance(value, str) and (value in cities or (value and "places" in info.context.unread)):
        return _city_named(cities.get(value, ""), value)
    spellings = {spelling: spelling for spelling in cities} | {"online": "online: yes"}
    raise _unknown("unknown-city", value, spellings, "places")


def _reference(validate: Callable[[Any, Any], object], group: str) -> BeforeValidator:
    """Read a name of a group of the vocabulary, which the JSON Schemas list for completion."""
    form = WithJsonSchema({"type": "string", "x-vocabulary": group})
    return BeforeValidator(validate, json_schema_input_type=Annotated[str, form])


def _entry(code: str, group: str, file: str, names: str = "") -> BeforeValidator:
    """Accept the ids of a group, and each name of the vocabulary's `names` for its id."""

    def known(value: object, info: ValidationInfo[Vocabulary]) -> str:
        vocabulary = info.context
        entries: dict[str, Any] = getattr(vocabulary, group)
        if isinstance(value, str) and (value in entries or (value and file in vocabulary.unread)):
            return value
        named: dict[str, str] = getattr(vocabulary, names) if names else {}
        if isinstance(value, str) and value in named:
            return named[value]
        raise _unknown(code, value, {key: key for key in entries} | named, file)

    return _reference(known, group)


def each_once(counts: object, info: ValidationInfo[Vocabulary]) -> object:
    """Refuse an organisation that is counted twice, under its id and under a name."""
    return each_key_once(counts, lambda name: info.context.organisation_ids.get(name, name))


_PRINTED: Final = PlainSerializer(attrgetter("printed"))
CountryName = Annotated[Country, _reference(_country, "countries"), _PRINTED]


def _separate(value: object, info: ValidationInfo[Vocabulary], *, counted: bool) -> object:
    """Refuse several countries that are one text, Egypt India, and show them as a list."""
    found = countries_in(value, info.context) if isinstance(value, str) else []
    if not found[1:]:
        return value
    names = ", ".join(name for name, _ in found)
    cure = f"write {info.field_name}: [{names}]"
    if counted and all(number for _, number in found):
        cure = f"write {info.field_name}: {{{in_pairs(found)}}}"
    elif counted:
        cure += f", or with numbers {{{found[0][0]}: 2}}"
    raise fault("wrong-type", f"expected a list, found {shown(value)}", cure)


Countries = Annotated[Each[CountryName], BeforeValidator(partial(_separate, counted=False))]
separate_counts = BeforeValidator(partial(_separate, counted=True))
CityName = Annotated[City, _reference(_city, "cities"), _PRINTED]
SectionId = Annotated[str, _entry("unknown-section", "sections", "sections")]
OrganisationId = Annotated[
    str, _entry("unknown-organisation", "organisations", "organisations", "organisation_ids")
]
RegionId = Annotated[str, _entry("unknown-region", "regions", "places", "region_ids")]
TopicId = Annotated[str, _entry("unknown-topic", "topics", "topics")]
ContactId = Annotated[str, _entry("unknown-contact", "contacts", "contacts")]
