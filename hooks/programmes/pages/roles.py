"""Says in words as what a record names a country, an organisation or a region."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from programmes.pages.names import spelled
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programmes.filing.mentions import Mention, Role, What

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
