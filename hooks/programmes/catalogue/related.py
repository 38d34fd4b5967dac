"""Finds the few programmes that a reader of one may want next."""

from __future__ import annotations

from itertools import chain, islice, product
from typing import TYPE_CHECKING, Final

from programmes.catalogue.card import referred
from programmes.catalogue.programme import newest_first
from programmes.catalogue.series import address, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme

MOST: Final = 6
"""So many are shown."""


def related(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    """Give at most six programmes that belong beside one, none of them twice.

    First come the editions of its series, the nearest in time first; then what the same project
    or overview holds, its own kind first; then the programmes that share a country and a topic
    with it; of each the latest first. What the programme itself holds, its page names anyway.
    """
    beside = newest_first(dict.fromkeys(_beside(programme, catalogue)))
    left_out = {programme, *(catalogue.at[key] for key in programme.card.children)}
    found = dict.fromkeys(
        other
        for other in chain(
            _editions(programme, catalogue),
            sorted(beside, key=lambda one: one.kind != programme.kind),
            newest_first(dict.fromkeys(_sharing(programme, catalogue))),
        )
        if other not in left_out
    )
    return list(islice(found, MOST))


def _editions(programme: Programme, catalogue: Catalogue) -> list[Programme]:
    name = name_of(programme)
    series = catalogue.series.get(address(name)) if name else None
    if series is None:
        return []
    at = series.editions.index(programme)
    numbered = sorted(enumerate(series.editions), key=lambda pair: (abs(pair[0] - at), -pair[0]))
    return [edition for _, edition in numbered]


def _beside(programme: Programme, catalogue: Catalogue) -> Iterator[Programme]:
    """Give what the project or the overview of a programme holds, too."""
    for project in catalogue.projects_of.get(programme.card.key, ()):
        yield from (catalogue.at[key] for _, key in referred(project.record))
    if programme.overview:
        yield from (catalogue.at[key] for key in catalogue.at[programme.overview].card.children)


def _sharing(programme: Programme, catalogue: Catalogue) -> Iterator[Programme]:
    named = programme.card.named
    for both in product(named.get("country", ()), named.get("topic", ())):
        yield from catalogue.latest_on.get(both, ())
