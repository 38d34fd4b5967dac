"""Turns what a record names into names that lead to the pages of their entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
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
