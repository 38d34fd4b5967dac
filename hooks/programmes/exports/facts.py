"""Turns the fields of a programme into flat rows: who took part, what was held, which figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programmes.schema.dates import iso
from programmes.schema.facts import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.mentions import Mention
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Place
    from programmes.schema.records import Record
    from programmes.schema.scalars import Count
    from programmes.schema.vocabulary import Vocabulary

Row = dict[str, Any]


def span(dates: Dates | None) -> Row:
    """Give dates as ISO 8601 texts, one for each span, and the days that bound them all."""
    first, last = (dates.first_day, dates.last_day) if dates else (None, None)
    return {
        "dates": iso(dates) if dates else [],
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
    }


def number(name: str, count: Count | None) -> Row:
    """Give a number and, apart from it, the word of the source that makes it vague."""
    return {name: count.value if count else None, f"{name}_word": count.qualifier if count else ""}


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
                "name": _name(one, vocabulary),
                "printed": one.printed,
                "through": one.through,
                **number("count", one.number),
            }


def events(record: Record, found: Iterable[Mention], vocabulary: Vocabulary) -> Iterator[Row]:
    """Give a row for each event, in the order of the source; `found` is what the record names."""
    countries = [one for one in found if one.what == "country"]
    for event in record.events:
        # By identity: two events of a record may say the same.
        codes = dict.fromkeys(one.key for one in countries if one.part is event)
        total = event.participants.total if event.participants else None
        yield {
            "title": event.title,
            "event_kind": event.kind,
            **span(event.dates),
            "place": place(event.place, vocabulary),
            "country_codes": list(codes),
            "countries": [vocabulary.country_name(code) for code in codes],
            **number("participants_total", total),
        }


def figures(record: Record) -> Iterator[Row]:
    """Give a row for each figure that the source states."""
    for figure in record.key_figures:
        yield {
            "figure": figure.id,
            "label": figure.label,
            **number("value", figure.value),
            "unit": figure.unit,
            "target": figure.target or "",
            "printed": figure.printed or "",
            "as_of": iso(figure.as_of) if figure.as_of else [],
            "period": iso(figure.period) if figure.period else [],
        }


def _name(mention: Mention, vocabulary: Vocabulary) -> str:
    if mention.what == "country":
        return vocabulary.country_name(mention.key)
    return vocabulary.organisations[mention.key].name
