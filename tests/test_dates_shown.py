"""Turns dates of every shape into the text and the HTML that they must give."""

from __future__ import annotations

import pytest

import built
from programmes.schema.dates import Dates, certainty, display, html, listed
from programmes.schema.short_form import parse

SHAPES = built.table("date_shapes.csv")


def read(value: str | list[str], printed: str | None = None) -> Dates:
    """Read dates as a record says them, with the words of the source."""
    return Dates(tuple(map(parse, [value] if isinstance(value, str) else value)), printed)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["short"])
def test_a_shape_that_no_source_prints_is_shown_in_british_order(shape: dict[str, str]) -> None:
    assert display(read(shape["short"].split("|"))) == shape["display"]


def test_html_names_every_date() -> None:
    assert html(read(["2009-03-11", "2022/.."])) == (
        '<time datetime="2009-03-11">11 March 2009</time> and '
        'from <time datetime="2022">2022</time>'
    )
    assert html(read("FY2023")) == (
        'FY2023 (<time datetime="2023-04">April 2023</time> to '
        '<time datetime="2024-03">March 2024</time>)'
    )


def test_html_escapes_the_words_of_the_source() -> None:
    assert html(read("2013-12-02/2013-12-13", "<b>2 & 3</b>")) == "&lt;b&gt;2 &amp; 3&lt;/b&gt;"


def test_html_names_a_single_day_around_the_words_of_the_source() -> None:
    assert html(read("2012-06-16", "June 16 <Sat>")) == (
        '<time datetime="2012-06-16">June 16 &lt;Sat&gt;</time>'
    )


@pytest.mark.parametrize("forms", ["2012-06", ["2012-06-16", "2012-06-17"], "../2012-06-16"])
def test_html_leaves_other_words_of_the_source_alone(forms: str | list[str]) -> None:
    assert html(read(forms, "June")) == "June"


@pytest.mark.parametrize(
    ("forms", "printed", "shown"),
    [
        ("2015-08/2015-09", "late August to early September", " (2015)"),
        ("2012-11-30/2013-01-12", "November 30 to January 12", " (2012 to 2013)"),
        ("1996/..", "since the 8th year", " (from 1996)"),
        ("FY2015", "in the last year", " (FY2015)"),
        (["2015-08-24", "2017-02"], "twice", " (2015, 2017)"),
        ("FY2015", "in FY2015", ""),
        ("2015-08", "in August 2015", ""),
    ],
)
def test_in_a_list_the_words_of_the_source_never_hide_the_year(
    forms: str | list[str], printed: str, shown: str
) -> None:
    assert listed(read(forms, printed)).striptags() == printed + shown


@pytest.mark.parametrize(
    ("form", "closely"),
    [
        ("2013-12-02/2013-12-13", "day"),
        ("about 2013-12-02", "about day"),
        ("late 2015-08/early 2015-09", "late month to early month"),
        ("beginning 2017-02", "beginning month"),
        ("2021", "year"),
        ("FY1993/..", "fiscal-year to open"),
        ("../2023", "open to year"),
    ],
)
def test_how_closely_the_source_gives_a_date_is_said(form: str, closely: str) -> None:
    assert certainty(read(form)) == [closely]
