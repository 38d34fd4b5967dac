"""A record is a row: each field of facts is a column, and each cell says what the record says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import built
from programmes import reader
from programmes.schema.entry import Entry
from programmes.schema.records import KINDS
from programmes.schema.sheet import WITHOUT_COLUMN, cells, columns, tree_of
from programmes.schema.writing import Written, models

PARTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1) | st.sampled_from(
    ["a; b", "a: b", '"a"', "“a”", '"a"; b', "a;", ":", '"', "a b"]
)
CELLS: tuple[tuple[str, Written, str], ...] = (
    ("title", "Laws; rules", "Laws; rules"),
    ("topics", ["patents", "designs"], "patents; designs"),
    ("dates", "2013-12-02/2013-12-13", "2013-12-02/2013-12-13"),
    ("dates", ["2009-03-11", "2009-03-13"], "2009-03-11; 2009-03-13"),
    ("participants.countries", ["Laos", "Vietnam"], "Laos; Vietnam"),
    ("participants.countries", {"Laos": "1", "Vietnam": ""}, "Laos: 1; Vietnam:"),
    ("participants.groups", ["Group A: patents"], '"Group A: patents"'),
    ("printed_as", {"Colombia": "Columbia"}, "Colombia: Columbia"),
    ("confirmed", {"total-differs": "it says 25; it lists 21"},
     'total-differs: "it says 25; it lists 21"'),
    ("other_names", ["OPET; PPTT", '"New"'], '"OPET; PPTT"; """New"""'),
)  # fmt: skip


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


def test_no_column_holds_groups_of_fields() -> None:
    inner = {name for one in columns().values() for name in one.types if issubclass(name, Entry)}
    assert inner == set()


@pytest.mark.parametrize(("name", "tree", "cell"), CELLS, ids=[cell for *_, cell in CELLS])
def test_a_cell_is_the_short_form_of_a_record(name: str, tree: Written, cell: str) -> None:
    assert columns()[name].cell(tree) == cell
    assert columns()[name].parse(cell) == tree


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Laos: 3; Vietnam", {"Laos": "3", "Vietnam": ""}),
        ("Laos ;Vietnam; ", ["Laos", "Vietnam"]),
        ("“Group A; B”; Group C", ["Group A; B", "Group C"]),
        ('"Group" A; B', ['"Group" A', "B"]),
        (": 3", {"": "3"}),
    ],
)
def test_a_list_is_read_as_people_type_it(cell: str, read: Written) -> None:
    assert columns()["participants.groups"].parse(cell) == read


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
