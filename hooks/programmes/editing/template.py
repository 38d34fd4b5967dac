"""Writes an empty sheet with a column for each field, an example, and lists to choose from."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

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


@dataclass(frozen=True)
class Template:
    """What a sheet for a catalogue shows of each column."""

    catalogue: Catalogue

    @property
    def about(self) -> dict[str, str]:
        """The sentence on each column, and how it is written."""
        return PLACE | {
            name: " ".join(filter(None, (column.about, column.form and f"({column.form})")))
            for name, column in columns().items()
        }

    @property
    def example(self) -> list[str]:
        """A row that shows how each column is written."""
        return [EXAMPLE, "2013-12-02-enforcement", *map(self._example, columns().values())]

    def choices(self, name: str) -> list[str]:
        """Give the values of which a column takes one; none where it takes any."""
        if name == KIND:
            return list(KINDS)
        found = (_choices(*place) for kind in KINDS if (place := self._place(kind, name)))
        return list(dict.fromkeys(choice for choices in found for choice in choices))

    def _example(self, column: Column) -> str:
        place = self._place(SHOWN, column.name)
        return column.cell(examples.of_type(*place)) if place else ""

    def _place(self, kind: str, name: str) -> tuple[Node, Node] | None:
        """Find a column in the schema of a kind, if it is a field there."""
        node = self._schemas[kind]
        groups: Node = node["$defs"]
        for key in name.split("."):
            node = _referred(node, groups).get("properties", {}).get(key)
            if node is None:
                return None
        return node, groups

    @cached_property
    def _schemas(self) -> dict[str, dict[str, Any]]:
        vocabulary = self.catalogue.vocabulary
        return {kind: json_schema.schema(model, vocabulary) for kind, model in KINDS.items()}


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
    template = Template(catalogue)
    if path.suffix.lower() == ".xlsx":
        _workbook(template).save(path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[*template.about], template.example])


def _workbook(template: Template) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    del book[book.sheetnames[0]]
    sheet, lists, about = (book.create_sheet(title) for title in ("programmes", "lists", "columns"))
    sheet.append([*template.about])
    sheet.append(template.example)
    sheet.freeze_panes = "C2"
    for number, (name, sentence) in enumerate(template.about.items(), 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].number_format = TEXT
        sheet.column_dimensions[letter].width = max(len(name), 14)
        head, example = sheet.cell(1, number), sheet.cell(2, number)
        head.font, example.font = Font(bold=True), Font(italic=True, color="808080")
        head.comment, example.number_format = Comment(sentence, "programmes"), TEXT
        about.append([name, sentence])
        if choices := template.choices(name):
            _offer(sheet, lists, number, [name, *choices])
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
