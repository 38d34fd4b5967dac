"""The page of a record has its facts at the top, and tables without a word too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built import squeeze
from programmes.render.values import experts
from programmes.schema.records import Dispatch

if TYPE_CHECKING:
    from built import BuiltPage
    from programmes.catalogue.catalogue import Catalogue

    Pages = dict[str, BuiltPage]

pytestmark = pytest.mark.site

COURSE = "training-courses/2013-12-02-enforcement/"
OVERVIEW = "overviews/wipo-jica/"


def facts(page: BuiltPage) -> dict[str, str]:
    """The facts at the top of a page, each with its label."""
    rows = page.root.css_first("dl.facts").css("div")
    return {
        squeeze(row.css_first("dt").text()): squeeze(row.css_first("dd").text()) for row in rows
    }


def columns(page: BuiltPage, region: str) -> list[str]:
    """The headings of the columns of a table."""
    return [squeeze(one.text()) for one in page.one(f'[aria-label="{region}"]').css("thead th")]


def times(page: BuiltPage) -> list[str]:
    """The last cell of each row of the table of figures."""
    rows = page.one('[aria-label="Figures"]').css("tbody tr")
    return [squeeze(row.css("td")[-1].text()) for row in rows]


@pytest.mark.parametrize(
    ("address", "label", "said"),
    [
        ("initiatives/tisc/", "Figures", "about 1,500 locations; 93 countries"),
        ("initiatives/mip/", "Figures", "approximately 12 students each year; 282 graduates"),
        ("initiatives/tisc/", "Events", "7"),
        ("initiatives/tisc/", "Held in", "Algeria, Cameroon, Zimbabwe, Laos, Brazil, Cambodia"),
        (OVERVIEW, "Fund", "Funds-in-Trust Japan Industrial Property Global (FIT Japan IP Global)"),
        ("dispatches/vietnam/", "Experts", "1 patent examiner, long-term"),
        (COURSE, "Place", "Asia-Pacific Industrial Property Center (APIC), Tokyo, Japan"),
        (COURSE, "Participants", "30"),
    ],
)
def test_the_facts_at_the_top_say_what_a_reader_looks_for(
    address: str, label: str, said: str, pages: Pages
) -> None:
    assert facts(pages[address])[label] == said


def test_the_place_of_a_programme_is_told_once(pages: Pages) -> None:
    assert "Held in" not in facts(pages[COURSE])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"experts": "1", "posts": ["patent examiner"]}, "1 patent examiner, long-term"),
        ({"experts": "3", "posts": ["examiner"]}, "3 experts (examiner), long-term"),
        ({"experts": "about 2"}, "About 2 experts, long-term"),
        ({"posts": ["lawyer", "examiner"]}, "Lawyer, examiner, long-term"),
        ({}, "Long-term"),
    ],
)
def test_experts_are_told_in_the_words_of_the_source(
    given: dict[str, object], said: str, catalogue: Catalogue
) -> None:
    needed = {"title": "D", "country": "Vietnam", "host": "ip-viet-nam", "term": "long"}
    body = {"body": [{"text": "Sent."}], "updated": "2026-11-22"}
    dispatch = Dispatch.model_validate(needed | body | given, context=catalogue.vocabulary)
    assert experts(dispatch) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("initiatives/tisc/", ["page of 1 April 2025", "page of 1 April 2025"]),
        ("initiatives/expert-dispatch/", ["as of 2023"]),
        (OVERVIEW, ["from 1987, page of 1 April 2025"] * 3),
    ],
)
def test_every_figure_has_a_time_on_its_own_page_too(
    address: str, said: list[str], pages: Pages
) -> None:
    assert times(pages[address]) == said


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("initiatives/tisc/", ["What", "When", "Where", "Who"]),
        ("dispatches/vietnam/", ["What", "When", "Who"]),
    ],
)
def test_a_column_without_a_word_is_left_out(
    address: str, expected: list[str], pages: Pages
) -> None:
    assert columns(pages[address], "Events") == expected


def test_no_column_of_words_is_empty(pages: Pages) -> None:
    for page in pages.values():
        for table in page.root.css("table.tally"):
            rows = [row.css("th, td:not(.bar)") for row in table.css("tbody tr")]
            rows = [row for row in rows if len(row) > 1]
            width = max(map(len, rows))
            for column in range(width):
                assert any(row[column].text().strip() for row in rows), page.address


def test_an_office_that_a_function_names_is_told_once_and_led_to(pages: Pages) -> None:
    people = {
        squeeze(item.text()): page.leads_to(item)
        for page in (pages[COURSE], pages["initiatives/smes-startups-entrepreneurs/"])
        for item in page.root.css("li")
    }
    assert people["Kenichiro Natsume, Head of the WIPO Japan Office"] == (
        "organisations/wipo-japan-office/"
    )
    assert people["Mr. Daren Tang, Director General of the WIPO"] == "organisations/wipo/"


@pytest.mark.parametrize("address", [COURSE, OVERVIEW, "initiatives/tisc/"])
def test_our_tables_stand_below_all_that_the_source_says(address: str, pages: Pages) -> None:
    html = pages[address].html
    ours = html.index(">From the record</h2>")
    ends = [html.index(one) for one in ('class="contact"', 'class="source"')]
    assert max(ends) < ours < html.index('aria-label="Events"')
