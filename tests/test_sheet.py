"""A record is a row: each field of facts is a column, and each cell says what the record says."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import built
from programmes import reader
from programmes.schema.entry import Entry
from programmes.schema.records import KINDS
from programmes.schema.sheet import WITHOUT_COLUMN, cells, columns, tree_of
from programmes.schema.writing import models

PARTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1) | st.sampled_from(
    ["a; b", "a: b", '"a"', "“a”", '"a"; b', "a;", ":", '"', "a b"]
)
CELLS = built.data("cells.yml")


def fields(model: type[Entry], above: str = "") -> Iterator[str]:
    """Name all fields of a model by their paths, down to those that hold no others."""
    for name, field in model.model_fields.items():
        groups = list(models(field.annotation))
        if above + name in WITHOUT_COLUMN or not groups:
            yield above + name
        else:
            yield from fields(groups[0], f"{above}{name}.")


def test_every_field_has_a_column_or_a_reason_to_have_none() -> None:
    named = {name for model in KINDS.values() for name in fields(model)}
    assert named - columns().keys() == WITHOUT_COLUMN.keys()


@pytest.mark.parametrize("case", CELLS["both ways"], ids=lambda case: case["cell"])
def test_a_cell_is_the_short_form_of_a_record(case: dict[str, Any]) -> None:
    column = columns()[case["column"]]
    assert column.cell(case["record"]) == case["cell"]
    assert column.parse(case["cell"]) == case["record"]


@pytest.mark.parametrize("case", CELLS["read"], ids=lambda case: case["cell"])
def test_a_list_is_read_as_people_type_it(case: dict[str, Any]) -> None:
    assert columns()["participants.groups"].parse(case["cell"]) == case["record"]


@given(st.lists(PARTS, min_size=1), st.sampled_from(["topics", "participants.groups"]))
def test_any_list_comes_back_from_its_cell(values: list[str], name: str) -> None:
    column = columns()[name]
    assert column.parse(column.cell([*values])) == values


@given(st.dictionaries(PARTS, PARTS, min_size=1))
def test_any_pairs_come_back_from_their_cell(pairs: dict[str, str]) -> None:
    column = columns()["printed_as"]
    assert column.parse(column.cell({**pairs})) == pairs


def test_a_record_with_everything_comes_back_from_its_row() -> None:
    document = reader.read(built.PROJECT / "tests/data/everything.yml", "everything.yml")
    assert isinstance(document, reader.Document)
    row = cells(document.tree)
    assert cells(tree_of(row)) == row
    said = {name.partition(".")[0] for name, cell in row.items() if cell}
    assert said == document.tree.keys() - {name for name in WITHOUT_COLUMN if "." not in name}
