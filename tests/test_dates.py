"""Turns the printed dates of the source pages into a specification of the short forms."""

from __future__ import annotations

from datetime import date

import pytest

import built
from programmes.schema.dates import Dates, iso
from programmes.schema.scalars import period as read

CASES = built.table("date_cases.csv")


def read_case(case: dict[str, str]) -> Dates:
    """Read the short form of a row, where bars stand between the items of a list."""
    return read(case["short"].split("|"))


# The dates that the source pages print; test_dates_in_records.py holds how they are shown.

every_case = pytest.mark.parametrize("case", CASES, ids=[case["printed"] for case in CASES])


def test_the_table_is_whole() -> None:
    assert len(CASES) == 47


@every_case
def test_a_printed_date_has_an_iso_text(case: dict[str, str]) -> None:
    assert "|".join(iso(read_case(case))) == case["iso"]


@every_case
def test_a_printed_date_has_known_bounds(case: dict[str, str]) -> None:
    dates = read_case(case)
    assert str(dates.first_day or "") == case["first_day"]
    assert str(dates.last_day or "") == case["last_day"]


@every_case
def test_a_printed_date_lies_in_fiscal_years(case: dict[str, str]) -> None:
    assert "|".join(map(str, read_case(case).fiscal_years())) == case["fiscal_years"]


@every_case
def test_a_printed_date_keeps_its_precision(case: dict[str, str]) -> None:
    sides = [side for span in read_case(case).spans for side in (span.start, span.end) if side]
    assert {side.precision for side in sides} == {case["precision"]}


@every_case
def test_a_short_form_survives_reading(case: dict[str, str]) -> None:
    assert "|".join(map(str, read_case(case).spans)) == case["short"]


# Values


def test_the_last_day_of_february_knows_leap_years() -> None:
    assert read("2024-02").last_day == date(2024, 2, 29)


def test_records_are_sorted_by_start_then_end_with_open_starts_first() -> None:
    ordered = ["../2023", "2013", "2013/..", "FY2013", "2013-12-02", "2013-12-02/2013-12-13"]
    backwards = ordered[::-1]
    assert sorted(backwards, key=lambda text: read(text).sort_key) == ordered


def test_a_list_is_sorted_by_its_earliest_date() -> None:
    assert read(["2024-06", "2024-03"]).sort_key == read("2024-03").sort_key


def test_one_open_side_opens_the_whole_list() -> None:
    assert read(["2009", "2022/.."]).last_day is None
    assert read(["../2009", "2022"]).first_day is None


# Years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2013-12-02", (2013,)),
        ("2015-12-30/2016-01-04", (2015, 2016)),
        ("2012/2015", (2012, 2013, 2014, 2015)),
        ("FY2013", (2013, 2014)),
        ("2022/..", (2022,)),  # never up to today
        ("../2023", (2023,)),
    ],
)
def test_years_are_those_that_known_bounds_touch(text: str, years: tuple[int, ...]) -> None:
    assert read(text).years() == years


def test_years_of_a_list_are_joined() -> None:
    assert read(["2016", "2013", "2013-12"]).years() == (2013, 2016)


@pytest.mark.parametrize(
    ("text", "fiscal_years"),
    [
        ("2014-03-31", (2013,)),
        ("2014-04-01", (2014,)),
        ("2014-03/2014-04", (2013, 2014)),
        ("FY1996/FY1998", (1996, 1997, 1998)),
        ("2022-05/..", (2022,)),
        ("2021", ()),  # January to March 2021 lie in FY2020
        ("2021/2022-05", (2022,)),
        ("../2023", ()),
    ],
)
def test_fiscal_years_are_given_where_certain(text: str, fiscal_years: tuple[int, ...]) -> None:
    assert read(text).fiscal_years() == fiscal_years
