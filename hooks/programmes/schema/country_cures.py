"""Turns a name that is no country's into advice: what it is, and how a record says that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.problems.suggestions import nearest

if TYPE_CHECKING:
    from programmes.vocabulary import Vocabulary

BRACKETS = re.compile(r"([^()]+) \(([^()]+)\)")
COUNTED = re.compile(r"([0-9]+)(?: [a-z]+)?")


def cure(name: str, vocabulary: Vocabulary) -> str:
    """Tell how to write what somebody put among countries."""
    rules = (_slip, _part, _region, _organisation, _in_brackets, _run_together)
    told = next((help_text for rule in rules if (help_text := rule(name, vocabulary))), None)
    if told:
        return told
    near = nearest(name, vocabulary.country_codes)
    return f"did you mean '{near}'?" if near else "add it to vocabulary/places.yml"


def _slip(name: str, vocabulary: Vocabulary) -> str | None:
    if name not in vocabulary.country_slips:
        return None
    right = vocabulary.country_name(vocabulary.country_slips[name])
    return (
        f"did you mean '{right}'?\n"
        f"to keep the source's spelling, add printed_as: {{{right}: {name}}}"
    )


def _part(name: str, vocabulary: Vocabulary) -> str | None:
    code = vocabulary.country_parts.get(name)
    country = vocabulary.country_name(code) if code else ""
    return code and (
        f"it is a part of {country}\n"
        f"write, below participants: agencies: [{{name: {name}, country: {country}}}]"
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
        f"somebody in {country} stood for {inside}\nwrite, below participants: "
        f"agencies: [{{name: {name}, country: {country}, represents: {key}}}]"
    )


def _run_together(name: str, vocabulary: Vocabulary) -> str | None:
    """Find two countries where a comma is missing: `Egypt India`."""
    words = name.split(" ")
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    known = vocabulary.country_codes
    both = next((pair for pair in halves if pair[0] in known and pair[1] in known), None)
    return both and f"two countries? write them apart: {both[0]}, {both[1]}"
