"""Turns a spreadsheet, CSV or Excel, into rows of texts by column, and understands its habits.

Nothing is evaluated and nothing is guessed: what a program has changed by itself is refused.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import BadZipFile

from programmes.reader.problem import nearest
from programmes.reader.refusals import NOTHING
from programmes.schema.dates import Dates
from programmes.schema.sheet import FILE, KIND, WITHOUT_COLUMN, columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from programmes.schema.sheet import Column

EXAMPLE: Final = "example"
"""The kind of the row in a template that shows how one is written."""
NEUTRAL: Final = re.compile(r"'+[=+\-@\t\r]")
"""A text that begins like a formula, behind the apostrophe that keeps it one."""
EMPTY: Final = frozenset({"na", "―", "tbc"})
"""What people write into a cell that says nothing, besides what a record cannot say."""
ERROR: Final = re.compile(r"#(?:N/A|[A-Z]{3,6}[!?]|DIV/0!|#+)")
FIRST: Final = 20
"""The rows among which the names of columns are sought."""
SPACES: Final = re.compile(r"[\u00a0\u2007\u202f]| *\r?\n *")
"""Spaces that do not break, and breaks of lines in a cell."""
MARKS: Final = "\"'“”\u2018\u2019"


class Fault(NamedTuple):
    """What is wrong in a row, or of the sheet if the row is 0; a cell does not know its place."""

    row: int
    column: str
    message: str
    help: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class Sheet:
    """The rows of a spreadsheet by the number that it shows beside them, and what is wrong."""

    names: tuple[str, ...] = ()
    """The columns that are read."""
    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read(path: Path, computed: Collection[str]) -> Sheet:
    """Read a file; `computed` columns of an export are left out. No file makes this raise."""
    try:
        excel = path.suffix.lower() in {".xlsx", ".xlsm"}
        table = list(_workbook(path) if excel else _csv(path.read_bytes()))
    except (OSError, BadZipFile, KeyError, ValueError, csv.Error) as error:
        cure = "save it as .xlsx, or as “CSV UTF-8 (Comma delimited)”"
        return Sheet(faults=(Fault(0, "", f"{path.name} cannot be read: {error}", cure),))
    return _sheet(table, computed)


def _workbook(path: Path) -> Iterator[list[Any]]:
    """Give the cells of the first sheet: texts, and faults of what is none."""
    import openpyxl  # noqa: PLC0415 - slow to load, and other commands need none

    book = openpyxl.load_workbook(BytesIO(path.read_bytes()), read_only=True)
    for row in book.worksheets[0].iter_rows():
        yield [_value(cell) for cell in row]


def _value(cell: Any) -> str | date | Fault:  # noqa: ANN401 - one of openpyxl's classes of cells
    value = cell.value
    if cell.data_type == "f":
        return Fault(0, "", "this is a formula", "copy the cell, and paste its value in its place")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        shows = set(re.sub(r"\[[^]]*\]|\"[^\"]*\"", "", str(cell.number_format).lower()))
        return value.date() if {"d", "m", "y"} <= shows else _dated(value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _dated(value)
    return "" if value is None else str(value)


def _dated(value: object) -> Fault:
    cure = "format the cell as text, and type again what the source says: 2013-12, or FY2013"
    shown = str(value).removesuffix(" 00:00:00")
    return Fault(0, "", f"Excel has turned this into a date: {shown}", cure)


def _csv(data: bytes) -> Iterator[list[Any]]:
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    if match := re.fullmatch(r"\"?sep=(.)\"?\s*", first):
        text, delimiter = rest, match[1]
    else:
        head = next((line for line in text.split("\n") if _is_head(re.split("[,;\t]", line))), "")
        delimiter = max(",;\t", key=head.count)
    yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError("its text is not in UTF-8") from error


def _is_head(cells: Iterable[object]) -> bool:
    """Tell the row with the names of columns from a title above it."""
    return {"title", KIND} <= set(map(_name, cells))


def _name(cell: object) -> str:
    return "".join(cell.split()).strip(MARKS).lower() if isinstance(cell, str) else ""


def _sheet(table: list[list[Any]], computed: Collection[str]) -> Sheet:
    head = next((n for n, cells in enumerate(table[:FIRST]) if _is_head(cells)), None)
    if head is None:
        cure = "programmes import --template sheet.xlsx writes a sheet with all columns"
        message = f"there is no row with the names of columns, {KIND} and title among them"
        return Sheet(faults=(Fault(0, "", message, cure),))
    names = [_name(cell) for cell in table[head]]
    faults = list(_faulty_names(names, head + 1, computed))
    rows: dict[int, dict[str, str]] = {}
    for number, cells in enumerate(table[head + 1 :], head + 2):
        said: dict[str, str] = {}
        for name, value in zip(names, cells, strict=False):
            column = columns().get(name)
            taken = _taken(value, column) if column or name in {KIND, FILE} else ""
            if isinstance(taken, Fault):
                faults.append(taken._replace(row=number, column=name))
            elif taken:
                said[name] = "-".join(taken.lower().split()) if name == KIND else taken
        if said and said.get(KIND) != EXAMPLE:
            rows[number] = said
        beside = [cell for name, cell in zip_longest(names, cells, fillvalue="") if not name]
        texts = (getattr(cell, "message", str(cell).strip()) for cell in beside)
        if text := next(filter(None, texts), ""):
            message = f"there is something in a column without a name: {text}"
            cure = "delete it; in CSV, a text with a comma goes in quotation marks"
            faults.append(Fault(number, "", message, cure))
    kept = tuple(name for name in names if name in columns())
    return Sheet(kept, rows, tuple(one for one in faults if one.row in {head + 1, *rows}))


def _faulty_names(names: list[str], row: int, computed: Collection[str]) -> Iterator[Fault]:
    known = {KIND, FILE, *columns()}
    for place, name in enumerate(names):
        if name and name in names[:place]:
            yield Fault(row, name, "two columns have this name", "delete one of them")
        elif name and name not in known and name not in computed:
            yield Fault(row, name, f"'{name}' is not a column of this sheet", _column(name, known))


def _column(name: str, known: set[str]) -> str:
    """Tell which column was meant: city is venue.city, and participants has several."""
    for without, reason in WITHOUT_COLUMN.items():
        if f"{name}.".startswith(f"{without}."):
            return f"delete the column, and add it to the records afterwards: {reason}"
    parts = [column for column in columns() if column.startswith(f"{name}.")]
    if parts:
        return f"write one of: {', '.join(parts)}"
    inner = next((column for column in columns() if column.endswith(f".{name}")), None)
    near = nearest(name, known - {each for each in known if "." in each})
    near = near or inner or nearest(name, known)
    return f"did you mean '{near}'?" if near else "delete the column"


def _taken(value: str | date | Fault, column: Column | None) -> str | Fault:  # noqa: PLR0911 - a return for each sort of cell
    """Clean the value of a cell, or refuse it."""
    if isinstance(value, Fault):
        return value
    if isinstance(value, date):
        takes_days = column is not None and column.types & {date, Dates}
        return value.isoformat() if takes_days else _dated(value)
    text = SPACES.sub(" ", value).strip(" ")
    if NEUTRAL.match(text):
        return text[1:]
    if text.startswith("="):
        cure = "write its value; put an apostrophe before a text that begins with =: '="
        return Fault(0, "", f"this is a formula: {text[:40]}", cure)
    if text.casefold() in EMPTY or NOTHING.fullmatch(text) or ERROR.fullmatch(text):
        return Fault(0, "", f"'{text}' is not what a source says", "leave the cell empty")
    if column and (name := column.twice(text)):
        return Fault(0, "", f"'{name}' is twice in this cell", "keep one of the two")
    return text.strip(MARKS).removesuffix(".0") if column and column.is_strict else text
