"""Turns the printed dates of the source pages into a specification of the short forms."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from programmes.schema.dates import (
    Dates,
    Moment,
    Precision,
    Qualifier,
    Span,
    display,
    iso,
    parse,
    read,
)

with (Path(__file__).parent / "data" / "date_cases.csv").open(
    encoding="utf-8", newline=""
) as table:
    CASES = list(csv.DictReader(table))


def read_case(case: dict[str, str]) -> Dates:
    """Read the short form of a row, where bars stand between the items of a list."""
    forms = case["short"].split("|")
    return read(forms if len(forms) > 1 else forms[0])


# The dates that the source pages print

every_case = pytest.mark.parametrize("case", CASES, ids=[case["printed"] for case in CASES])


def test_the_table_is_whole() -> None:
    assert len(CASES) == 47


@every_case
def test_a_printed_date_is_shown_in_our_words(case: dict[str, str]) -> None:
    assert display(read_case(case)) == case["display"]


@every_case
def test_a_printed_date_has_an_iso_text(case: dict[str, str]) -> None:
    assert "|".join(iso(read_case(case))) == case["iso"]


@every_case
def test_a_printed_date_has_known_bounds(case: dict[str, str]) -> None:
    dates = read_case(case)
    assert str(dates.first_day or "") == case["first_day"]
    assert str(dates.last_day or "") == case["last_day"]


@every_case
def test_a_short_form_covers_the_reading_of_the_table(case: dict[str, str]) -> None:
    dates, sides = read_case(case), f"{case['start']}|{case['end']}".split("|")
    points = [parse(side.strip(".")) for side in sides if side]
    low, high = (
        min(point.sort_key for point in points)[0],
        max(p.last_day or date.min for p in points),
    )
    assert dates.first_day == (None if case["start"].startswith("..") else low)
    assert dates.last_day == (None if case["start"].endswith("..") else high)


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


@every_case
def test_sorting_puts_a_printed_date_by_its_bounds(case: dict[str, str]) -> None:
    dates = read_case(case)
    lowest = date.fromisoformat(case["first_day"]) if case["first_day"] else date.min
    assert dates.sort_key[0] == lowest
    assert dates.sort_key <= (lowest, dates.last_day or date.max)


# Values


def test_a_day_is_a_span_that_ends_where_it_starts() -> None:
    day = Moment(date(2013, 12, 2), Precision.DAY)
    assert parse("2013-12-02") == parse("2013-12-02/2013-12-02") == Span(day, day)


def test_a_side_can_be_open() -> None:
    year = Moment(date(2022, 1, 1), Precision.YEAR)
    assert parse("2022/..") == Span(year, None)
    assert parse("../2022") == Span(None, year)


def test_a_qualifier_belongs_to_its_side() -> None:
    span = parse("late 2015-08/early 2015-09")
    assert span.start == Moment(date(2015, 8, 1), Precision.MONTH, Qualifier.LATE)
    assert span.end == Moment(date(2015, 9, 1), Precision.MONTH, Qualifier.EARLY)


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    span = parse("FY2012")
    assert (span.first_day, span.last_day) == (date(2012, 4, 1), date(2013, 3, 31))


def test_the_last_day_of_february_knows_leap_years() -> None:
    assert parse("2024-02").last_day == date(2024, 2, 29)


def test_values_can_be_keys() -> None:
    assert len({read("2013-12-02"), read("2013-12-02"), read("2013-12")}) == 2


def test_a_list_keeps_its_written_order() -> None:
    assert [str(span) for span in read(["2024-06", "2024-03"]).spans] == ["2024-06", "2024-03"]


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
        ("FY1993/..", (1993,)),
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
        ("FY2016", (2016,)),
        ("FY1996/FY1998", (1996, 1997, 1998)),
        ("2022-05/..", (2022,)),
        ("2021", ()),  # January to March 2021 lie in FY2020
        ("2021/2022-05", (2022,)),
        ("../2023", ()),
    ],
)
def test_fiscal_years_are_given_where_certain(text: str, fiscal_years: tuple[int, ...]) -> None:
    assert read(text).fiscal_years() == fiscal_years
