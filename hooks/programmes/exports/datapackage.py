"""Turns the tables into datapackage.json, which describes them (Frictionless Data Package v2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from programmes.exports.tables import BETWEEN, INSTEAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from programmes.catalogue.catalogue import Catalogue
    from programmes.exports.tables import Field, Roll, Sheet
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


def describe(written: Iterable[Roll], catalogue: Catalogue, settings: Settings) -> str:
    """Write data/datapackage.json about the written tables.

    No licence is named: the texts are the source's, and their terms stand on its site.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "programmes",
        "title": settings.name,
        "homepage": settings.url("data/"),
        "version": str(catalogue.updated or 0),
        "sources": _sources(catalogue),
        "resources": [_resource(one) for one in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """List the pages that the records were taken from, each once."""
    named = {one.source.title: one.source for one in catalogue.programmes if one.source}
    return [
        {"title": title} | ({"path": source.url} if source.url else {})
        for title, source in sorted(named.items())
    ]


def _resource(written: Roll) -> dict[str, Any]:
    sheet = written.sheet
    return {
        "name": sheet.name,
        "type": "table",
        "title": sheet.title,
        "path": f"{sheet.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.file.size,
        "hash": f"sha256:{written.file.digest}",
        "schema": {"fields": [_field(field) for field in sheet.fields], **_keys(sheet)},
    }


def _keys(sheet: Sheet) -> dict[str, Any]:
    names_one = any(field.name == "programme" for field in sheet.fields)
    foreign = {"foreignKeys": [TO_PROGRAMME]} if names_one else {}
    return KEYS.get(sheet.name, {}) | foreign


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
