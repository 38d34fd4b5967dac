"""Turns places, organisations and dates of records into schema.org's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from programmes.dates.iso import in_calendar
from programmes.linked_data.graph import Node, node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.dates import Dates
    from programmes.schema.facts import Event, Place
    from programmes.vocabulary import Vocabulary

JPO: Final = node("Organization", name="Japan Patent Office", alternateName="JPO")
"""Whose programmes these are."""


def organisation(key: str, vocabulary: Vocabulary) -> Node:
    """Give an organisation by its names."""
    entry = vocabulary.organisations[key]
    return node("Organization", name=entry.name, alternateName=entry.abbreviation)


def organisations(keys: Iterable[str], vocabulary: Vocabulary) -> list[Node]:
    """Give organisations in their order."""
    return [organisation(key, vocabulary) for key in keys]


def place(where: Place | None, vocabulary: Vocabulary) -> Node | None:
    """Give the place where something was held, as far as it is known; none when it was online."""
    if where is None:
        return None
    city = vocabulary.cities[where.city.id] if where.city else None
    country = where.country.code if where.country else city and city.country
    address = node("PostalAddress", addressLocality=city and city.name, addressCountry=country)
    room = vocabulary.organisations[where.organisation].name if where.organisation else None
    name = room or (city and city.name) or (country and vocabulary.country_name(country))
    known = address if len(address) > 1 else None
    return node("Place", name=name, address=known) if name else None


def country(code: str, vocabulary: Vocabulary) -> Node:
    """Give a country by its name and code."""
    return node("Country", name=vocabulary.country_name(code), identifier=code)


def areas(codes: Iterable[str], regions: Iterable[str], vocabulary: Vocabulary) -> list[Node]:
    """Give countries, then regions."""
    named = [node("Place", name=vocabulary.regions[key].name) for key in regions]
    return [country(code, vocabulary) for code in codes] + named


def bounds(dates: Dates | None) -> tuple[str | None, str | None]:
    """Give start and end as ISO 8601 dates of the source's precision; None for an open side."""
    if dates is None:
        return None, None
    first = last = dates.spans[0]
    if len(dates.spans) > 1:
        first = min(dates.spans, key=lambda span: span.sort_key)
        last = max(dates.spans, key=lambda span: span.sort_key[1])
    start, end = in_calendar(first).start, in_calendar(last).end
    return str(start) if start else None, str(end) if end else None


def event(held: Event, vocabulary: Vocabulary) -> Node:
    """Give an event, with the days and the place that the source names."""
    start, end = bounds(held.dates)
    where = place(held.place, vocabulary)
    return node("Event", name=held.title, startDate=start, endDate=end, location=where)
