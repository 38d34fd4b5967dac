"""Turns the objects of programmes into rows of tables, and tables into CSV (RFC 4180).

What the columns hold is said in `catalogue/columns.yml`; datapackage.json describes the files by
it, as Frictionless Data Package v2 has it.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from functools import cache
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any, Final, Literal

from programmes.catalogue import statistics
from programmes.catalogue.statistics import Field
from programmes.schema.sheet import FILE, KIND, cells, columns, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Row, Table
    from programmes.exports.objects import Object
    from programmes.schema.writing import Written
    from programmes.settings import Settings

BETWEEN: Final = "; "
"""Stands between the values of a list in one cell."""
END: Final = b"\r\n"
"""Ends a line, and stands in no cell."""
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


@cache  # they follow from columns.yml alone
def computed() -> frozenset[str]:
    """Name the columns that are worked out of a record, which an import leaves out."""
    return frozenset(field.name for field in statistics.empty_tables()["programmes"].fields)


def tables(catalogue: Catalogue) -> Iterator[Table]:
    """Give all tables, without their rows; all others name the programmes of the first."""
    for name in ROWS:
        table = statistics.empty_tables()[name]
        yield table._replace(fields=(*sheet(), *table.fields)) if name == "programmes" else table
    yield from statistics.without_rows(catalogue)


def _programme(entry: Object) -> Iterator[Row]:
    """Give the cells of a programme: its record as the sheet has it, and what is worked out."""
    yield {
        **dict.fromkeys(columns(), ""),  # a record fills few of them
        **{name: entry[name] for name in computed() & entry.keys()},
        "name": entry["heading"],
        "series_name": entry["series"],
        "dates_iso": entry["dates"],
        "trail": [one["label"] for one in entry["trail"]],
        "country_codes": [one["code"] for one in entry["countries"]],
        "country_names": [one["name"] for one in entry["countries"]],
        "region_ids": [one["id"] for one in entry["regions"]],
        "region_names": [one["name"] for one in entry["regions"]],
        "organisation_ids": [one["id"] for one in entry["organisations"]],
        "organisation_names": [one["name"] for one in entry["organisations"]],
        "topic_names": [one["label"] for one in entry["topics"]],
        **cells(entry["record"]),
        KIND: entry["kind"],
        FILE: entry["url"].split("/")[-2],
    }


def _values(tree: dict[str, Written] | list[Written], path: str = "") -> Iterator[Row]:
    """Give each value of a record with the keys that lead to it; entries are counted from 1."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree, start=1)
    for key, inner in entries:
        if isinstance(inner, str):
            yield {"field": f"{path}{key}", "value": inner}
        else:
            yield from _values(inner, f"{path}{key}.")


ROWS: Final[dict[str, Callable[[Object], Iterable[Row]]]] = {
    "programmes": _programme,
    "participants": lambda entry: entry["participants"],
    "events": lambda entry: entry["events"],
    "figures": lambda entry: entry["figures"],
    "fields": lambda entry: _values(entry["record"]),
}
"""What makes the rows of a programme of its object in each table that holds programmes."""


class CsvFile:
    """A table as it is written in CSV; lines end in CR LF, and no cell holds one.

    That of programmes begins with the mark by which Excel knows UTF-8.
    """

    def __init__(self, table: Table) -> None:
        self.path, self._names = table.path, [field.name for field in table.fields]
        self._data, code = BytesIO(), "utf-8-sig" if table.name == "programmes" else "utf-8"
        self._text = TextIOWrapper(self._data, code, newline="")
        self._writer = csv.writer(self._text, lineterminator=END.decode())
        self._writer.writerow(self._names)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows."""
        names = self._names
        self._writer.writerows([cell(row[name]) for name in names] for row in rows)

    def written(self) -> bytes:
        """Give the names of the columns and all rows."""
        self._text.flush()
        return self._data.getvalue()


def cell(value: object) -> object:
    """Write a value as a cell; an apostrophe keeps a spreadsheet from running it as a formula."""
    if isinstance(value, str):
        return f"'{value}" if FORMULA.match(value) else value
    return cell(joined([*map(str, value)])) if isinstance(value, list) else value


def describe(
    written: Iterable[tuple[Table, int, str]], catalogue: Catalogue, settings: Settings
) -> str:
    """Write data/datapackage.json about tables, each with the size and the SHA-256 of its CSV file.

    No licence is named: the texts are the source's, and their terms stand on its site.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "programmes",
        "title": settings.name,
        "homepage": settings.url("data/"),
        "version": str(catalogue.updated or 0),
        "sources": _sources(catalogue),
        "resources": [_resource(*each) for each in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(catalogue: Catalogue) -> list[dict[str, str]]:
    """List the pages that the records were taken from, each once."""
    named = {one.source.title: one.source for one in catalogue.programmes if one.source}
    return [
        {"title": title} | ({"path": source.url} if source.url else {})
        for title, source in sorted(named.items())
    ]


def _resource(table: Table, size: int, digest: str) -> dict[str, Any]:
    names_one = table.fields[0].name == "programme"  # that of all programmes begins with a kind
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
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
