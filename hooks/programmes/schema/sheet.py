"""Lays records out as rows of a sheet: a column for each field of facts, by its dotted path.

The columns are found in the models. A cell holds the record's own short form: `;` separates the
values of a list, and a colon a name from what belongs to it: `Laos: 3; Vietnam:`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, get_origin

from programmes.schema.dates import Dates
from programmes.schema.entry import Entry, explanations
from programmes.schema.numbers import Count
from programmes.schema.records import KINDS, Record
from programmes.schema.writing import models, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programmes.schema.writing import Written

Shape = Literal["one", "list", "pairs", "counts", "dates"]

KIND, FILE = "kind", "file"
"""The columns that say where a record goes; all others are fields."""
_ROWS = "each of them has several fields"
WITHOUT_COLUMN: Final[Mapping[str, str]] = {
    "body": "texts and pictures do not fit into a cell",
    "timetable": "it is a table itself",
    "other_venues": _ROWS,
    "people": _ROWS,
    "key_figures": _ROWS,
    "events": _ROWS,
    "phases": _ROWS,
    "digitisation": _ROWS,
    "participants.agencies": _ROWS,
    "participants.by_day": _ROWS,
    "participants.people": _ROWS,
}
"""The fields that no column holds, each with the reason."""
LAST: Final = ("participants", "printed_as", "confirmed", "contact", "source", "updated")
"""The fields with which a record of facts ends."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field as a column."""

    name: str
    """Its dotted path: venue.city."""
    shape: Shape
    types: frozenset[type]
    """What its values are once they are checked."""
    about: str
    """The sentence on it."""

    @property
    def is_strict(self) -> bool:
        """Whether it holds numbers or days, in which quotation marks are never meant."""
        return bool(self.types & {int, Count, date, Dates})

    @property
    def form(self) -> str:
        """How it is written, in a word for editors; empty for a single value."""
        forms = {"list": "a; b", "pairs": "name: value; …", "counts": "a; b or a: 3; b: 1"}
        return forms.get(self.shape, "")

    def parse(self, cell: str) -> Written:
        """Turn a cell that is not empty into the tree that a file would give of it."""
        if self.shape == "one":
            return cell
        if self.shape in {"list", "dates"}:
            values: list[Written] = [key for key, _ in _entries(cell, LISTED)]
            return values[0] if self.shape == "dates" and len(values) == 1 else values
        entries = list(_entries(cell, PAIRED))
        if self.shape == "counts" and all(value is None for _, value in entries):
            return [key for key, _ in entries]
        return {key: value or "" for key, value in entries}

    def twice(self, cell: str) -> str:
        """Give a name that has two values in a cell, of which a record would keep the last."""
        names = [name for name, _ in _entries(cell, PAIRED) if self.shape in {"pairs", "counts"}]
        return next((name for name in names if names.count(name) > 1), "")

    def cell(self, tree: Written) -> str:
        """Write the tree of a value as a cell, from which `parse` makes it again."""
        if isinstance(tree, dict) and self.shape == "dates":
            tree = tree["value"]
        match tree:
            case str():
                return tree
            case list():
                return joined([str(value) for value in tree], names=self.shape == "counts")
        pairs = [f"{_quoted(key, ';:')}: {_quoted(str(tree[key]), ';')}" for key in tree]
        return "; ".join(pair.rstrip() for pair in pairs)


_QUOTED = r"(?:\"((?:[^\"]|\"\")*+)\"|“([^”]*+)”)(?=\s*(?:{}|$))"
LISTED: Final = re.compile(rf"\s*(?:{_QUOTED.format(';')}|([^;]*+))\s*(?:;|$)")
PAIRED: Final = re.compile(
    rf"\s*(?:{_QUOTED.format('[;:]')}|([^;:]*+))\s*"
    rf"(?::\s*(?:{_QUOTED.format(';')}|([^;]*+))\s*)?(?:;|$)"
)


def _entries(cell: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str | None]]:
    """Give the values of a list, each with what stands behind a colon; empty ones are left out."""
    for match in pattern.finditer(cell):
        key, *more = (_unquoted(*match.groups()[n : n + 3]) for n in range(0, pattern.groups, 3))
        if key or any(more):
            yield key or "", more[0] if more else None


def _unquoted(straight: str | None, curly: str | None, bare: str | None) -> str | None:
    if straight is not None:
        return straight.replace('""', '"')
    found = bare if curly is None else curly
    return None if found is None else found.strip()


def joined(values: list[str], *, names: bool = False) -> str:
    """Write a list as a cell; among `names`, a colon would begin a number."""
    return "; ".join(_quoted(value, ";:" if names else ";") for value in values)


def _quoted(value: str, signs: str) -> str:
    """Put a value in quotation marks that would be read otherwise."""
    is_safe = value and value[0] not in '"“' and value == value.strip()
    if not value or (is_safe and set(signs).isdisjoint(value)):
        return value
    return '"{}"'.format(value.replace('"', '""'))


@cache  # they follow from the models alone
def columns() -> dict[str, Column]:
    """Give all columns but kind and file, by their names in the order in which records say them."""
    found: dict[str, Column] = {}
    models: tuple[type[Record], ...] = (Record, *KINDS.values())
    for model in models:
        for column in _columns(model):
            found.setdefault(column.name, column)
    last = {field: place for place, field in enumerate(LAST)}
    order = sorted(found, key=lambda name: last.get(name.partition(".")[0], -1))
    return {name: found[name] for name in order}


def _columns(model: type[Entry], above: str = "") -> Iterator[Column]:
    about = explanations(model)
    for field, info in model.model_fields.items():
        name, types = above + field, frozenset(_types(info.annotation))
        if name in WITHOUT_COLUMN:
            continue
        if groups := models(info.annotation):
            yield from _columns(groups[0], f"{name}.")
            continue
        sentence = about.get(field, "")
        yield Column(name, _shape(info.annotation, types), types, sentence)
        if Dates in types:
            words = "Its words in the source, to be shown in place of the dates."
            yield Column(f"{name}.printed", "one", frozenset({str}), words)


def _types(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - any type expression
    for one in parts(annotation):
        if get_origin(one) is Literal:
            yield str
        elif isinstance(one, type) and one is not type(None):
            yield one


def _shape(annotation: Any, types: frozenset[type]) -> Shape:  # noqa: ANN401 - as above
    if Dates in types:
        return "dates"
    origins = [get_origin(one) for one in parts(annotation)]
    if dict in origins:
        return "counts" if tuple in origins else "pairs"
    return "list" if tuple in origins else "one"


def tree_of(row: Mapping[str, str]) -> dict[str, Written]:
    """Turn the cells of a row, by column, into the tree of a record; empty cells say nothing."""
    tree: dict[str, Written] = {}
    for name, column in columns().items():
        if cell := row.get(name):
            *above, field = name.split(".")
            group: Any = tree
            for key in above:
                if not isinstance(group.setdefault(key, {}), dict):
                    group[key] = {"value": group[key]}  # dates, and here are their words
                group = group[key]
            group[field] = column.parse(cell)
    return tree


def cells(tree: Mapping[str, Written], above: str = "") -> dict[str, str]:
    """Give the cells that the tree of a record fills by column, kind and file left out."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        name = above + key
        if column := columns().get(name):
            found[name] = column.cell(value)
        if isinstance(value, dict):
            found |= cells(value, f"{name}.")
    return found
