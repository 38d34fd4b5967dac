"""Writes an empty sheet with a column for each field, an example, and lists to choose from."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from programmes.editing.spreadsheets import EXAMPLE
from programmes.render import examples
from programmes.schema import json_schema
from programmes.schema.records import KINDS
from programmes.schema.sheet import FILE, KIND, columns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.sheet import Column

Node = dict[str, Any]
SHOWN = "training-courses"
"""The kind that the example is of."""
ROWS = 1000
"""The rows that offer lists to choose from."""
TEXT = "@"
"""Excel's format of cells in which it changes nothing."""
PLACE = {
    KIND: "The kind of record: the folder it goes into. A row of the kind “example” is left out.",
    FILE: "The name of its file without .yml, which becomes the address: 2013-12-02-enforcement.",
}


class Shown(NamedTuple):
    """What a sheet shows of a column."""

    about: str
    """The sentence on it, and how it is written."""
    example: str
    choices: list[str]
    """The values of which it takes one; none where it takes any."""


def _shown(catalogue: Catalogue) -> dict[str, Shown]:
    """Say what a sheet for a catalogue shows of each column."""
    found = {
        KIND: Shown(PLACE[KIND], EXAMPLE, list(KINDS)),
        FILE: Shown(PLACE[FILE], "2013-12-02-enforcement", []),
    }
    schemas = {key: json_schema.schema(one, catalogue.vocabulary) for key, one in KINDS.items()}
    for name, column in columns().items():
        about = " ".join(filter(None, (column.about, column.form and f"({column.form})")))
        fields = {kind: _field(column, schema) for kind, schema in schemas.items()}
        made = fields[SHOWN] and examples.of_type(fields[SHOWN], schemas[SHOWN]["$defs"])
        choices = (_choices(field, schemas[kind]["$defs"]) for kind, field in fields.items())
        distinct = list(dict.fromkeys(choice for some in choices for choice in some))
        found[name] = Shown(about, column.cell(made) if made else "", distinct)
    return found


def _field(column: Column, schema: Node) -> Node:
    """Find a column in the schema of a kind; what is no field there has an empty one."""
    node = schema
    for key in column.name.split("."):
        node = _referred(node, schema["$defs"]).get("properties", {}).get(key, {})
    return node


def _referred(node: Node, groups: Node) -> Node:
    return groups[node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def _choices(node: Node, groups: Node) -> list[str]:
    """Give the names or words among which a field, or each value of its list, is chosen."""
    match _referred(node, groups):
        case {"enum": list(choices)}:
            return choices
        case {"const": str(choice)}:
            return [choice]
        case {"items": dict(item)} | {"oneOf": [item, *_]}:
            return _choices(item, groups)
    return []


def write(path: Path, catalogue: Catalogue) -> None:
    """Write an empty sheet, for Excel or as CSV after the end of its name."""
    shown = _shown(catalogue)
    if path.suffix.lower() == ".xlsx":
        _workbook(shown).save(path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[*shown], [one.example for one in shown.values()]])


def _workbook(shown: Mapping[str, Shown]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    sheet, lists, about = (book.create_sheet(title) for title in ("programmes", "lists", "columns"))
    sheet.append([*shown])
    sheet.append([one.example for one in shown.values()])
    sheet.freeze_panes = "C2"
    for number, (name, one) in enumerate(shown.items(), 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].number_format = TEXT
        sheet.column_dimensions[letter].width = max(len(name), 14)
        head, example = sheet.cell(1, number), sheet.cell(2, number)
        head.font, example.font = Font(bold=True), Font(italic=True, color="808080")
        head.comment, example.number_format = Comment(one.about, "programmes"), TEXT
        about.append([name, one.about])
        if one.choices:
            _offer(sheet, lists, number, [name, *one.choices])
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 36, 100
    for row in about.iter_rows(min_col=2):
        row[0].alignment = Alignment(wrap_text=True)
    return book


def _offer(sheet: Worksheet, lists: Worksheet, number: int, listed: list[str]) -> None:
    """Let a column be chosen from a list, which stands in a sheet of its own."""
    place = 1 if lists.max_row == 1 and lists.cell(1, 1).value is None else lists.max_column + 1
    for row, value in enumerate(listed, 1):
        lists.cell(row, place, value).number_format = TEXT
    column, letter = get_column_letter(place), get_column_letter(number)
    choice = DataValidation("list", formula1=f"lists!${column}$2:${column}${len(listed)}")
    choice.showErrorMessage = False  # the import knows better what is right
    choice.add(f"{letter}2:{letter}{ROWS}")
    sheet.add_data_validation(choice)
