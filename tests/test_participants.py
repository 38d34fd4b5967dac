"""Participants of every shape that sources print can be said, and stand on the page."""

import pytest

import built
import small

SHAPES = built.data("participants.yml")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of the page of each shape."""
    names = {shape: shape.replace(" ", "-") for shape in SHAPES}
    courses = {name: f"participants:\n  {SHAPES[shape]['record']}" for shape, name in names.items()}
    pages = small.pages(tmp_path_factory.mktemp("participants"), courses)
    return {shape: built.squeeze(pages[names[shape]].text(separator=" ")) for shape in SHAPES}


@pytest.mark.parametrize("shape", SHAPES)
def test_participants_stand_on_the_page(shape: str, shown: dict[str, str]) -> None:
    assert SHAPES[shape]["page"] in shown[shape]


def test_no_total_is_computed_of_participants_whom_the_source_leaves_open(
    shown: dict[str, str],
) -> None:
    assert "Total 7" not in shown["participants whom the source leaves open"]
    assert "Total 7" in shown["countries with numbers"]


def test_a_country_whose_number_is_unknown_is_not_counted_as_one(shown: dict[str, str]) -> None:
    assert "Times" not in shown["countries by name only"]
    assert "the larger" not in shown["countries by name only"]


def test_numbers_by_day_are_never_added_up(shown: dict[str, str]) -> None:
    assert "350" not in shown["numbers by day"]
