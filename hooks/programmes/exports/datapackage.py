"""Turns the tables into datapackage.json, which describes them (Frictionless Data Package v2)."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from programmes.exports.tables import BETWEEN, INSTEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.tables import Field, Table
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
    written: Iterable[tuple[Table, bytes]], catalogue: Catalogue, settings: Settings
) -> str:
    """Write data/datapackage.json about tables, each with its CSV file.

    No licence is named: the texts are the source's, and their terms stand on its site.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "programmes",
        "title": settings.name,
        "homepage": settings.url("data/"),
        "version": str(catalogue.updated or 0),
        "sources": _sources(catalogue),
        "resources": [_resource(table, csv) for table, csv in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """List the pages that the records were taken from, each once."""
    named = {one.source.title: one.source for one in catalogue.programmes if one.source}
    return [
        {"title": title} | ({"path": source.url} if source.url else {})
        for title, source in sorted(named.items())
    ]


def _resource(table: Table, csv: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(csv),
        "hash": f"sha256:{sha256(csv).hexdigest()}",
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
