"""Turns what a record says into words for people: names that lead to pages, days, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from babel.dates import format_date

from programmes.catalogue.ways import WAYS
from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from programmes.catalogue.mentions import Mention, What
    from programmes.catalogue.tallies import Tally
    from programmes.schema.facts import Participants, Place
    from programmes.schema.records import Dispatch
    from programmes.schema.vocabulary import Vocabulary


class Name(NamedTuple):
    """The name of an entry, the address of its page, and how the source spells it."""

    label: str
    address: str
    printed: str = ""
    """Empty unless the source spells it otherwise."""


Words = Sequence["str | Name"]
"""Words and names, which a template prints one after another."""


@lru_cache(maxsize=2**10)  # a page names dozens, and most of them stand on many pages
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
    for one in mentions:
        if one.what == what and one.role != "place" and (one.printed or one.key not in named):
            entry = name(what, one.key, vocabulary, one.printed)
            if one.key not in named or entry.printed:
                named[one.key] = entry
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


def written_day(day: date) -> str:
    """Write a day as the source pages do: 1 April 2025."""
    return format_date(day, "d MMMM y", locale="en")


def language(code: str) -> str:
    """Name a language in English: Japanese."""
    return str(Locale("en").languages[code])


def telephone(number: str, extension: str | None) -> str:
    """Give the tel: address of a Japanese number (RFC 3966): tel:+81-3-6810-7501;ext=2562."""
    return f"tel:+81-{number[1:]}" + (f";ext={extension}" if extension else "")


def size(people: Participants) -> str:
    """Say how many people the source counts: over 60 staff, 1 student."""
    if people.total is None:
        return ""
    return f"{people.total} {people.unit if people.total.value == 1 else plural(people.unit)}"


def turnout(people: Participants) -> str:
    """Say the same below a label that says "participants" already: 30, but over 60 staff."""
    return str(people.total or "") if people.unit == "participant" else size(people)


def many(number: int, noun: str) -> str:
    """Write a number with its noun: 1 programme, 1,014 programmes."""
    return f"{grouped(number)} {noun}{'s' * (number != 1)}"


def people(tally: Tally) -> str:
    """Say how many came, as far as is known: at least 41; 9 programmes state no number."""
    _, known, is_exact, silent, rough = tally
    least = "" if is_exact else "at least "
    said = [f"{least}{grouped(known)}"] if known else []
    if silent:
        said.append(f"{many(silent, 'programme')} state{'s' * (silent == 1)} no number")
    if rough:
        said.append(f"{many(rough, 'programme')} state{'s' * (rough == 1)} only a rough number")
    return "; ".join(said)


def plural(unit: str) -> str:
    """Give the plural of who are counted: participants, staff."""
    return unit if unit == "staff" else f"{unit}s"


def experts(dispatch: Dispatch) -> str:
    """Say which experts there are: 1 patent examiner, long-term."""
    count, posts = dispatch.experts, ", ".join(dispatch.posts)
    if count and (count.value != 1 or not posts):
        posts = f"expert{'s' * (count.value != 1)}" + (f" ({posts})" if posts else "")
    said = " ".join(str(part) for part in (count, posts) if part)
    said = ", ".join(filter(None, (said, dispatch.term and f"{dispatch.term}-term")))
    return said[:1].upper() + said[1:]
