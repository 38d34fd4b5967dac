"""Printed dates, their short forms, what is wrong with them, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

import built
import rendered
import small
from programmes.schema.dates import Dates, certainty, display, html, iso, listed
from programmes.schema.short_form import parse

Row = dict[str, str]
CASES = built.table("date_cases.csv")
"""The dates that the source pages print."""
SAYS = built.data("dates.yml")
FORMS = (
    "write a day as 2013-12-02, a month as 2024-03, a year as 2023, a fiscal year as FY2013,\n"
    "a span as 2013-12-02/2013-12-13, an open end as 2022/.., an open start as ../2023,\n"
    "part of a month as late 2015-08, a rough date as about 2009, separate dates as a list"
)


def read(short: str, printed: str | None = None) -> Dates:
    """Read a short form, where bars stand between the items of a list."""
    return Dates(tuple(map(parse, short.split("|"))), printed)


def texts(values: Iterable[object]) -> list[str]:
    return ["" if value is None else str(value) for value in values]


# What is read


def test_the_table_is_whole() -> None:
    assert len(CASES) == 47


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["printed"])
def test_a_printed_date_means_what_the_table_says(case: Row) -> None:
    dates = read(case["short"])
    sides = [side for span in dates.spans for side in (span.start, span.end) if side]
    said = {
        "short": "|".join(texts(dates.spans)),
        "iso": "|".join(iso(dates)),
        "first_day": str(dates.first_day or ""),
        "last_day": str(dates.last_day or ""),
        "fiscal_years": "|".join(texts(dates.fiscal_years())),
        "precision": "|".join({side.precision for side in sides}),
    }
    assert said == {name: case[name] for name in said}


def test_records_are_sorted_by_start_then_end_with_open_starts_first() -> None:
    backwards = SAYS["order"][::-1]
    assert sorted(backwards, key=lambda text: read(text).sort_key) == SAYS["order"]


def test_days_and_years_are_those_that_are_certain() -> None:
    for short, bounds in SAYS["bounds"].items():
        assert texts([read(short).first_day, read(short).last_day]) == bounds
    for short, years in SAYS["years"].items():
        assert texts(read(short).years()) == years, short
    for short, years in SAYS["fiscal_years"].items():
        assert texts(read(short).fiscal_years()) == years, short


def test_how_closely_the_source_gives_a_date_is_said() -> None:
    for short, closely in SAYS["certainty"].items():
        assert certainty(read(short)) == [closely]


# What is refused


def told(text: str) -> tuple[str, str, str]:
    """Give the code, the message and the cure of a date that is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        parse(text)
    return caught.value.type, caught.value.message(), (caught.value.context or {})["help"]


@pytest.mark.parametrize("row", built.table("date_slips.csv"), ids=lambda row: row["written"])
def test_a_likely_reading_is_offered_where_there_is_one(row: Row) -> None:
    offer = f"did you mean '{row['offered']}'?\n" if row["offered"] else ""
    message = f"'{row['written']}' is not a date in the form used here"
    assert told(row["written"]) == ("date-shape", message, offer + FORMS)


def test_both_days_are_named_where_either_may_be_meant_and_in_the_calendar() -> None:
    for text, asked in SAYS["either"].items():
        assert told(text)[2] == asked + FORMS


@pytest.mark.parametrize("row", built.table("date_faults.csv"), ids=lambda row: row["written"])
def test_a_fault_says_what_and_how_to_mend_it(row: Row) -> None:
    assert told(row["written"]) == (row["code"], row["message"], row["cure"])


def test_sides_of_unlike_precision_may_overlap() -> None:
    assert [str(parse(text)) for text in SAYS["overlapping"]] == SAYS["overlapping"]


# What is shown


def test_the_page_shows_a_date_as_it_is_read_or_in_the_words_of_its_source(
    tmp_path: Path,
) -> None:
    courses, shown = {}, {}
    for number, row in enumerate(CASES):
        short = "[" + row["short"].replace("|", ", ") + "]" if "|" in row["short"] else row["short"]
        printed = row["printed"].replace("'", "''")
        courses[f"read-{number}"] = f"dates: {short}"
        courses[f"kept-{number}"] = f"dates:\n  value: {short}\n  printed: '{printed}'"
        shown |= {f"read-{number}": row["display"], f"kept-{number}": row["printed"]}
    pages = small.pages(tmp_path, courses)
    for name, page in pages.items():
        assert rendered.facts(page)["Dates"] == shown[name]


@pytest.mark.parametrize("shape", built.table("date_shapes.csv"), ids=lambda shape: shape["short"])
def test_a_shape_that_no_source_prints_is_shown_in_british_order(shape: Row) -> None:
    assert display(read(shape["short"])) == shape["display"]


def test_html_names_every_date_and_escapes_the_words_of_the_source() -> None:
    for case in SAYS["html"]:
        assert html(read(case["dates"], case.get("printed"))) == case["html"]


def test_in_a_list_the_words_of_the_source_never_hide_the_year() -> None:
    for case in SAYS["listed"]:
        shown = listed(read(case["dates"], case["printed"])).striptags()
        assert shown == case["printed"] + case["more"]
