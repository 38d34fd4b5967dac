"""Turns what a record names into names that lead to the pages of their entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import pass_context
from markupsafe import Markup, escape

from programmes.catalogue.ways import WAYS
from programmes.render.pattern import escaped, html_of, joined
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.mentions import Mention, Role, What
    from programmes.render.page import Here
    from programmes.schema.facts import Person, Place
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


@pass_context
def link(context: Here, name: Name) -> Markup:
    """Print a name as a link to its page, which it is not on that page itself.

    Where the source spells it otherwise, that is said too.
    """
    return links(context, [name])


@pass_context
def links(context: Here, words: Words) -> Markup:
    """Print words with commas between, and names among them as links."""
    root, here = context["root"], context["here"]
    parts = [_link(one, root, here) if isinstance(one, Name) else escaped(one) for one in words]
    return html_of(", ".join(parts))


def _link(name: Name, root: str, here: str) -> str:
    html: str = escaped(name.label)
    if name.address != here:
        html = f'<a href="{root}{name.address}">{html}</a>'  # addresses have no sign to escape
    if name.printed:
        html = f'{html} <span class="printed">(printed “{escaped(name.printed)}”)</span>'
    return html


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


def told(person: Person, vocabulary: Vocabulary) -> str:
    """Tell of a person in plain words: Name, Head of the Patent Office, India."""
    named = [one.label for one, forms in _named(person, vocabulary) if not _spoken(person, forms)]
    told = (person.name, person.role, person.function, person.field, person.employer, *named)
    return ", ".join(part for part in told if part)


def linked(context: Here, person: Person, vocabulary: Vocabulary) -> Markup:
    """Tell of a person in words that lead to the pages of office and country."""
    function, more = escape(person.function or ""), []
    for one, forms in _named(person, vocabulary):
        spoken = _spoken(person, forms)
        if spoken:
            there = link(context, Name(spoken, one.address))
            function = Markup(function.replace(escape(spoken), there, 1))  # noqa: S704 - escaped
        else:
            more.append(link(context, one))
    told = (person.name, person.role, function, person.field, person.employer, *more)
    return joined(", ", filter(None, told))


def _named(person: Person, vocabulary: Vocabulary) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Give office and country, each with the forms in which a function may say it."""
    if person.organisation:
        office, one = vocabulary.organisations[person.organisation], person.organisation
        named = name("organisation", one, vocabulary)
        yield named, (named.label, office.name, office.abbreviation or office.name)
    if person.country:
        named = name("country", person.country.code, vocabulary)
        yield named, (named.label,)


def _spoken(person: Person, forms: tuple[str, ...]) -> str:
    """Give the form in which the function of a person says a name; empty when it does not."""
    said = person.function or ""
    return next((form for form in forms if re.search(rf"\b{re.escape(form)}(?!\w)", said)), "")
