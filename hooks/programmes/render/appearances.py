"""Says what part a country or another entry has in the programmes that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import by_part, of_part
from programmes.catalogue.ways import WAYS
from programmes.render.words import place, spelled
from programmes.schema import dates
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from programmes.catalogue.mentions import Mention, Role, What
    from programmes.catalogue.programme import Programme
    from programmes.render.words import Words
    from programmes.schema.facts import Digitisation
    from programmes.schema.vocabulary import Vocabulary

# What an entry is to a programme that names it, and to an event of the programme.
ROLES: Final[dict[Role, str]] = {
    "about": "for this {}",
    "partner": "partner",
    "host": "the experts work there",
    "implementing": "carries it out",
    "counterpart": "counterpart",
    "took part": "took part",
    "first time": "for the first time",
    "place": "held there",
    "person": "is named",
    "involved": "held it or took part",
    "date": "",  # a date says nothing beyond itself
}
NOUNS: Final[dict[What, str]] = {
    "country": "country",
    "region": "region or group",
    "organisation": "organisation",
}


class Happening(NamedTuple):
    """An event or a piece of digitisation work of a programme, and the entry's part in it."""

    what: Words
    year: int | None
    """The year of digitisation work; an event has its dates among its words."""
    role: str


class Appearance(NamedTuple):
    """A programme that names an entry, and the entry's part in it and in its events."""

    programme: Programme
    role: str
    """As what the programme itself names it: `6 took part; held there`."""
    happenings: tuple[Happening, ...]


def appearances(
    what: What, key: str, programmes: Iterable[Programme], vocabulary: Vocabulary
) -> list[Appearance]:
    """Say of each programme that names an entry what part the entry has in it."""
    label = WAYS[what].name(key, vocabulary)
    return [_appearance(what, key, programme, label, vocabulary) for programme in programmes]


def _appearance(
    what: What, key: str, programme: Programme, label: str, vocabulary: Vocabulary
) -> Appearance:
    named = programme.card.named[what][key]
    parts = ((part, roles(found, label)) for part, found in by_part(named) if part)
    happenings = (_happening(part, role, vocabulary) for part, role in parts)
    return Appearance(programme, roles(of_part(named, None), label), tuple(happenings))


def _happening(part: Event | Digitisation, role: str, vocabulary: Vocabulary) -> Happening:
    if not isinstance(part, Event):
        return Happening((part.activity.capitalize(), part.status), part.year, role)
    when = [dates.listed(part.dates)] if part.dates else []
    where = place(part.place, vocabulary) if part.place else ()
    return Happening((part.title, *when, *where), None, role)


def roles(mentions: Sequence[Mention], label: str) -> str:
    """Say as what an entry is named: `6 took part; held there`.

    `label` is the name of the entry; where the source spells it otherwise, that is said too.
    """
    words = dict.fromkeys(_role(mention) for mention in mentions)
    printed = dict.fromkeys(spelled(mention.printed, label) for mention in mentions)
    others = ", ".join(f"“{name}”" for name in printed if name)
    return "; ".join(filter(None, words)) + (f" (printed {others})" if others else "")


def _role(mention: Mention) -> str:
    if mention.what == "topic":
        return ""  # a programme is about its topics, and nothing else
    role = ROLES[mention.role].format(NOUNS.get(mention.what))
    if mention.role == "person":
        return f"{mention.through} {role}"
    count = f"{mention.number} " if mention.number else ""
    through = f" ({mention.through})" if mention.through else ""
    return f"{count}{role}{through}"
