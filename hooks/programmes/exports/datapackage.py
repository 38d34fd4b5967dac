"""Turns the tables into datapackage.json, which describes them (Frictionless Data Package v2)."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from programmes.exports.tables import BETWEEN, INSTEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from programmes.exports.listing import Entry
    from programmes.exports.tables import Field, Table
    from programmes.settings import Settings

PROFILES: Final = "https://datapackage.org/profiles/2.0"
KEYS: Final[Mapping[str, dict[str, Any]]] = {
    "programmes": {"primaryKey": ["id"]},
    "figures": {"primaryKey": ["programme", "figure"]},
}
TO_PROGRAMME: Final = {
    "fields": ["programme"],
    "reference": {"resource": "programmes", "fields": ["id"]},
}


def describe(
    tables: Sequence[Table],
    texts: Mapping[str, str],
    entries: Sequence[Entry],
    settings: Settings,
) -> str:
    """Write data/datapackage.json; `texts` are the written tables by their paths.

    No licence is named: the texts are the source's, and their terms stand on its site.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "programmes",
        "title": settings.name,
        "homepage": settings.url("data/"),
        "version": max((entry["updated"] for entry in entries), default="0"),
        "sources": _sources(entries),
        "resources": [_resource(table, texts[table.path]) for table in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(entries: Sequence[Entry]) -> list[dict[str, str]]:
    """List the pages that the records were taken from, each once."""
    named = {entry["source"]["title"]: entry["source"] for entry in entries if entry["source"]}
    return [
        {"title": title} | ({"path": source["url"]} if "url" in source else {})
        for title, source in sorted(named.items())
    ]


def _resource(table: Table, text: str) -> dict[str, Any]:
    written = text.encode()
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{sha256(written).hexdigest()}",
        "schema": {"fields": [_field(field) for field in table.fields], **_keys(table)},
    }


def _keys(table: Table) -> dict[str, Any]:
    names_one = any(field.name == "programme" for field in table.fields)
    foreign = {"foreignKeys": [TO_PROGRAMME]} if names_one else {}
    return KEYS.get(table.name, {}) | foreign


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": field.description,
    }
    if field.type == "list":
        described["delimiter"] = BETWEEN
        described["description"] += f" In a value, {BETWEEN} is written {INSTEAD}."
    if field.required:
        described["constraints"] = {"required": True}
    return described
