"""Turns dates written wrongly into the messages and cures that an author must see."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

import built
from programmes.schema.short_form import parse

FORMS = (
    "write a day as 2013-12-02, a month as 2024-03, a year as 2023, a fiscal year as FY2013,\n"
    "a span as 2013-12-02/2013-12-13, an open end as 2022/.., an open start as ../2023,\n"
    "part of a month as late 2015-08, a rough date as about 2009, separate dates as a list"
)
Row = dict[str, str]


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


@pytest.mark.parametrize("text", ["02/12/2013", "2.12.2013"])
def test_both_days_are_named_where_either_may_be_meant(text: str) -> None:
    cure = "is the day first, or the month? write '2013-12-02' or '2013-02-12'\n" + FORMS
    assert told(text)[2] == cure


@pytest.mark.parametrize("text", ["02/40/2013", "00/12/2013", "13/14/2013"])
def test_no_day_is_named_that_is_in_no_calendar(text: str) -> None:
    assert told(text)[2] == FORMS


@pytest.mark.parametrize("row", built.table("date_faults.csv"), ids=lambda row: row["written"])
def test_a_fault_says_what_and_how_to_mend_it(row: Row) -> None:
    assert told(row["written"]) == (row["code"], row["message"], row["cure"])


@pytest.mark.parametrize("text", ["2013-12/2013-12-02", "FY2013/2013", "2013/2013-02"])
def test_sides_of_unlike_precision_may_overlap(text: str) -> None:
    assert str(parse(text)) == text
