"""Turns the JSON objects of programmes into tables, and tables into CSV (RFC 4180).

The columns are written here once; datapackage.json describes the files by them, as Frictionless
Data Package v2 has it.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Any, Final, Literal

from programmes.catalogue.statistics import PROGRAMME, Field, Table, moments, number
from programmes.schema.sheet import FILE, KIND, cells, columns, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Row
    from programmes.exports.objects import Object
    from programmes.schema.sheet import Column
    from programmes.schema.writing import Written
    from programmes.settings import Settings

BETWEEN: Final = "; "
"""Stands between the values of a list in one cell."""
END: Final = "\r\n"
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""A cell that begins like this is a formula to a spreadsheet, or looks like one kept from it."""
PROFILES: Final = "https://datapackage.org/profiles/2.0"
KEYS: Final[Mapping[str, dict[str, Any]]] = {
    "programmes": {"primaryKey": ["programme"]},
    "figures": {"primaryKey": ["programme", "figure"]},
}
TO_PROGRAMME: Final = {
    "fields": ["programme"],
    "reference": {"resource": "programmes", "fields": ["programme"]},
}

_ISO = "as ISO 8601 dates and intervals; .. is an open end"
_DAYS = (
    Field("first_day", "date", "The first day that the dates allow."),
    Field("last_day", "date", "The last day that the dates allow."),
)
_BOUNDS = (
    Field("dates_printed", "string", "The dates in the words of the source, where it keeps them."),
    *_DAYS,
)
_COUNTRIES = (
    Field("country_codes", "list", "The countries that it names, by their ISO 3166-1 codes."),
    Field("countries", "list", "Their names, in the same order."),
)


def _column(column: Column) -> Field:
    """Describe a column of the sheet, whose cells hold what a record writes."""
    form = f" Written {column.form}." if column.form else ""
    is_day, is_number = column.types == {date}, column.types == {int}
    what: Literal["date", "integer", "string"] = (
        "date" if is_day else "integer" if is_number else "string"
    )
    return Field(column.name, what, f"{column.about}{form}")


SHEET: Final = (
    Field(KIND, "string", "The kind of programme: the folder of its record.", required=True),
    Field(FILE, "string", "The name of its record, without .yml.", required=True),
    *map(_column, columns().values()),
)
"""The columns of the sheet from which records can be imported."""
OF_PROGRAMMES: Final = (
    PROGRAMME,
    Field("kind_label", "string", "The name of its kind.", required=True),
    Field("name", "string", "The heading of its page.", required=True),
    Field("url", "string", "The address of its page.", required=True),
    Field("trail", "list", "The labels of its trail, from the home page to the page itself."),
    Field("children", "list", "The pages of the programmes that it prints, by their url."),
    Field("series_name", "string", "The name under which it is held again and again."),
    Field("dates_iso", "list", f"When it was itself, {_ISO}; empty if only parts have dates."),
    *moments("dates", "")[1:],
    *_DAYS,
    Field("years", "list", "The calendar years that it or a part of it names."),
    Field("fiscal_years", "list", "The Japanese fiscal years: 2013 is April 2013 to March 2014."),
    Field("country_codes", "list", "The countries that it names, by their ISO 3166-1 codes."),
    Field("country_names", "list", "Their names, in the same order."),
    Field("region_ids", "list", "Regions and groups of countries, by id."),
    Field("region_names", "list", "Their names, in the same order."),
    Field("organisation_ids", "list", "Organisations that it names, by id."),
    Field("organisation_names", "list", "Their names, in the same order."),
    Field("topic_names", "list", "The labels of its topics, in the same order."),
    *number("participants_total", "The number of participants that the source states."),
)
"""What is worked out of a record, behind the columns of the sheet."""
PROGRAMMES: Final = (*SHEET, *OF_PROGRAMMES)
COMPUTED: Final = frozenset(field.name for field in OF_PROGRAMMES)
"""The columns that an import leaves out."""
PARTICIPANTS: Final = (
    PROGRAMME,
    Field("event", "string", "The event of the programme; empty for the programme itself."),
    Field("is", "string", "What took part: country or organisation.", required=True),
    Field("code", "string", "Its ISO 3166-1 code, or its id.", required=True),
    Field("name", "string", "Its name.", required=True),
    Field("printed", "string", "The name as the source prints it."),
    Field("through", "string", "The agency that came; it stands under country and organisation."),
    *number("count", "How many came; empty where the source gives no number."),
)
EVENTS: Final = (
    PROGRAMME,
    Field("title", "string", "What it was, in the source's words.", required=True),
    Field("event_kind", "string", "What sort of event it was.", required=True),
    *moments("dates", f"When it was held, {_ISO}."),
    *_BOUNDS,
    Field("place", "string", "Where it was held."),
    *_COUNTRIES,
    *number("participants_total", "The number of participants that the source states."),
)
FIGURES: Final = (
    PROGRAMME,
    Field("figure", "string", "The id of the figure inside its programme.", required=True),
    Field("label", "string", "What is counted.", required=True),
    *number("value", "The number."),
    Field("unit", "string", "Its unit.", required=True),
    Field("target", "string", "yes where the number is aimed at and not reached yet."),
    Field("printed", "string", "The number and its unit as printed."),
    *moments("as_of", "The time for which the source states it."),
    *moments("period", "The time over which it was counted."),
)
FIELDS: Final = (
    PROGRAMME,
    Field("field", "string", "Where it stands there: participants.people.1.name.", required=True),
    Field("value", "string", "What it says there, as its editor wrote it."),
)
PARTS: Final = (
    ("participants", "Participants by country", PARTICIPANTS),
    ("events", "Events of programmes", EVENTS),
    ("figures", "Figures that the sources state", FIGURES),
)
"""What programmes have several of: the key in their objects, a title, and columns."""


def tables(objects: Sequence[Object]) -> Iterator[Table]:
    """Make the tables that hold the programmes; all others name the programmes of the first."""
    rows = tuple(map(_flat, objects))
    yield Table("programmes", "Programmes", PROGRAMMES, rows)
    for name, title, fields in PARTS:
        rows = tuple({"programme": entry["id"]} | row for entry in objects for row in entry[name])
        yield Table(name, title, fields, rows)
    rows = tuple(
        {"programme": entry["id"], "field": field, "value": value}
        for entry in objects
        for field, value in _said(entry["record"])
    )
    yield Table("fields", "Every field of every record, but for its text", FIELDS, rows)


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
    return text.getvalue().encode("utf-8-sig" if table.fields == PROGRAMMES else "utf-8")


def cell(value: object) -> str:
    """Write a value as a cell; an apostrophe keeps a spreadsheet from running it as a formula."""
    text = (
        joined([*map(str, value)])
        if isinstance(value, list)
        else ""
        if value is None
        else str(value)
    )
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
        "schema": {"fields": [_field(field) for field in table.fields], **_keys(table)},
    }


def _keys(table: Table) -> dict[str, Any]:
    names_one = PROGRAMME in table.fields and table.name != "programmes"
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
        described["description"] += " A value with a semicolon stands in quotation marks."
    if field.required:
        described["constraints"] = {"required": True}
    return described
