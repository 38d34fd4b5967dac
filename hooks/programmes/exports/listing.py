"""Turns the catalogue into data/programmes.json: every programme with its place and its facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from programmes import mentions
from programmes.dates import iso

if TYPE_CHECKING:
    from programmes.catalogue import Catalogue
    from programmes.programme import Programme
    from programmes.vocabulary import Vocabulary


def listing(catalogue: Catalogue, site_url: str) -> str:
    """Write data/programmes.json; codes and labels both, addresses absolute."""
    programmes = [entry(one, catalogue.vocabulary, site_url) for one in catalogue.programmes]
    return json.dumps({"programmes": programmes}, ensure_ascii=False, indent=1) + "\n"


def entry(programme: Programme, vocabulary: Vocabulary, site_url: str) -> dict[str, Any]:
    """Give the object of one programme."""
    record, source = programme.record, programme.source
    return {
        "id": programme.id,
        "kind": record.kind,
        "title": record.title,
        "heading": programme.name,
        "url": site_url + programme.address,
        "trail": [
            {"label": crumb.label, "url": site_url + crumb.address} for crumb in programme.trail
        ],
        "dates": list(iso(record.dates)) if record.dates else [],
        "countries": [
            {"code": code, "name": vocabulary.country_name(code)}
            for code in mentions.countries(record, vocabulary)
        ],
        "regions": [
            {"id": key, "name": vocabulary.regions[key].name}
            for key in mentions.regions(record, vocabulary)
        ],
        "organisations": [
            {"id": key, "name": vocabulary.organisations[key].name}
            for key in mentions.organisations(record, vocabulary)
        ],
        "topics": [{"id": key, "label": vocabulary.topics[key].label} for key in record.topics],
        "source": source.model_dump(mode="json", exclude_none=True) if source else None,
        "updated": record.updated.isoformat(),
    }
