"""Turns series into pages: the editions of each, with their countries and participants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.programme import Crumb, newest, pages_of
from programmes.catalogue.series import INDEX
from programmes.catalogue.ways import Way
from programmes.render.facts import continued
from programmes.render.lists import Counted, way_index
from programmes.render.page import Page
from programmes.render.words import Name, name, place, size
from programmes.schema.numbers import grouped
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    countries: int


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe the index of all series, and the page of each."""
    if not catalogue.series:
        return
    found = catalogue.series.values()
    entries = [Counted(Crumb(one.name, one.address), len(one.editions)) for one in found]
    index = way_index(WAY, catalogue, lambda: entries)
    yield index
    for series, (crumb, *_) in zip(found, entries, strict=True):
        yield Page(
            address=crumb.address,
            trail=(*index.trail, crumb),
            description=f"{series.name}: its editions, with dates, countries and participants.",
            template="series.html",
            values=partial(_values, series, catalogue),
            updated=newest(series.editions),
            listing=partial(pages_of, series.editions),
        )


def _values(series: Series, catalogue: Catalogue) -> dict[str, Any]:
    editions = [_edition(one, catalogue.vocabulary) for one in series.editions]
    years = list(dict.fromkeys(one.year for one in editions if one.year))
    listed = [one for one in series.editions if any(_numbers(one, what) for what in CAME)]
    return {
        "lead": WAY.lead,
        "facts": [
            ("Editions", str(len(editions))),
            ("Years", ", ".join(years)),
            *((label, words) for label, words in _lineage(series, catalogue) if words),
        ],
        "editions": editions,
        "compared": [one for one in editions if one.programme in listed],
        "came": _came(listed, catalogue.vocabulary),
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
        countries=len(_numbers(programme, "country")),
    )


def _numbers(programme: Programme, what: What) -> dict[str, str]:
    """Say of each that took part how many came; "took part" where that is not stated."""
    found: dict[str, list[str]] = {}
    for one in programme.card.mentions:
        if one.what == what and one.role == "took part" and one.part is None:
            found.setdefault(one.key, []).append(str(one.number) if one.number else "took part")
    return {key: ", ".join(dict.fromkeys(numbers)) for key, numbers in found.items()}


def _came(editions: Iterable[Programme], vocabulary: Vocabulary) -> list[tuple[Name, list[str]]]:
    """Give a row for each that took part, with a cell for each edition."""
    rows: list[tuple[Name, list[str]]] = []
    for what in CAME:
        columns = [_numbers(one, what) for one in editions]
        keys = dict.fromkeys(key for column in columns for key in column)
        made = [
            (name(what, key, vocabulary), [one.get(key, "") for one in columns]) for key in keys
        ]
        rows += sorted(made, key=lambda row: row[0].label)
    return rows


def _lineage(series: Series, catalogue: Catalogue) -> Iterator[tuple[str, Words]]:
    """Name the series that this one continues, and those that continue it."""
    before = [word for one in series.editions for word in continued(one, catalogue)]
    yield "Continues", tuple(dict.fromkeys(before))
    after = {
        Name(other.name, other.address)
        for other in catalogue.series.values()
        for one in other.editions
        for word in continued(one, catalogue)
        if isinstance(word, Name) and word.address == series.address
    }
    yield "Continued as", tuple(sorted(after))
