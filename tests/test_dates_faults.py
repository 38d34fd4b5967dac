"""Turns dates written wrongly into the messages and cures that an author must see."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from programmes.schema.dates import parse

FORMS = (
    "write a day as 2013-12-02, a month as 2024-03, a year as 2023, a fiscal year as FY2013,\n"
    "a span as 2013-12-02/2013-12-13, an open end as 2022/.., an open start as ../2023,\n"
    "part of a month as late 2015-08, a rough date as about 2009, separate dates as a list"
)


def fault_of(text: str) -> PydanticCustomError:
    with pytest.raises(PydanticCustomError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("27/03/2015", "2015-03-27"),
        ("12/31/2013", "2013-12-31"),
        ("3/3/2015", "2015-03-03"),
        ("27/03/2015 - 27/03/2015", "2015-03-27"),
        ("2013/12/02", "2013-12-02"),
        ("2013-2-3", "2013-02-03"),
        ("2024-3", "2024-03"),
        ("20131202", "2013-12-02"),
        (" 2013-12-02\n", "2013-12-02"),
        ("２０１３", "2013"),  # noqa: RUF001
        ("2 December 2013", "2013-12-02"),
        ("December 2 to 13, 2013", "2013-12-02/2013-12-13"),
        ("February 12–18, 2015", "2015-02-12/2015-02-18"),  # noqa: RUF001
        ("November 10th to 21st, 2014", "2014-11-10/2014-11-21"),
        ("Mar. 31, 2021 to Mar. 30, 2023", "2021-03-31/2023-03-30"),
        ("2013-12-02 to 2013-12-13", "2013-12-02/2013-12-13"),
        ("2013-12-02/13", "2013-12-02/2013-12-13"),
        ("from the end of January to February 2024", "end 2024-01/2024-02"),
        ("Late 2015-08", "late 2015-08"),
        ("FY 2013", "FY2013"),
        ("FY1996 to FY2021", "FY1996/FY2021"),
        ("Since FY 1993", "FY1993/.."),
        ("2022/", "2022/.."),
        ("by 2023", "../2023"),
    ],
)
def test_a_likely_reading_is_offered(text: str, likely: str) -> None:
    fault = fault_of(text)
    assert fault.type == "date-shape"
    assert fault.message() == f"'{text}' is not a date in the form used here"
    assert (fault.context or {})["help"] == f"did you mean '{likely}'?\n{FORMS}"


@pytest.mark.parametrize(
    "text",
    [
        "02/12/2013",  # 2 December or 12 February
        "07/09/2015 - 11/09/2015",
        "",
        "..",
        "soon",
        "since soon",
        "31 June 2025",  # no such day
        "5 6 March 2013",
        "123 March 2013",
        "mid 2015-08",
        "2013/14",
        "FY2013/14",
        "2013/2014/2015",
        "ma 2013",  # March or May
        "13 2013",
        "2013-12-02T00:00",
        "٢٠١٣",
        "FY1996 to 2021",  # FY2021 or the calendar year
        "the " * 20 + "end of 2013",  # too long for a date
    ],
)
def test_no_reading_is_offered_where_there_are_two_or_none(text: str) -> None:
    fault = fault_of(text)
    assert (fault.type, (fault.context or {})["help"]) == ("date-shape", FORMS)
    assert fault.message() == f"'{text}' is not a date in the form used here"


@pytest.mark.parametrize(
    ("text", "code", "message", "cure"),
    [
        (
            "2025-06-31",
            "date-impossible",
            "'2025-06-31' is not a date in the calendar",
            "June has 30 days",
        ),
        (
            "2024-01/2025-02-29",
            "date-impossible",
            "'2025-02-29' is not a date in the calendar",
            "February 2025 has 28 days",
        ),
        (
            "late 2025-13",
            "date-impossible",
            "'2025-13' is not a date in the calendar",
            "months run from 01 to 12",
        ),
        (
            "2025-06-00",
            "date-impossible",
            "'2025-06-00' is not a date in the calendar",
            "days run from 01",
        ),
        (
            "0000",
            "date-impossible",
            "'0000' is not a date in the calendar",
            "years run from 0001 to 9998",
        ),
        (
            "FY9999",
            "date-impossible",
            "'FY9999' is not a date in the calendar",
            "years run from 0001 to 9998",
        ),
        (
            "2013-12-13/2013-12-02",
            "date-order",
            "the end '2013-12-02' comes before the start '2013-12-13'",
            "if the two were swapped, write '2013-12-02/2013-12-13'",
        ),
        (
            "late 2015-08-24",
            "date-shape",
            "'late 2015-08-24' is one day, and 'late' needs a month or a year",
            "write '2015-08-24', or 'late 2015-08' for part of the month",
        ),
        (
            "../..",
            "date-shape",
            "'../..' is open at both ends",
            "give the start, as in 2022/.., or the end, as in ../2023",
        ),
    ],
)
def test_a_fault_says_what_and_how_to_mend_it(
    text: str, code: str, message: str, cure: str
) -> None:
    fault = fault_of(text)
    assert (fault.type, fault.message(), (fault.context or {})["help"]) == (code, message, cure)


@pytest.mark.parametrize("text", ["2013-12/2013-12-02", "FY2013/2013", "2013/2013-02"])
def test_sides_of_unlike_precision_may_overlap(text: str) -> None:
    assert str(parse(text)) == text
