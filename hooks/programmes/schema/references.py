"""Turns the names in a record into references to the vocabulary, or faults with the right name.

The vocabulary comes in as Pydantic's validation context, so that a wrong name is reported
beside every other fault of the record, at the place where it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final

from babel.core import get_global
from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema

from programmes.reader.problem import nearest
from programmes.schema.entry import Each, fault, refuse, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
        return Country(code or "", str(value))
    if value == "":
        raise fault("empty-value", "there is nothing here", "write its name, or delete this line")
    if not isinstance(value, str):
        cure = "write its name"
        if isinstance(value, dict) and value:  # - Laos: 3
            name, number = next(iter(value.items()))
            cure += f"; to give numbers, leave out the hyphens: {name}: {number}"
        raise fault("wrong-type", f"expected a country, found {shown(value)}", cure)
    advice = partial(_country_cure, value, vocabulary)
    raise fault("unknown-country", f"{shown(value)} is not a known country", advice)


def _city(value: object, info: ValidationInfo[Vocabulary]) -> City:
    cities = info.context.city_ids
    if isinstance(value, str) and (value in cities or (value and "places" in info.context.unread)):
        return City(cities.get(value, ""), value)
    spellings = {spelling: spelling for spelling in cities} | {"online": "online: yes"}
    raise _unknown("unknown-city", value, spellings, "places")


def _reference(validate: Callable[[Any, Any], object], group: str) -> PlainValidator:
    """Read a name of a group of the vocabulary, which the JSON Schemas list for completion."""
    form = WithJsonSchema({"type": "string", "x-vocabulary": group})
    return PlainValidator(validate, json_schema_input_type=Annotated[str, form])


def _entry(code: str, group: str, file: str, names: str = "") -> PlainValidator:
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
    ids, first = info.context.organisation_ids, dict[str, str]()
    for name in map(str, counts) if isinstance(counts, dict) else ():
        if (before := first.setdefault(ids.get(name, name), name)) != name:
            message = f"{shown(name)} is the same organisation as {shown(before)}"
            twice = fault("duplicate-key", message, "keep one of the two")
            refuse([((name, "[key]"), twice)])
    return counts


CountryName = Annotated[Country, _reference(_country, "countries")]


def _separate(value: object, info: ValidationInfo[Vocabulary], *, counted: bool) -> object:
    """Refuse several countries that are one text, Egypt India, and show them as a list."""
    found = _countries_in(value, info.context) if isinstance(value, str) else []
    if not found[1:]:
        return value
    names = ", ".join(name for name, _ in found)
    cure = f"write {info.field_name}: [{names}]"
    if counted and all(number for _, number in found):
        cure = f"write {info.field_name}: {{{_in_pairs(found)}}}"
    elif counted:
        cure += f", or with numbers {{{found[0][0]}: 2}}"
    raise fault("wrong-type", f"expected a list, found {shown(value)}", cure)


Countries = Annotated[Each[CountryName], BeforeValidator(partial(_separate, counted=False))]
separate_counts = BeforeValidator(partial(_separate, counted=True))
CityName = Annotated[City, _reference(_city, "cities")]
SectionId = Annotated[str, _entry("unknown-section", "sections", "sections")]
OrganisationId = Annotated[
    str, _entry("unknown-organisation", "organisations", "organisations", "organisation_ids")
]
RegionId = Annotated[str, _entry("unknown-region", "regions", "places", "region_ids")]
TopicId = Annotated[str, _entry("unknown-topic", "topics", "topics")]
ContactId = Annotated[str, _entry("unknown-contact", "contacts", "contacts")]


# What is answered to what somebody put among countries, where it is not the name of one.

SHARED: Final = {
    "Korea": ("KR", "KP"), "Congo": ("CG", "CD"), "Republic of China": ("CN", "TW"),
}  # fmt: skip
"""Names that two countries share, or claim."""
# Official names: the Plurinational State of Bolivia, the Grand Duchy of Luxembourg.
STATE: Final = re.compile(
    r"(?:[A-Z][\w'\u2019-]+ ){0,4}"
    r"(?:Republic|Kingdom|States?|Principality|Commonwealth|Sultanate|Union|Duchy|Federation) "
    r"of (?:the )?(.+)"
)
TURNED: Final = re.compile(r"([^(),]+)(?:, | \()(?:the )?([^()]+?)\)?")
COUNTED: Final = re.compile(r"(.+?) ?[(x\u00d7:-]? ?([0-9]{1,5})(?: ?[a-z]+)?\)?")
BRACKETS: Final = re.compile(r"([^()]+) \(([^()]+)\)")
SEPARATORS: Final = re.compile(r" ?[;,/、・&+] ?| and |(?<=[0-9)]) (?=[A-Z])")
MOST_WORDS: Final = 40
OTHERS: Final = re.compile(r"\b(?:others|other countries|etc)\b")


def _country_cure(name: str, vocabulary: Vocabulary) -> str:
    """Tell how to write what somebody put among countries."""
    if OTHERS.search(name):
        return "name countries alone; others: yes under participants: says that others came"
    rules = (_wrong, _code, _no_country, _in_brackets, _several)
    advice = next(filter(None, (rule(name, vocabulary) for rule in rules)), None)
    if advice:
        return advice
    near = nearest(name, (one for one in vocabulary.country_codes if not one.startswith("the ")))
    more = "if the name is right, add it under variants: in content/vocabulary/places.yml"
    return f"did you mean '{near}'?" if near else more


def _wrong(name: str, vocabulary: Vocabulary) -> str | None:
    """Read a wrong spelling, an official name, or a name that two countries share."""
    if codes := SHARED.get(name.removeprefix("the ")):
        return f"which one? {' or '.join(map(vocabulary.country_name, codes))}"
    right = _meant(name, vocabulary)
    if right is None:
        return None
    keep = f"\nto keep the source's spelling, add printed_as: {{{right}: {name}}}"
    return f"did you mean '{right}'?{'' if ',' in name else keep}"


def _meant(name: str, vocabulary: Vocabulary) -> str | None:
    """Give the right name for a wrong spelling, an official name, or `Korea, Republic of`."""
    name = name.removeprefix("the ")
    known = vocabulary.country_codes
    turned, state = TURNED.fullmatch(name), STATE.fullmatch(name)
    spellings = [name, *((f"{turned[2]} {turned[1]}",) if turned else ())]
    if turned and turned[2].endswith((" of", " of the", "China")):
        spellings.append(turned[1])
    if state:
        spellings.append(state[1])
    codes = (vocabulary.country_slips.get(one) or known.get(one) for one in spellings)
    code = next(filter(None, codes), None)
    return code and vocabulary.country_name(code)


def _code(name: str, vocabulary: Vocabulary) -> str | None:
    """Read a code of two or three letters: NO, USA."""
    if not re.fullmatch("[A-Z]{2,3}", name):
        return None
    now = get_global("territory_aliases").get(name, [name])
    right = vocabulary.country_names.get(now[0]) if len(now) == 1 else None
    return right and f"write the name of the country: {right}"


def _no_country(name: str, vocabulary: Vocabulary) -> str | None:
    """Read a part of a country, a region, or an organisation."""
    bare = name.removeprefix("the ")
    if code := vocabulary.country_parts.get(name):
        country = vocabulary.country_name(code)
        instead = f"agencies: [{{name: {name}, country: {country}}}]"
        return f"it is part of {country}\nunder participants:, write {instead}"
    if key := vocabulary.region_ids.get(bare):
        return f"it is a region or a group of countries: write regions: [{key}]"
    if key := vocabulary.organisation_ids.get(bare):
        return f"it is an organisation, not a country\nwrite organisations: [{key}] or {{{key}: 2}}"
    return None


def _in_brackets(name: str, vocabulary: Vocabulary) -> str | None:
    """Read `Zimbabwe (ARIPO)`."""
    match = BRACKETS.fullmatch(name)
    if match is None or match[1] not in vocabulary.country_codes:
        return None
    country, inside = match[1], match[2]
    key = vocabulary.organisation_ids.get(inside)
    return key and (
        f"somebody in {country} represented {inside}\nunder participants:, write "
        f"agencies: [{{name: {name}, country: {country}, represents: {key}}}]"
    )


def _several(name: str, vocabulary: Vocabulary) -> str | None:
    """Read names with their numbers, and several names: `Thailand 3`, `Laos; Vietnam`."""
    found = _countries_in(name, vocabulary)
    numbers = _in_pairs(found)
    if len(found) == 1 and numbers:
        return f"write the number after a colon: {numbers}"
    if numbers and all(number for _, number in found):
        return f"several countries? write each with its number: {{{numbers}}}"
    names = [one for one, _ in found]
    return f"several countries? put commas between them: {', '.join(names)}" if names[1:] else None


def _in_pairs(found: Iterable[tuple[str, str]]) -> str:
    """Write countries that have numbers with these: Egypt: 2, India: 3."""
    return ", ".join(f"{one}: {number}" for one, number in found if number)


def _countries_in(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Find the countries of which a text consists, each with its number; else nothing."""
    plain = unicodedata.normalize("NFKC", text)
    pieces = (
        [one for one in SEPARATORS.split(plain) if one] if len(plain.split()) < MOST_WORDS else ()
    )
    found: list[tuple[str, str]] = []
    for piece in pieces:
        counted = COUNTED.fullmatch(piece)
        names = _names(counted[1] if counted else piece, vocabulary)
        if not names or (counted and len(names) > 1):
            return []
        found += [(one, counted[2] if counted else "") for one in names]
    return found


def _names(text: str, vocabulary: Vocabulary) -> list[str]:
    """Find the countries of which a text consists, without a comma between them: Egypt India."""
    words = text.split(" ")
    for end in range(len(words), 0, -1):
        first = " ".join(words[:end])
        right = first if first in vocabulary.country_codes else _meant(first, vocabulary)
        rest = _names(" ".join(words[end:]), vocabulary) if right and end < len(words) else []
        if right and (rest or end == len(words)):
            return [right, *rest]
    return []
