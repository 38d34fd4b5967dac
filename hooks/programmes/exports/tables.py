"""Turns the JSON objects of programmes into tables, and tables into CSV (RFC 4180).

What the columns hold is said in `catalogue/columns.yml`; datapackage.json describes the files by
it, as Frictionless Data Package v2 has it.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Any, Final, Literal

from programmes.catalogue import statistics
from programmes.catalogue.statistics import Field
from programmes.schema.sheet import FILE, KIND, cells, columns, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Row, Table
    from programmes.exports.objects import Object
    from programmes.schema.writing import Written
    from programmes.settings import Settings

BETWEEN: Final = "; "
"""Stands between the values of a list in one cell."""
END: Final = "\r\n"
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""A cell that begins like this is a formula to a spreadsheet, or looks like one kept from it."""
PROFILES: Final = "https://datapackage.org/profiles/2.0"
TO_PROGRAMME: Final = {
    "fields": ["programme"],
    "reference": {"resource": "programmes", "fields": ["programme"]},
}


def sheet() -> Iterator[Field]:
    """Describe the columns of the sheet from which records can be imported."""
    about = "The kind of programme: the folder of its record."
    yield Field(KIND, "string", about, required=True)
    yield Field(FILE, "string", "The name of its record, without .yml.", required=True)
    for column in columns().values():
        form = f" Written {column.form}." if column.form else ""
        is_day, is_number = column.types == {date}, column.types == {int}
        what: Literal["date", "integer", "string"] = (
            "date" if is_day else "integer" if is_number else "string"
        )
        yield Field(column.name, what, f"{column.about}{form}")


def computed() -> frozenset[str]:
    """Name the columns that are worked out of a record, which an import leaves out."""
    return frozenset(field.name for field in statistics.empty_tables()["programmes"].fields)


def tables(objects: Sequence[Object]) -> Iterator[Table]:
    """Make the tables that hold the programmes; all others name the programmes of the first."""
    empty = statistics.empty_tables()
    programmes = empty["programmes"]
    rows = tuple(map(_flat, objects))
    yield programmes._replace(fields=(*sheet(), *programmes.fields), rows=rows)
    for name in ("participants", "events", "figures"):
        rows = tuple({"programme": entry["id"]} | row for entry in objects for row in entry[name])
        yield empty[name]._replace(rows=rows)
    rows = tuple(
        {"programme": entry["id"], "field": field, "value": value}
        for entry in objects
        for field, value in _said(entry["record"])
    )
    yield empty["fields"]._replace(rows=rows)


def _said(tree: Written, path: str = "") -> Iterator[tuple[str, str]]:
    """Give each value of a record with the keys that lead to it; entries are counted from 1."""
    if isinstance(tree, str):
        yield path, tree
        return
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree, start=1)
    for key, inner in entries:
        yield from _said(inner, f"{path}.{key}" if path else str(key))


def as_csv(table: Table) -> bytes:
    """Write a table, its names of columns first; lines end in CR LF.

    The sheet of programmes begins with the mark by which Excel knows UTF-8.
    """
    names = [field.name for field in table.fields]
    text = StringIO()
    writer = csv.writer(text, lineterminator=END)
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in table.rows)
    return text.getvalue().encode("utf-8-sig" if table.name == "programmes" else "utf-8")


def cell(value: object) -> str:
    """Write a value as a cell; an apostrophe keeps a spreadsheet from running it as a formula."""
    if isinstance(value, list):
        value = joined([*map(str, value)])
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def _flat(entry: Object) -> Row:
    """Give the cells of a programme: its record as the sheet has it, and what is worked out."""
    return {
        **entry,
        "programme": entry["id"],
        "name": entry["heading"],
        "series_name": entry["series"],
        "dates_iso": entry["dates"],
        "trail": [crumb["label"] for crumb in entry["trail"]],
        "country_codes": [one["code"] for one in entry["countries"]],
        "country_names": [one["name"] for one in entry["countries"]],
        **dict(_ids_and_names(entry)),
        **cells(entry["record"]),
        FILE: entry["url"].split("/")[-2],
    }


def _ids_and_names(entry: Object) -> Iterator[tuple[str, list[str]]]:
    for one, many, label in (
        ("region", "regions", "name"),
        ("organisation", "organisations", "name"),
        ("topic", "topics", "label"),
    ):
        yield f"{one}_ids", [value["id"] for value in entry[many]]
        yield f"{one}_names", [value[label] for value in entry[many]]


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
        "resources": [_resource(table, data) for table, data in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """List the pages that the records were taken from, each once."""
    named = {one.source.title: one.source for one in catalogue.programmes if one.source}
    return [
        {"title": title} | ({"path": source.url} if source.url else {})
        for title, source in sorted(named.items())
    ]


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    names_one = table.fields[0].name == "programme"  # that of all programmes begins with a kind
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            **({"primaryKey": table.key} if table.key else {}),
            **({"foreignKeys": [TO_PROGRAMME]} if names_one else {}),
        },
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": field.description,
    }
    if field.type == "list":
        described["delimiter"] = BETWEEN
        described["description"] += " A value with a semicolon is in quotation marks."
    if field.required:
        described["constraints"] = {"required": True}
    return described
