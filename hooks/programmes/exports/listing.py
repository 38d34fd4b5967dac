"""Turns programmes into JSON objects: one file beside each page, and all in one list."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from programmes.exports import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Programme
    from programmes.schema.facts import Source
    from programmes.schema.vocabulary import Vocabulary

Entry = dict[str, Any]


def single(entry: Entry) -> bytes:
    """Write a programme on one line: so that the changes of data/programmes.json can be read."""
    return to_json(entry)


def entry(
    programme: Programme, found: Sequence[Mention], vocabulary: Vocabulary, site_url: str
) -> Entry:
    """Give the object of one programme: codes and labels both, addresses absolute.

    `found` is what it names.
    """
    record, source, people = programme.record, programme.source, programme.record.participants
    return {
        "id": programme.id,
        "kind": record.kind,
        "kind_label": record.singular,
        "title": record.title,
        "heading": programme.name,
        "url": site_url + programme.address,
        **({"timetable": site_url + programme.timetable_address} if programme.timetable else {}),
        "trail": [
            {"label": crumb.label, "url": site_url + crumb.address} for crumb in programme.trail
        ],
        "children": [f"{site_url}{key}/" for key in programme.children],
        **facts.span(record.dates),
        **_named(found, vocabulary),
        **facts.number("participants_total", people.total if people else None),
        "participants": list(facts.participants(found, vocabulary)),
        "events": list(facts.events(record, found, vocabulary)),
        "figures": list(facts.figures(record)),
        "topics": _labelled(record.topics, vocabulary.topics, "label"),
        "source": _source(source) if source else None,
        "updated": record.updated.isoformat(),
    }


def _named(found: Iterable[Mention], vocabulary: Vocabulary) -> Entry:
    """Give what a programme names anywhere in its fields, each by code or id and by label."""
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        keys[one.what][one.key] = None
    return {
        "years": sorted(map(int, keys["year"])),
        "fiscal_years": sorted(map(int, keys["fiscal year"])),
        "countries": [
            {"code": code, "name": vocabulary.country_name(code)} for code in keys["country"]
        ],
        "regions": _labelled(keys["region"], vocabulary.regions, "name"),
        "organisations": _labelled(keys["organisation"], vocabulary.organisations, "name"),
    }


def _source(source: Source) -> Entry:
    """Give the page that a record was taken from, as far as it is known."""
    days = {"last_updated": source.last_updated, "retrieved": source.retrieved}
    known = {name: day.isoformat() for name, day in days.items() if day}
    return {"title": source.title} | ({"url": source.url} if source.url else {}) | known


def _labelled(ids: Iterable[str], entries: Mapping[str, Any], label: str) -> list[dict[str, str]]:
    return [{"id": key, label: getattr(entries[key], label)} for key in ids]
