"""Turns a name that is no country's into advice: what it is, and how a record says that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.core import get_global

from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from programmes.schema.vocabulary import Vocabulary

# Names that are no longer used, or never were official: suggested, and not taken.
ALIASES: Final = {
    "America": "US", "Britain": "GB", "Burma": "MM", "Cape Verde Islands": "CV", "Ceylon": "LK",
    "Czech Republic": "CZ", "Democratic Republic of the Congo": "CD", "DPRK": "KP",
    "DR Congo": "CD", "East Timor": "TL", "England": "GB", "Great Britain": "GB", "Holland": "NL",
    "Ivory Coast": "CI", "Kampuchea": "KH", "Macau": "MO", "Macedonia": "MK", "Palestine": "PS",
    "People's Republic of China": "CN", "Persia": "IR", "PRC": "CN", "Republic of Korea": "KR",
    "Republic of the Congo": "CG", "ROK": "KR", "Russian Federation": "RU", "Siam": "TH",
    "U.K.": "GB", "U.S.": "US", "U.S.A.": "US", "United States of America": "US", "Vatican": "VA",
    "Zaire": "CD",
}  # fmt: skip
SHARED: Final = {"Korea": ("KR", "KP"), "Congo": ("CG", "CD")}
STATE: Final = re.compile(
    r"(?:the )?(?:[A-Z][a-z]+ ){0,3}(?:Republic|Kingdom|State) of (?:the )?(.+)"
)
BRACKETS = re.compile(r"([^()]+) \(([^()]+)\)")
COUNTED = re.compile(r"([0-9]+)(?: [a-z]+)?")


def cure(name: str, vocabulary: Vocabulary) -> str:
    """Tell how to write what somebody put among countries."""
    rules = (_slip, _code, _alias, _part, _region, _organisation, _in_brackets, _run_together)
    told = next((help_text for rule in rules if (help_text := rule(name, vocabulary))), None)
    if told:
        return told
    near = nearest(name, vocabulary.country_codes)
    more = "if the name is right, add it under variants: in content/vocabulary/places.yml"
    return f"did you mean '{near}'?" if near else more


def _slip(name: str, vocabulary: Vocabulary) -> str | None:
    code = vocabulary.country_slips.get(name)
    return code and _kept(name, vocabulary.country_name(code))


def _code(name: str, vocabulary: Vocabulary) -> str | None:
    """Read a code of two or three letters: NO, USA."""
    if not re.fullmatch("[A-Z]{2,3}", name) or name in ALIASES:
        return None
    now = get_global("territory_aliases").get(name, [name])
    right = vocabulary.country_names.get(now[0]) if len(now) == 1 else None
    return right and f"write the name of the country: {right}"


def _alias(name: str, vocabulary: Vocabulary) -> str | None:
    """Know former and popular names, and official ones: Burma, Ivory Coast, Republic of Peru."""
    if name in SHARED:
        return f"which one? {' or '.join(map(vocabulary.country_name, SHARED[name]))}"
    if name in ALIASES:
        return _kept(name, vocabulary.country_name(ALIASES[name]))
    official = STATE.fullmatch(name)
    code = official and vocabulary.country_codes.get(official[1])
    return code and _kept(name, vocabulary.country_name(code))


def _kept(name: str, right: str) -> str:
    return (
        f"did you mean '{right}'?\n"
        f"to keep the source's spelling, add printed_as: {{{right}: {name}}}"
    )


def _part(name: str, vocabulary: Vocabulary) -> str | None:
    code = vocabulary.country_parts.get(name)
    country = vocabulary.country_name(code) if code else ""
    return code and (
        f"it is part of {country}\n"
        f"under participants:, write agencies: [{{name: {name}, country: {country}}}]"
    )


def _region(name: str, vocabulary: Vocabulary) -> str | None:
    key = vocabulary.region_ids.get(name)
    return key and f"it is a region or a group of countries: write regions: [{key}]"


def _organisation(name: str, vocabulary: Vocabulary) -> str | None:
    key = vocabulary.organisation_ids.get(name)
    return key and (
        f"it is an organisation, not a country\nwrite organisations: [{key}] or {{{key}: 2}}"
    )


def _in_brackets(name: str, vocabulary: Vocabulary) -> str | None:
    """Read `Zimbabwe (ARIPO)` and `Algeria (1 person)`."""
    found = BRACKETS.fullmatch(name)
    if found is None or found[1] not in vocabulary.country_codes:
        return None
    country, inside = found[1], found[2]
    if number := COUNTED.fullmatch(inside):
        return f"write the number after a colon: {country}: {number[1]}"
    key = vocabulary.organisation_ids.get(inside)
    return key and (
        f"somebody in {country} represented {inside}\nunder participants:, write "
        f"agencies: [{{name: {name}, country: {country}, represents: {key}}}]"
    )


def _run_together(name: str, vocabulary: Vocabulary) -> str | None:
    """Find two countries where a comma is missing: `Egypt India`."""
    words = name.split(" ")
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    known = vocabulary.country_codes
    both = next((pair for pair in halves if pair[0] in known and pair[1] in known), None)
    return both and f"two countries? put a comma between them: {both[0]}, {both[1]}"
