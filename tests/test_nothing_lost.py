"""Nothing is lost: each field of the schema, filled alone, stands on the page, in JSON and in CSV.

The fields are found in the schema itself, so a new one is asked for as soon as it is there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from programmes.catalogue.card import Card
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.trails import file_records
from programmes.exports import data
from programmes.exports.objects import as_json
from programmes.render import timetables
from programmes.schema import json_schema
from programmes.schema.records import KINDS, Record
from programmes.settings import UNSET

Node = dict[str, Any]
FILLED: Final = built.data("nothing_lost.yml")
MOST_PARTS: Final = 3
"""A part may hold parts without end."""


class Case(NamedTuple):
    """A record that says one field and, beside it, only what has to be there."""

    kind: str
    path: str
    tree: Node
    typed: str
    told: str

    def __str__(self) -> str:
        """Name it by the kind and the field."""
        return f"{self.kind}: {self.path}"


@cache
def whole() -> Catalogue:
    """The small catalogue."""
    return small.load(small.SMALL)


class Sampler:
    """Gives for each value of a schema a path, a tree, what is typed in it and what is told."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401
        self.schema = json_schema.schema(model, whole().vocabulary)

    def values(self, node: Node, path: str) -> Iterator[tuple[str, Any, str, str]]:
        """Walk through all forms of a value."""
        match node:
            case {"$ref": str(place)}:
                yield from self.group(place.rpartition("/")[2], path)
            case {"title": title} if title in FILLED["titled"]:
                typed, told = FILLED["titled"][title]
                yield path, typed, typed, told
            case {"enum": choices} | {"const": str(choices)}:
                choice = choices if isinstance(choices, str) else choices[0]
                yield path, choice, choice, choice
            case {"oneOf": several} | {"anyOf": several}:
                for one in several:
                    yield from self.values(one, path)
            case {"items": item}:
                yield from ((at, [tree], *rest) for at, tree, *rest in self.values(item, path))
            case {"propertyNames": key, "additionalProperties": value}:
                ((_, name, typed, told),) = self.values(key, path)
                for _, tree, typed_value, told_value in self.values(value, path):
                    yield path, {name: tree}, typed, told
                    yield path, {name: tree}, typed_value, told_value
            case {"properties": _}:
                yield from self.model(node, path)

    def group(self, name: str, path: str) -> Iterator[tuple[str, Any, str, str]]:
        """Walk through what has a name: of the vocabulary, or a model."""
        if name in FILLED["named"]:
            typed, told = FILLED["named"][name]
            yield path, typed, typed, told
        elif name == "TimetableRow":
            for one in FILLED["rows"]:
                yield f"{path}.{one['field']}", one["row"], one["typed"], one["said"]
        elif path.count("body") < MOST_PARTS:
            yield from self.model(self.schema["$defs"][name], path)

    def model(self, node: Node, path: str) -> Iterator[tuple[str, Any, str, str]]:
        """Fill each field of a group alone, with those that it needs."""
        fields, beside = node["properties"], node.get("dependentRequired", {})
        for name, field in fields.items():
            needed = [*node.get("required", ()), *beside.get(name, ())]
            base = {one: _in_other_words(next(self.values(fields[one], path))[1]) for one in needed}
            below = f"{path}.{name}".lstrip(".")
            for at, tree, typed, told in self.values(field, below):
                yield at, base | {name: tree}, typed, told


def _in_other_words(tree: Any) -> Any:  # noqa: ANN401
    """Say what has to be there beside a field in words that are not those of the field."""
    text = json.dumps(tree).replace("Wordsworth", "Beside").replace("wordsworth", "beside")
    return json.loads(text)


def cases() -> Iterator[Case]:
    """Give a case for each field: those that all kinds share of courses only."""
    for kind, model in KINDS.items():
        schema = Sampler(model)
        for path, tree, typed, told in schema.model(schema.schema, ""):
            top = path.partition(".")[0]
            if top not in Record.model_fields or kind == "training-courses":
                if path.startswith("timetable.days.rows"):
                    tree["timetable"]["groups"] = ["Group A"]
                yield Case(kind, path, tree, typed, told)


CASES: Final = list(cases())


def but_for(exceptions: str) -> list[Case]:
    """Leave out fields that are exceptions, or parts of one."""
    return [case for case in CASES if not any(excepts(one, case) for one in FILLED[exceptions])]


def excepts(exception: str, case: Case) -> bool:
    return any(f"{name}.".startswith(f"{exception}.") for name in (case.path, str(case)))


def catalogue(case: Case) -> Catalogue:
    vocabulary = whole().vocabulary
    record = KINDS[case.kind].model_validate(case.tree, context=vocabulary)
    path = f"content/programmes/{case.kind}/case.yml"
    cards = {one.card.key: one.card for one in whole().programmes}
    cards |= {f"{case.kind}/case": Card(path, b"", record, vocabulary)}
    return Catalogue(file_records(cards, vocabulary), vocabulary)


def page(case: Case) -> str:
    """The HTML of the page, its heading and that of its timetable."""
    made, key = catalogue(case), f"{case.kind}/case"
    programme = made.at[key]
    html = programme.name + (rendered.record(made, key).html or "")
    if programme.timetable:
        html += rendered.body(timetables.page(programme, made), made).html or ""
    return html


@pytest.mark.parametrize("case", but_for("not_on_the_page"), ids=str)
def test_a_field_alone_stands_on_the_page(case: Case) -> None:
    html = page(case)
    told = next(
        (words for at, words in FILLED["says"].items() if case.path.endswith(at)), case.told
    )
    text = built.squeeze(LexborHTMLParser(html).text())
    assert told.lower() in text.lower() or told in html


def keys_and_value(tree: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give each value of a tree behind the keys that lead to it."""
    if isinstance(tree, dict):
        for key, one in tree.items():
            yield from keys_and_value(one, (*path, key))
    elif isinstance(tree, list):
        for one in tree:
            yield from keys_and_value(one, path)
    else:
        yield (*path, str(tree))


def holds(found: Iterator[tuple[str, ...]], case: Case) -> bool:
    """Say whether what is typed stands in its field."""
    field = tuple(case.path.split("."))
    return any(one[: len(field)] == field and case.typed in one[len(field) :] for one in found)


@pytest.mark.parametrize("case", but_for("not_in_data"), ids=str)
def test_a_field_alone_stands_in_json_and_csv(case: Case) -> None:
    made = catalogue(case)
    programme = made.at[f"{case.kind}/case"]
    entry = json.loads(as_json(programme, whole().vocabulary, ""))
    assert holds(keys_and_value(entry["record"]), case)
    files = {file.path: file for file in data.files(made, UNSET, {})}
    written = files["data/fields.csv"].make().decode()
    said = csv.DictReader(io.StringIO(written, newline=""))
    of_case = (row for row in said if row["programme"] == programme.id)
    assert holds((tuple(_without_numbers(row)) for row in of_case), case)


def _without_numbers(row: dict[str, str]) -> list[str]:
    return [*(part for part in row["field"].split(".") if not part.isdigit()), row["value"]]


def test_every_exception_is_a_field() -> None:
    for exception in (*FILLED["not_on_the_page"], *FILLED["not_in_data"]):
        assert any(excepts(exception, case) for case in CASES), exception


def test_every_field_of_every_kind_has_a_case() -> None:
    for kind, model in KINDS.items():
        own = {case.path.partition(".")[0] for case in CASES if case.kind == kind}
        shared = set() if kind == "training-courses" else set(Record.model_fields)
        assert set(model.model_fields) - shared <= own
