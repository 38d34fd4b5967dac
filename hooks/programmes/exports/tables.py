"""Turns the JSON objects of programmes into tables, and tables into CSV (RFC 4180).

The columns are written here once; datapackage.json describes the files by them, as Frictionless
Data Package v2 has it.
"""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from programmes.catalogue.statistics import PROGRAMME, Field, Table, moments, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Row
    from programmes.exports.objects import Object
    from programmes.schema.writing import Written
    from programmes.settings import Settings

BETWEEN: Final = "|"
"""Stands between the values of a list in one cell."""
INSTEAD: Final = "¦"
"""Stands for it in a value: names and their ids have to be as many as they are."""
END: Final = "\r\n"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""
PROFILES: Final = "https://datapackage.org/profiles/2.0"
KEYS: Final[Mapping[str, dict[str, Any]]] = {
    "programmes": {"primaryKey": ["id"]},
    "figures": {"primaryKey": ["programme", "figure"]},
}
TO_PROGRAMME: Final = {
    "fields": ["programme"],
    "reference": {"resource": "programmes", "fields": ["id"]},
}

_ISO = "as ISO 8601 dates and intervals; .. is an open end"
_BOUNDS = (
    Field("dates_printed", "string", "The dates in the words of the source, where it keeps them."),
    Field("first_day", "date", "The first day that the dates allow."),
    Field("last_day", "date", "The last day that the dates allow."),
)
_COUNTRIES = (
    Field("country_codes", "list", "The countries that it names, by their ISO 3166-1 codes."),
    Field("countries", "list", "Their names, in the same order."),
)


PROGRAMMES: Final = (
    Field("id", "string", "The id, which stays when the address changes.", required=True),
    Field("kind", "string", "The kind of programme.", required=True),
    Field("kind_label", "string", "Its name.", required=True),
    Field("title", "string", "The name as printed.", required=True),
    Field("title_ja", "string", "The Japanese name as printed."),
    Field("heading", "string", "The heading of the page as printed.", required=True),
    Field("url", "string", "The address of its page.", required=True),
    Field("trail", "list", "The labels of its trail, from the home page to the page itself."),
    Field("children", "list", "The pages of the programmes that it prints, by their url."),
    Field("series", "string", "The name under which it is held again and again."),
    *moments("dates", f"When it was itself, {_ISO}; empty if only parts have dates."),
    *_BOUNDS,
    Field("years", "list", "The calendar years that it or a part of it names."),
    Field("fiscal_years", "list", "The Japanese fiscal years: 2013 is April 2013 to March 2014."),
    *_COUNTRIES,
    Field("region_ids", "list", "Regions and groups of countries, by id."),
    Field("regions", "list", "Their names, in the same order."),
    Field("organisation_ids", "list", "Organisations that it names, by id."),
    Field("organisations", "list", "Their names, in the same order."),
    Field("topic_ids", "list", "Topics, by id."),
    Field("topics", "list", "Their labels, in the same order."),
    *number("participants_total", "The number of participants that the source states."),
    Field("participants_open", "string", "yes where the source says that others came too."),
    Field("source_title", "string", "The title of the source page."),
    Field("source_url", "string", "The address of the source page."),
    Field("updated", "date", "The day on which the record last changed.", required=True),
)
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
    """Write a table, its names of columns first; lines end in CR LF."""
    names = [field.name for field in table.fields]
    text = StringIO()
    writer = csv.writer(text, lineterminator=END)
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in table.rows)
    return text.getvalue().encode()


def cell(value: object) -> str:
    """Write a value as a cell; an apostrophe keeps a spreadsheet from running it as a formula."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, list):
        text = BETWEEN.join(map(str, value))
        if text.count(BETWEEN) >= max(len(value), 1):
            text = BETWEEN.join(str(one).replace(BETWEEN, INSTEAD) for one in value)
    else:
        text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _flat(entry: Object) -> Row:
    source = entry["source"] or {}
    return entry | {
        "trail": [crumb["label"] for crumb in entry["trail"]],
        "country_codes": [one["code"] for one in entry["countries"]],
        "countries": [one["name"] for one in entry["countries"]],
        **dict(_ids_and_labels(entry)),
        "source_title": source.get("title"),
        "source_url": source.get("url"),
    }


def _ids_and_labels(entry: Object) -> Iterator[tuple[str, list[str]]]:
    for one, many, label in (
        ("region", "regions", "name"),
        ("organisation", "organisations", "name"),
        ("topic", "topics", "label"),
    ):
        yield f"{one}_ids", [value["id"] for value in entry[many]]
        yield many, [value[label] for value in entry[many]]


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
