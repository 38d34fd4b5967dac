"""Turns series into pages: the editions of each, with their countries and participants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.mentions import of_part
from programmes.catalogue.programme import Crumb, gathered, newest, pages_of
from programmes.catalogue.series import INDEX
from programmes.catalogue.ways import Way
from programmes.render.facts import continued
from programmes.render.lists import Counted, way_index
from programmes.render.page import Page
from programmes.render.words import Name, name, place, size
from programmes.schema.numbers import grouped
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import What
    from programmes.catalogue.programme import Programme
    from programmes.catalogue.series import Series
    from programmes.render.words import Words
    from programmes.schema.vocabulary import Vocabulary

WAY: Final = Way(
    one="series",
    many="series",
    index=INDEX,
    about="Courses and events that are held repeatedly under one name.",
    lead="All editions, the earliest first.",
    icon="format-list-numbered",
    name=lambda key, _: key,
)


CAME: Final[tuple[What, ...]] = ("country", "organisation")
"""What may have taken part."""


class Edition(NamedTuple):
    """An edition as the page of its series lists it."""

    programme: Programme
    year: str
    number: str
    """Which edition it was, where the source says so."""
    place: Words
    participants: str
    value: int
    """How long the bar of its participants is."""
    came: dict[What, dict[str, str]]
    """What took part, by its code or id, and how many came of it."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the index of all series, and the page of each."""
    if not catalogue.series:
        return
    found = catalogue.series.values()
    entries = [Counted(Crumb(one.name, one.address), len(one.editions)) for one in found]
    index = way_index(WAY, catalogue, lambda: entries)
    yield index
    # What continues each series, by the address of that one
    continuing = gathered(
        (word.address, Name(series.name, series.address))
        for series in found
        for one in series.editions
        for word in continued(one, catalogue)
        if isinstance(word, Name)
    )
    for series, (crumb, *_) in zip(found, entries, strict=True):
        yield Page(
            address=crumb.address,
            trail=(*index.trail, crumb),
            description=f"{series.name}: its editions, with dates, countries and participants.",
            template="series.html",
            values=partial(_values, series, continuing.get(series.address, ()), catalogue),
            updated=newest(series.editions),
            listing=partial(pages_of, series.editions),
        )


def _values(series: Series, after: tuple[Name, ...], catalogue: Catalogue) -> dict[str, Any]:
    editions = [_edition(one, catalogue.vocabulary) for one in series.editions]
    before = dict.fromkeys(word for one in series.editions for word in continued(one, catalogue))
    facts = {
        "Editions": str(len(editions)),
        "Years": ", ".join(dict.fromkeys(one.year for one in editions if one.year)),
        "Continues": tuple(before),
        "Continued as": sorted({*after}),
    }
    compared = [one for one in editions if any(one.came.values())]
    return {
        "lead": WAY.lead,
        "facts": [(label, words) for label, words in facts.items() if words],
        "editions": editions,
        "compared": compared,
        "came": list(_came(compared, catalogue.vocabulary)),
    }


def _edition(programme: Programme, vocabulary: Vocabulary) -> Edition:
    record = programme.record
    people, number = record.participants, record.edition if isinstance(record, Recurring) else None
    years = record.dates.years() if record.dates else ()
    stated = size(people) if people else ""
    computed = people.computed_total if people else None
    value = people.total.value if people and people.total else computed
    return Edition(
        programme=programme,
        year=str(years[0]) if years else "",
        number=str(number or ""),
        place=place(record.venue, vocabulary) if record.venue else (),
        participants=stated or (f"{grouped(computed)} (computed)" if computed is not None else ""),
        value=value or 0,
        came={what: _numbers(programme, what) for what in CAME},
    )


def _numbers(programme: Programme, what: What) -> dict[str, str]:
    """Say of each that took part how many came; "took part" where that is not stated."""
    found = {
        key: [str(one.number or one.role) for one in of_part(some, None) if one.role == "took part"]
        for key, some in programme.card.named.get(what, {}).items()
    }
    return {key: ", ".join(dict.fromkeys(numbers)) for key, numbers in found.items() if numbers}


def _came(
    editions: list[Edition], vocabulary: Vocabulary
) -> Iterator[tuple[Name, list[tuple[str, str]]]]:
    """Give a row for each that took part, with the year and the cell of each edition."""
    for what in CAME:
        columns = [(one.year, one.came[what]) for one in editions]
        keys = dict.fromkeys(key for _, column in columns for key in column)
        made = [
            (name(what, key, vocabulary), [(year, one.get(key, "")) for year, one in columns])
            for key in keys
        ]
        yield from sorted(made, key=lambda row: row[0].label)
