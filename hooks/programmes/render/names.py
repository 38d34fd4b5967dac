"""Turns what a record names into names that lead to the pages of their entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.ways import WAYS
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.mentions import Mention, Role, What
    from programmes.schema.facts import Place
    from programmes.schema.vocabulary import Vocabulary


class Name(NamedTuple):
    """The name of an entry, the address of its page, and how the source spells it."""

    label: str
    address: str
    printed: str = ""
    """Empty unless the source spells it otherwise."""


@lru_cache(maxsize=2**14)  # Japan stands on nearly every page
def name(what: What, key: str, vocabulary: Vocabulary, printed: str = "") -> Name:
    """Name an entry of a way in; an organisation with its short name."""
    crumb = WAYS[what].entry(key, vocabulary)
    short = vocabulary.organisations[key].abbreviation if what == "organisation" else None
    label = f"{crumb.label} ({short})" if short and short not in crumb.label else crumb.label
    return Name(label, crumb.address, spelled(printed, crumb.label))


Words = Sequence["str | Name"]
"""Words and names, which a template prints one after another."""


def names(found: Iterable[Mention], what: What, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Name each entry that is mentioned once, in order; years and fiscal years by number.

    Countries and organisations that are only where something was held are left out: the
    place is told with its city.
    """
    named: dict[str, Name] = {}
    for one in found:
        if one.what == what and one.role != "place":
            made = name(what, one.key, vocabulary, one.printed)
            if one.key not in named or made.printed:
                named[one.key] = made
    in_years = what in {"year", "fiscal year"}
    return tuple(named[key] for key in (sorted(named) if in_years else named))


def held_in(found: Iterable[Mention], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Name the countries in which events were held, but for that of the programme's own place."""
    places = [one for one in found if one.what == "country" and one.role == "place"]
    own = {one.key for one in places if one.part is None}
    held = dict.fromkeys(one.key for one in places if one.key not in own)
    return tuple(name("country", key, vocabulary) for key in held)


def place(where: Place, vocabulary: Vocabulary) -> Words:
    """Tell a place: rooms, city as printed, country; or that it was online."""
    country = where.country_code(vocabulary)
    parts = (
        where.organisation and name("organisation", where.organisation, vocabulary),
        where.city and where.city.printed,
        country and name("country", country, vocabulary),
        where.online and "online",
    )
    return tuple(part for part in parts if part)


def spelled(printed: str, label: str) -> str:
    """Give the printed form of a name if it is another one; an article makes no other one."""
    same = printed.casefold().removeprefix("the ") == label.casefold()
    return "" if same else printed


# What an entry is to a programme that names it, and to an event of the programme.
WORDS: dict[Role, str] = {
    "about": "for this {}",
    "partner": "partner",
    "host": "the experts work there",
    "took part": "took part",
    "first time": "for the first time",
    "place": "held there",
    "person": "is named",
    "date": "",  # a date says nothing beyond itself
}
EVENT_WORDS: dict[Role, str] = WORDS | {"involved": "held it or took part"}
TOPIC_WORDS: dict[Role, str] = {"about": ""}  # a programme is about its topics, and nothing else
NOUNS: dict[What, str] = {
    "country": "country",
    "region": "region or group",
    "organisation": "organisation",
}


def said(mentions: Sequence[Mention], label: str) -> str:
    """Say as what an entry is named: `6 took part; held there`.

    `label` is the name of the entry; where the source spells it otherwise, that is said too.
    """
    if not mentions:
        return ""
    if len(mentions) == 1 and mentions[0].printed in ("", label):  # as nearly always
        return _words(mentions[0])
    roles = dict.fromkeys([words for one in mentions if (words := _words(one))])
    others = [one.printed for one in mentions if one.printed and one.printed != label]
    slips = dict.fromkeys([slip for one in others if (slip := spelled(one, label))])
    printed = ", ".join([f"“{slip}”" for slip in slips])
    return "; ".join(roles) + (f" (printed {printed})" if printed else "")


def _words(mention: Mention) -> str:
    words = _as(mention.role, mention.what, isinstance(mention.part, Event))
    if mention.role == "person":
        return f"{mention.through} {words}"
    count = f"{mention.number} " if mention.number else ""
    through = f" ({mention.through})" if mention.through else ""
    return f"{count}{words}{through}"


@cache
def _as(role: Role, what: What, of_event: bool) -> str:  # noqa: FBT001 - which table it is
    table = EVENT_WORDS if of_event else WORDS
    return (TOPIC_WORDS if what == "topic" else table)[role].format(NOUNS.get(what))
