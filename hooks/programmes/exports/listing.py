"""Turns programmes into JSON objects: one file beside each page, and all in one list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from programmes import mentions
from programmes.exports import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from programmes.programme import Programme
    from programmes.schema.records import Record
    from programmes.vocabulary import Vocabulary

Entry = dict[str, Any]


def listing(entries: Iterable[Entry]) -> str:
    """Write data/programmes.json, one programme a line, so that its changes can be read."""
    lines = ",\n".join(_json(entry) for entry in entries)
    return f'{{"programmes": [\n{lines}\n]}}\n'


def single(entry: Entry) -> str:
    """Write the index.json beside the page of a programme: the same object as in the list."""
    return _json(entry, indent=1) + "\n"


def entry(programme: Programme, vocabulary: Vocabulary, site_url: str) -> Entry:
    """Give the object of one programme: codes and labels both, addresses absolute."""
    record, source, people = programme.record, programme.source, programme.record.participants
    return {
        "id": programme.id,
        "kind": record.kind,
        "kind_label": record.singular,
        "title": record.title,
        "heading": programme.name,
        "url": site_url + programme.address,
        "trail": [
            {"label": crumb.label, "url": site_url + crumb.address} for crumb in programme.trail
        ],
        **facts.span(record.dates),
        **_named(record, vocabulary),
        **facts.number("participants_total", people.total if people else None),
        "participants": list(facts.participants(record, vocabulary)),
        "events": list(facts.events(record, vocabulary)),
        "figures": list(facts.figures(record)),
        "source": source.model_dump(mode="json", exclude_none=True) if source else None,
        "updated": record.updated.isoformat(),
    }


def _named(record: Record, vocabulary: Vocabulary) -> Entry:
    """Give what a programme names anywhere in its fields, each by code or id and by label."""
    return {
        "fiscal_years": list(mentions.fiscal_years(record, vocabulary)),
        "countries": [
            {"code": code, "name": vocabulary.country_name(code)}
            for code in mentions.countries(record, vocabulary)
        ],
        "regions": _labelled(mentions.regions(record, vocabulary), vocabulary.regions, "name"),
        "organisations": _labelled(
            mentions.organisations(record, vocabulary), vocabulary.organisations, "name"
        ),
        "topics": _labelled(record.topics, vocabulary.topics, "label"),
    }


def _labelled(ids: Iterable[str], entries: Mapping[str, Any], label: str) -> list[dict[str, str]]:
    return [{"id": key, label: getattr(entries[key], label)} for key in ids]


def _json(value: Entry, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
