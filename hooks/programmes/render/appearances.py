"""Says what part a country or another entry has in the programmes that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.catalogue.mentions import by_part
from programmes.render.words import place, spelled
from programmes.schema import dates
from programmes.schema.records import Initiative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from programmes.catalogue.mentions import Mention, Role, What
    from programmes.catalogue.programme import Programme
    from programmes.render.words import Words
    from programmes.schema.vocabulary import Vocabulary

    Told = dict[int, tuple[Words, int | None]]
    """What is told of the parts of a programme, by their identity: two events may say the same."""

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
    happenings: Sequence[Happening]


def appearances(
    what: What,
    key: str,
    programmes: Iterable[Programme],
    label: str,
    told: Callable[[Programme], Told],
) -> Iterator[Appearance]:
    """Say of each programme that names an entry what part the entry has in it.

    `label` is the name of the entry, and `told` tells the parts of a programme: `parts_told`.
    """
    for programme in programmes:
        named = by_part(programme.card.named[what][key])
        said = {id(part): roles(mentions, label) for part, mentions in named}
        role = said.pop(id(None), "")
        happenings = [Happening(*told(programme)[part], said[part]) for part in said]
        yield Appearance(programme, role, happenings)


def parts_told(programme: Programme, vocabulary: Vocabulary) -> Told:
    """Tell the events and the digitisation work of a programme."""
    told: Told = {}
    record = programme.record
    for event in record.events:
        when = [dates.listed(event.dates)] if event.dates else []
        where = place(event.place, vocabulary) if event.place else ()
        told[id(event)] = ((event.title, *when, *where), None)
    for work in record.digitisation if isinstance(record, Initiative) else ():
        told[id(work)] = ((work.activity.capitalize(), work.status), work.year)
    return told


def roles(mentions: Sequence[Mention], label: str) -> str:
    """Say as what an entry is named: `6 took part; held there`.

    `label` is the name of the entry; where the source spells it otherwise, that is said too.
    """
    words = "; ".join(filter(None, dict.fromkeys(map(_role, mentions))))
    printed = dict.fromkeys(one.printed for one in mentions if one.printed != label)
    others = ", ".join(f"“{name}”" for name in printed if spelled(name, label))
    return f"{words} (printed {others})" if others else words


def _role(mention: Mention) -> str:
    if mention.what == "topic":
        return ""  # a programme is about its topics, and nothing else
    role = ROLES[mention.role].format(NOUNS.get(mention.what))
    if mention.role == "person":
        return f"{mention.through} {role}"
    count = f"{mention.number} " if mention.number else ""
    through = f" ({mention.through})" if mention.through else ""
    return f"{count}{role}{through}"
