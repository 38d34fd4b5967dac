"""Each reading of a printed date can be written in a record, and stands on its page."""

from __future__ import annotations

import pytest

import built
import small

ROWS = built.table("date_cases.csv")

Row = dict[str, str]


def written(row: Row) -> str:
    short = row["short"].split("|")
    return short[0] if len(short) == 1 else f"[{', '.join(short)}]"


def with_words(row: Row) -> str:
    printed = row["printed"].replace("'", "''")
    return f"dates:\n  value: {written(row)}\n  printed: '{printed}'"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the pages say under "Dates": each row as it is read, and with the source's words."""
    courses = {f"read-{n}": f"dates: {written(row)}" for n, row in enumerate(ROWS)}
    courses |= {f"kept-{n}": with_words(row) for n, row in enumerate(ROWS)}
    pages = small.pages(tmp_path_factory.mktemp("dates"), courses)
    return {name: _dates(page) for name, page in pages.items()}


def _dates(page: small.LexborHTMLParser) -> str:
    facts = {row.css_first("dt").text(): row.css_first("dd") for row in page.css("dl.facts > div")}
    return str(facts["Dates"].text())


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda number: ROWS[number]["printed"])
def test_a_date_of_the_table_is_shown(number: int, shown: dict[str, str]) -> None:
    assert shown[f"read-{number}"] == ROWS[number]["display"]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda number: ROWS[number]["printed"])
def test_the_words_of_the_source_are_kept(number: int, shown: dict[str, str]) -> None:
    assert shown[f"kept-{number}"] == ROWS[number]["printed"]
