"""Nothing is lost: each field of the schema, filled alone, stands on the page, in JSON and in CSV.

The fields are found in the schema itself, so a new one is asked for as soon as it is there.
"""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from programmes.catalogue import loading
from programmes.catalogue.card import card
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.trails import file_records
from programmes.exports.objects import as_json
from programmes.exports.tables import as_csv, tables
from programmes.render import timetables
from programmes.schema import json_schema
from programmes.schema.records import KINDS, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]
WORD: Final = "Wordsworth"
"""What stands in every free text."""
MOST_PARTS: Final = 3
"""A part may hold parts without end."""
NAMED: Final = {
    "cities": ("Hanoi", "Hanoi"),
    "contacts": ("cooperation", "Developing Country Cooperation Section"),
    "countries": ("Viet Nam", "Viet Nam"),
    "organisations": ("aripo", "African Regional Intellectual Property Organization"),
    "regions": ("asean", "ASEAN"),
    "sections": ("courses", ""),
    "topics": ("trademarks", "Trademarks"),
}
"""A name of each group of the vocabulary, and what the page says of it."""
TITLED: Final = {
    "One line": (WORD, WORD),
    "Text": (WORD, WORD),
    "Number": ("77", "77"),
    "Number, or nothing": ("77", "77"),
    "Whole number": ("2014", "2014"),
    "Year": ("2014", "2014"),
    "Day": ("2014-08-27", "27 August 2014"),
    "Date or dates": ("2014-09", "September 2014"),
    "Web address": ("https://www.example.org/wordsworth", "https://www.example.org/wordsworth"),
    "Language": ("cy", "Welsh"),
    "Short name": ("wordsworth", "wordsworth"),
    "Record": ("initiatives/listed", "initiatives/listed/"),
}
"""A value of each type, and what the page says of it."""
ROWS: Final = (
    ("AM", {"AM": WORD}, WORD, WORD),
    ("PM", {"PM": [WORD, "Second"]}, WORD, WORD),
    ("All day", {"All day": {"Group A": WORD}}, WORD, WORD),
    ("kind", {"AM": "Opening", "kind": "country-report"}, "country-report", "Country report"),
    ("note", {"AM": "Opening", "note": WORD}, WORD, WORD),
    ("heading", {"heading": WORD, "rows": [{"PM": "Opening"}]}, WORD, WORD),
)
"""Rows of a timetable, whose fields are not all those of a model."""
SAYS: Final = {
    "title_is_translated": "our translation",
    "online": "online",
    "others": "and others",
    "participants.agencies.first_time": "For the first time",
    "target": "(target)",
    "seen": "read in part",
    "archive_url": "archived copy",
}
"""What the page says of a choice that it does not show as it is typed."""
NOT_ON_THE_PAGE: Final = {
    "section": "the trail above the body shows it",
    "id": "it is the name for feeds and calendars, and never changes",
    "redirect_from": "the former address leads to the page",
    "updated": "the frame, feeds and the list of news give it",
    "printed_as": "it changes how a name in another field is shown",
    "events.kind": "the title says it; data have it for those who count",
    "participants.unit": "a unit alone counts nothing",
    "events.participants.unit": "a unit alone counts nothing",
    "events.id": "calendars know the event by it",
    "initiatives: form": "it tells search engines what the initiative is",
    "initiatives: number": "the overview that prints the record shows it",
    "dispatches: number": "the overview that prints the record shows it",
    "body.figures.file": "without the picture there is nothing to show",
}
"""The fields that the body of the page does not show, each with the reason."""
NOT_IN_DATA: Final = {"body": "texts stand on the page, and in record.yml beside it"}


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
    loaded = loading.load(small.SMALL)
    assert loaded.catalogue is not None
    return loaded.catalogue


class Sampler:
    """Gives for each value of a schema a path, a tree, what is typed in it and what is told."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401
        self.schema = json_schema.schema(model, whole().vocabulary)

    def values(self, node: Node, path: str) -> Iterator[tuple[str, Any, str, str]]:
        """Walk through all forms of a value."""
        match node:
            case {"$ref": str(place)}:
                yield from self.group(place.rpartition("/")[2], path)
            case {"title": title} if title in TITLED:
                yield path, TITLED[title][0], *TITLED[title]
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
        if name in NAMED:
            yield path, NAMED[name][0], *NAMED[name]
        elif name == "TimetableRow":
            yield from ((f"{path}.{at}", *rest) for at, *rest in ROWS)
        elif path.count("body") < MOST_PARTS:
            yield from self.model(self.schema["$defs"][name], path)

    def model(self, node: Node, path: str) -> Iterator[tuple[str, Any, str, str]]:
        """Fill each field of a group alone, with those that it needs."""
        fields, beside = node["properties"], node.get("dependentRequired", {})
        for name, field in fields.items():
            needed = [*node.get("required", ()), *beside.get(name, ())]
            base = {one: next(self.values(fields[one], path))[1] for one in needed}
            below = f"{path}.{name}".lstrip(".")
            for at, tree, typed, told in self.values(field, below):
                yield at, base | {name: tree}, typed, told


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


def but_for(exceptions: dict[str, str]) -> list[Case]:
    """Leave out fields that are exceptions, or parts of one."""
    return [case for case in CASES if not any(excepts(one, case) for one in exceptions)]


def excepts(exception: str, case: Case) -> bool:
    return any(f"{name}.".startswith(f"{exception}.") for name in (case.path, str(case)))


def catalogue(case: Case) -> Catalogue:
    vocabulary = whole().vocabulary
    record = KINDS[case.kind].model_validate(case.tree, context=vocabulary)
    path = f"content/programmes/{case.kind}/case.yml"
    cards = {one.card.key: one.card for one in whole().programmes}
    cards |= {f"{case.kind}/case": card(path, "", record, vocabulary)}
    return Catalogue(file_records(cards, vocabulary), vocabulary)


def page(case: Case) -> str:
    """The HTML of the page, its heading and that of its timetable."""
    made, key = catalogue(case), f"{case.kind}/case"
    programme = made.at[key]
    html = programme.name + (rendered.record(made, key).html or "")
    if programme.timetable:
        html += rendered.body(timetables.page(programme, made), made).html or ""
    return html


@pytest.mark.parametrize("case", but_for(NOT_ON_THE_PAGE), ids=str)
def test_a_field_alone_stands_on_the_page(case: Case) -> None:
    html = page(case)
    told = next((words for at, words in SAYS.items() if case.path.endswith(at)), case.told)
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


@pytest.mark.parametrize("case", but_for(NOT_IN_DATA), ids=str)
def test_a_field_alone_stands_in_json_and_csv(case: Case) -> None:
    made = catalogue(case).at[f"{case.kind}/case"]
    entry = json.loads(as_json(made, whole().vocabulary, ""))
    assert holds(keys_and_value(entry["record"]), case)
    (table,) = (one for one in tables([entry]) if one.name == "fields")
    rows = csv.DictReader(io.StringIO(as_csv(table).decode(), newline=""))
    assert holds((tuple(_without_numbers(row)) for row in rows), case)


def _without_numbers(row: dict[str, str]) -> list[str]:
    return [*(part for part in row["field"].split(".") if not part.isdigit()), row["value"]]


def test_every_exception_is_a_field() -> None:
    for exception in (*NOT_ON_THE_PAGE, *NOT_IN_DATA):
        assert any(excepts(exception, case) for case in CASES), exception


def test_every_field_of_every_kind_has_a_case() -> None:
    for kind, model in KINDS.items():
        own = {case.path.partition(".")[0] for case in CASES if case.kind == kind}
        shared = set() if kind == "training-courses" else set(Record.model_fields)
        assert set(model.model_fields) - shared <= own
