"""Turns programmes into JSON objects of plain values, and writes the one beside each page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from programmes.catalogue import addresses
from programmes.catalogue.mentions import keys, of_part
from programmes.catalogue.series import name_of
from programmes.catalogue.statistics import dated, stated
from programmes.catalogue.ways import WAYS
from programmes.schema.facts import Event
from programmes.schema.writing import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention, Named
    from programmes.catalogue.programme import Programme
    from programmes.catalogue.statistics import Row
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Place
    from programmes.schema.records import Record
    from programmes.schema.vocabulary import Vocabulary
    from programmes.settings import Settings

Object = dict[str, Any]


def outputs(catalogue: Catalogue, settings: Settings) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of the object and of the record of each programme, and what makes them."""
    for programme in catalogue.programmes:
        make = partial(as_json, programme, catalogue.vocabulary, settings.site_url)
        yield addresses.as_json(programme.address), make
        yield addresses.source(programme.address), partial(bytes, programme.card.data)


def as_json(programme: Programme, vocabulary: Vocabulary, site_url: str) -> bytes:
    """Write the object of a programme on one line."""
    return to_json(as_object(programme, vocabulary, site_url)) + b"\n"


def as_object(programme: Programme, vocabulary: Vocabulary, site_url: str) -> Object:
    """Give the object of one programme: codes and labels both, addresses absolute."""
    found, record = programme.card.mentions, programme.record
    people = record.participants
    return {
        "id": programme.id,
        "kind": record.kind,
        "kind_label": record.singular,
        "title": record.title,
        "title_ja": record.title_ja or "",
        "heading": programme.name,
        "url": site_url + programme.address,
        **({"timetable": site_url + programme.timetable_address} if programme.timetable else {}),
        "trail": [
            {"label": crumb.label, "url": site_url + crumb.address} for crumb in programme.trail
        ],
        "children": [f"{site_url}{key}/" for key in programme.card.children],
        "series": name_of(programme),
        **span(record.dates),
        **_named(programme.card.named, vocabulary),
        **stated("participants_total", people.total if people else None),
        "participants_open": (people.others if people else None) or "",
        "participants": list(participants(found, vocabulary)),
        "events": list(events(record, found, vocabulary)),
        "figures": list(figures(record)),
        "topics": _labelled(record.topics, vocabulary.topics, "label"),
        "source": written(programme.source) if programme.source else None,
        "updated": record.updated.isoformat(),
        # Without its texts: they stand on the page and beside it.
        "record": written(record, without={"body"}),
    }


def _named(named: Named, vocabulary: Vocabulary) -> Object:
    """Give what a programme names anywhere in its fields, each by code or id and by label."""
    countries, organisations = named.get("country", ()), named.get("organisation", ())
    return {
        "years": sorted(map(int, named.get("year", ()))),
        "fiscal_years": sorted(map(int, named.get("fiscal year", ()))),
        "countries": [{"code": code, "name": vocabulary.country_name(code)} for code in countries],
        "regions": _labelled(named.get("region", ()), vocabulary.regions, "name"),
        "organisations": _labelled(organisations, vocabulary.organisations, "name"),
    }


def _labelled(ids: Iterable[str], entries: Mapping[str, Any], label: str) -> list[dict[str, str]]:
    return [{"id": key, label: getattr(entries[key], label)} for key in ids]


def span(dates: Dates | None) -> Row:
    """Give dates, how closely the source gives them and in which words, and their bounds."""
    first, last = (dates.first_day, dates.last_day) if dates else (None, None)
    return {
        **dated("dates", dates),
        "dates_printed": (dates.printed if dates else None) or "",
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
    }


def place(where: Place | None, vocabulary: Vocabulary) -> str:
    """Write a place on one line: rooms, city and country, as far as they are known."""
    if where is None:
        return ""
    city = vocabulary.cities[where.city.id] if where.city else None
    code = where.country.code if where.country else city and city.country
    names = (
        where.organisation and vocabulary.organisations[where.organisation].name,
        city and city.name,
        code and vocabulary.country_name(code),
    )
    return ", ".join(name for name in names if name) or ("online" if where.online else "")


def participants(found: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[Row]:
    """Give a row for each country and organisation that took part, as the source lists them."""
    for one in found:
        if one.role == "took part":
            yield {
                "event": one.part.title if isinstance(one.part, Event) else "",
                "is": one.what,
                "code": one.key,
                "name": WAYS[one.what].name(one.key, vocabulary),
                "printed": one.printed,
                "through": one.through,
                **stated("count", one.number),
            }


def events(record: Record, found: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[Row]:
    """Give a row for each event, in the order of the source; `found` is what the record names."""
    for event in record.events:
        codes = list(keys(of_part(found, event), "country"))
        total = event.participants.total if event.participants else None
        yield {
            "title": event.title,
            "event_kind": event.kind,
            **span(event.dates),
            "place": place(event.place, vocabulary),
            "country_codes": codes,
            "countries": [vocabulary.country_name(code) for code in codes],
            **stated("participants_total", total),
        }


def figures(record: Record) -> Iterator[Row]:
    """Give a row for each figure that the source states."""
    for figure in record.key_figures:
        yield {
            "figure": figure.id,
            "label": figure.label,
            **stated("value", figure.value),
            "unit": figure.unit,
            "target": figure.target or "",
            "printed": figure.printed or "",
            **dated("as_of", figure.as_of),
            **dated("period", figure.period),
        }
