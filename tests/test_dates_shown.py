"""Turns dates of every shape into the text, HTML and ISO that they must give."""

from __future__ import annotations

import pytest

from programmes.schema.dates import display, html, iso, read

# What a person reads


@pytest.mark.parametrize(
    ("forms", "text"),
    [
        ("2013-12-02/2013-12-13", "2 to 13 December 2013"),
        ("2014-01-29/2014-02-05", "29 January to 5 February 2014"),
        ("2015-12-30/2016-01-04", "30 December 2015 to 4 January 2016"),
        ("2013-12-02/2014-12-02", "2 December 2013 to 2 December 2014"),
        ("2024-01/2024-02", "January to February 2024"),
        ("2023-11/2024-02", "November 2023 to February 2024"),
        ("2012/2015", "2012 to 2015"),
        ("2013-12-02/2013-12", "2 December 2013 to December 2013"),
        ("FY2023", "FY2023 (April 2023 to March 2024)"),
        ("FY1993/..", "from FY1993 (which began in April 1993)"),
        ("../FY2021", "until FY2021 (which ended in March 2022)"),
        ("2020/FY2021", "2020 to FY2021 (2020 to March 2022)"),
        ("late FY2013", "late FY2013 (fiscal years run from April to March)"),
        ("about 2009", "about 2009"),
        ("about 2013-12-02", "about 2 December 2013"),
        ("early 2015-08/late 2015-08", "early August to late August 2015"),
        ("../end 2023", "until the end of 2023"),
        (["2009-03-11"], "11 March 2009"),
        (["2009-03-11", "2009-03-13", "2009-04-05"], "11, 13 March and 5 April 2009"),
        (["2009", "2011", "2011", "2011"], "2009, 2011, 2011 and 2011"),
        (["2013-12-02/2013-12-04", "2013-12-07"], "2 to 4 December 2013 and 7 December 2013"),
        (["2012", "2014/.."], "2012 and from 2014"),
    ],
)
def test_dates_are_shown_in_british_order(forms: str | list[str], text: str) -> None:
    assert display(read(forms)) == text


def test_the_words_of_the_source_are_shown_as_they_are() -> None:
    assert display(read("2013-12-02/2013-12-13", "December 2 to 13, 2013")) == (
        "December 2 to 13, 2013"
    )


# What a machine reads


@pytest.mark.parametrize(
    ("forms", "markup"),
    [
        (
            "2013-12-02/2013-12-13",
            (
                '<time datetime="2013-12-02">2</time> to '
                '<time datetime="2013-12-13">13 December 2013</time>'
            ),
        ),
        ("2024-03", '<time datetime="2024-03">March 2024</time>'),
        ("2022/..", 'from <time datetime="2022">2022</time>'),
        (
            "FY2023",
            (
                'FY2023 (<time datetime="2023-04">April 2023</time> to '
                '<time datetime="2024-03">March 2024</time>)'
            ),
        ),
        ("beginning 2017-02", 'the beginning of <time datetime="2017-02">February 2017</time>'),
        (
            ["2009-03-11", "2009-03-13"],
            (
                '<time datetime="2009-03-11">11</time> and '
                '<time datetime="2009-03-13">13 March 2009</time>'
            ),
        ),
    ],
)
def test_html_names_every_date(forms: str | list[str], markup: str) -> None:
    assert html(read(forms)) == markup


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
    ("text", "texts"),
    [
        ("FY1993/..", ["1993-04/.."]),
        ("../FY2023", ["../2024-03"]),
        ("FY2023", ["2023-04/2024-03"]),
        ("late 2015-08", ["2015-08"]),
    ],
)
def test_iso_knows_no_fiscal_years_and_no_qualifiers(text: str, texts: list[str]) -> None:
    assert iso(read(text)) == texts
