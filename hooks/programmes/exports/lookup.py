"""Turns the catalogue into the index that the list of all programmes and the search read.

It holds names as they are written; a browser folds them with what somebody types by one rule,
which stands in `lookup.js`. Lists are columns, and occasions refer to names by their positions.

A programme has occasions: itself and each of its parts, with who, when and on what. A filter for a
country and a year has to find both in one occasion: a line of work that began in 1987 and held a
seminar for Laos in 2019 was not in Laos in 1987.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from babel import Locale
from pydantic_core import to_json

from programmes.catalogue.mentions import by_part, keys, of_part
from programmes.catalogue.programme import newest_first
from programmes.catalogue.series import name_of
from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS, Recurring
from programmes.schema.vocabulary import cldr_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from programmes.catalogue.card import Card
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention, Role, What
    from programmes.catalogue.programme import Programme
    from programmes.schema.vocabulary import Vocabulary


OF_ALL: Final[frozenset[Role]] = frozenset({"partner", "implementing", "counterpart"})
"""The roles of an organisation in the whole of a programme, and so in each of its parts."""
FOR_ALL: Final[frozenset[Role]] = frozenset({"about", "took part", "first time"})
"""The roles of countries for which a part is held that names none."""


Entry = tuple[str, str, int, list[str]]
"""A key, an address, a number of programmes, and names, of which the first is shown."""


class Occasion(NamedTuple):
    """What is named together: the codes, numbers and ids of a programme or a part of it."""

    country: tuple[str, ...]
    year: tuple[str, ...]
    organisation: tuple[str, ...]
    topic: tuple[str, ...]


def occasions(card: Card) -> tuple[Occasion, ...]:
    """Give the occasions of a programme, its own first, each once.

    A part has the topics and partners of the programme, the countries where it names none, and the
    years where it names none and the programme has an end.
    """
    own = of_part(card.mentions, None)
    topics = keys(own, "topic")
    shared = [one for one in own if one.role in OF_ALL]
    countries = keys((one for one in own if one.role in FOR_ALL), "country")
    dates = card.record.dates
    has_end = dates and dates.first_day and dates.last_day
    years = keys(own, "year") if has_end else ()
    found = [_occasion(own, topics)]
    for part, mentions in by_part(card.mentions):
        if part:
            named = _occasion([*shared, *mentions], topics)
            named = named._replace(country=named.country or countries, year=named.year or years)
            found.append(named)
    return tuple(dict.fromkeys(found))


def _occasion(mentions: Iterable[Mention], topics: tuple[str, ...]) -> Occasion:
    named = list(mentions)
    return Occasion(
        keys(named, "country"), keys(named, "year"), keys(named, "organisation"), topics
    )


def index(catalogue: Catalogue) -> bytes:
    """Write all names, and all programmes with their occasions, the newest first."""
    entries = {name: list(found) for name, found in _entries(catalogue).items()}
    programmes = newest_first(catalogue.programmes)
    facets = ("kind", *Occasion._fields)
    places = {name: {key: at for at, (key, *_) in enumerate(entries[name])} for name in facets}
    columns = ("keys", "addresses", "numbers", "names")
    return to_json(
        {
            "names": {
                name: dict(zip(columns, zip(*found, strict=True), strict=True))
                for name, found in entries.items()
                if found
            },
            "titles": [programme.name for programme in programmes],
            "others": [_other_titles(programme) for programme in programmes],
            "addresses": [programme.address for programme in programmes],
            "notes": [programme.card.note.striptags() for programme in programmes],
            "occasions": [list(_numbered(programme, places)) for programme in programmes],
            "undated": sum(not programme.year for programme in programmes),
        }
    )


def _numbered(
    programme: Programme, places: Mapping[str, Mapping[str, int]]
) -> Iterator[list[list[int]]]:
    """Give the occasions of a programme as positions of their kind, countries, years and so on."""
    kind = [places["kind"][programme.kind]]
    for occasion in occasions(programme.card):
        named = occasion._asdict().items()
        yield [kind, *([places[what][key] for key in keys] for what, keys in named)]


def _entries(catalogue: Catalogue) -> dict[str, Iterator[Entry]]:
    """Give all that has a name beside the programmes; cities lead to their countries."""
    return {
        "kind": _kinds(catalogue),
        **{what: _way(what, catalogue) for what in WAYS},
        "city": _cities(catalogue),
        "series": _series(catalogue),
    }


def _kinds(catalogue: Catalogue) -> Iterator[Entry]:
    for key, kind in KINDS.items():
        if programmes := catalogue.of_kind(key):
            yield key, f"{key}/", len(programmes), [kind.plural]


def _way(what: What, catalogue: Catalogue) -> Iterator[Entry]:
    way, vocabulary, listed = WAYS[what], catalogue.vocabulary, catalogue.listings.get(what, {})
    for key in way.in_order(listed, vocabulary):
        names = [way.name(key, vocabulary), *_other_names(what, key, vocabulary)]
        yield key, way.address(key), len(listed[key]), list(dict.fromkeys(names))


def _other_names(what: What, key: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the other names under which an entry is found, wrong ones that are printed too."""
    if what == "country":
        yield from _names_of_country(key, vocabulary)
    elif what == "organisation":
        office = vocabulary.organisations[key]
        yield from filter(None, [office.abbreviation])
        yield from (*office.variants, *office.former_names)
    elif what == "region":
        yield from vocabulary.regions[key].variants
    elif what == "fiscal year":
        yield f"FY{key}"


def _names_of_country(code: str, vocabulary: Vocabulary) -> Iterator[str]:
    yield from filter(None, (cldr_names().get(code), Locale("ja").territories.get(code)))
    if said := vocabulary.places.countries.get(code):
        yield from (*said.variants, *said.slips, *said.parts)


def _cities(catalogue: Catalogue) -> Iterator[Entry]:
    vocabulary, listed = catalogue.vocabulary, catalogue.listings.get("country", {})
    for key, city in sorted(vocabulary.cities.items()):
        if city.country in listed:
            country = WAYS["country"].entry(city.country, vocabulary)
            names = [f"{city.name}, {country.label}", city.name, *city.variants]
            yield key, country.address, len(listed[city.country]), names


def _series(catalogue: Catalogue) -> Iterator[Entry]:
    for address, series in catalogue.series.items():
        records = [cast("Recurring", programme.record) for programme in series.editions]
        names = [series.name, *filter(None, (record.former_series for record in records))]
        yield address, address, len(records), list(dict.fromkeys(names))


def _other_titles(programme: Programme) -> list[str]:
    """Give the other names of a programme: the short title, the Japanese one, its series."""
    record = programme.record
    said: Iterable[Any] = (record.title, record.title_ja, *record.other_names, name_of(programme))
    return [name for name in dict.fromkeys(said) if name and name != programme.name]
