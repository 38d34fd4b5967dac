"""Tells how to write what somebody put among countries, where it is not the name of one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from babel.core import get_global

from programmes.reader.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.schema.vocabulary import Vocabulary

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


def country_cure(name: str, vocabulary: Vocabulary) -> str:
    """Tell how to write what somebody put among countries."""
    if OTHERS.search(name):
        return "name countries alone; others: yes under participants: says that others came"
    rules = (_wrong, _code, _no_country, _in_brackets, _several)
    if advice := next(filter(None, (rule(name, vocabulary) for rule in rules)), None):
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
    found = countries_in(name, vocabulary)
    numbers = in_pairs(found)
    if len(found) == 1 and numbers:
        return f"write the number after a colon: {numbers}"
    if numbers and all(number for _, number in found):
        return f"several countries? write each with its number: {{{numbers}}}"
    names = [one for one, _ in found]
    return f"several countries? put commas between them: {', '.join(names)}" if names[1:] else None


def in_pairs(found: Iterable[tuple[str, str]]) -> str:
    """Write countries that have numbers with these: Egypt: 2, India: 3."""
    return ", ".join(f"{one}: {number}" for one, number in found if number)


def countries_in(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Find the countries of which a text consists, each with its number; else nothing."""
    plain = unicodedata.normalize("NFKC", text)
    if len(plain.split()) >= MOST_WORDS:
        return []
    found: list[tuple[str, str]] = []
    for piece in filter(None, SEPARATORS.split(plain)):
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
