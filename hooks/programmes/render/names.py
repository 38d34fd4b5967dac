"""Turns what a record names into names that lead to the pages of their entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.mentions import Mention, What
    from programmes.schema.facts import Place
    from programmes.schema.vocabulary import Vocabulary


class Name(NamedTuple):
    """The name of an entry, the address of its page, and how the source spells it."""

    label: str
    address: str
    printed: str = ""
    """Empty unless the source spells it otherwise."""


Words = Sequence["str | Name"]
"""Words and names, which a template prints one after another."""


def name(what: What, key: str, vocabulary: Vocabulary, printed: str = "") -> Name:
    """Name an entry of a way in; an organisation with its short name."""
    crumb = WAYS[what].entry(key, vocabulary)
    short = vocabulary.organisations[key].abbreviation if what == "organisation" else None
    label = f"{crumb.label} ({short})" if short and short not in crumb.label else crumb.label
    return Name(label, crumb.address, spelled(printed, crumb.label))


def names(mentions: Iterable[Mention], what: What, vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Name each entry that is mentioned once, in order; years and fiscal years by number.

    Countries and organisations that are only where something was held are left out: the
    place is told with its city.
    """
    named: dict[str, Name] = {}
    for mention in mentions:
        if mention.what == what and mention.role != "place":
            entry = name(what, mention.key, vocabulary, mention.printed)
            if mention.key not in named or entry.printed:
                named[mention.key] = entry
    in_years = what in {"year", "fiscal year"}
    return tuple(named[key] for key in (sorted(named) if in_years else named))


def held_in(mentions: Iterable[Mention], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """Name the countries in which events were held, but for that of the programme's own place."""
    places = [one for one in mentions if one.what == "country" and one.role == "place"]
    own = {place.key for place in places if place.part is None}
    held = dict.fromkeys(place.key for place in places if place.key not in own)
    return tuple(name("country", key, vocabulary) for key in held)


def place(where: Place, vocabulary: Vocabulary) -> Words:
    """Tell a place: rooms, city as printed, country; or that it was online."""
    country = where.country_code(vocabulary)
    printed = where.country.printed if where.country else ""
    parts = (
        where.organisation and name("organisation", where.organisation, vocabulary),
        where.city and where.city.printed,
        country and name("country", country, vocabulary, printed),
        where.online and "online",
    )
    return tuple(part for part in parts if part)


def spelled(printed: str, label: str) -> str:
    """Give the printed form of a name if it is another one; an article makes no other one."""
    same = printed.casefold().removeprefix("the ") == label.casefold()
    return "" if same else printed
