"""Finds what part an entry of a way in, such as a country, has in the programmes that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.mentions import naming
from programmes.catalogue.ways import WAYS
from programmes.render.names import said
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.schema.facts import Project
    from programmes.schema.vocabulary import Vocabulary


class Happening(NamedTuple):
    """An event or a piece of digitisation work of a programme, and the entry's part in it."""

    event: Event | None
    project: Project | None
    words: str


class Appearance(NamedTuple):
    """A programme that names an entry, and the entry's part in it and in its events."""

    programme: Programme
    words: str
    """As what the programme itself names it: `6 took part; held there`."""
    happenings: tuple[Happening, ...]


def appearances(
    what: What, key: str, programmes: Iterable[Programme], vocabulary: Vocabulary
) -> list[Appearance]:
    """Say of each programme that names an entry what part the entry has in it."""
    label = WAYS[what].name(key, vocabulary)
    return [_appearance(what, key, programme, label) for programme in programmes]


def _appearance(what: What, key: str, programme: Programme, label: str) -> Appearance:
    own, parts = naming(programme.card.mentions, what, key)
    happenings = (
        Happening(part, None, said(mentions, label))
        if isinstance(part, Event)
        else Happening(None, part, said(mentions, label))
        for part, mentions in parts
    )
    return Appearance(programme, said(own, label), tuple(happenings))
