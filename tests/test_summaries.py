"""The page of a country, an organisation, a region or a topic says first what it all comes to."""

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from built import Pages
from rendered import cells, facts

CASES = built.data("summaries.yml")


def entry(folder: Path, address: str, *courses: str) -> LexborHTMLParser:
    """Load the small catalogue with courses that say these lines; give the page of an entry."""
    catalogue = small.catalogue(folder, {str(number): one for number, one in enumerate(courses)})
    return rendered.body(rendered.described(catalogue)[address], catalogue)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_page_of_an_entry_says_what_it_all_comes_to(
    case: dict[str, Any], tmp_path: Path
) -> None:
    page = entry(tmp_path, case["page"], *case["courses"])
    assert facts(page).items() >= case["facts"].items()
    if "years" in case:
        assert cells(page.css("details tbody tr")) == case["years"]


def test_one_year_makes_no_chart(tmp_path: Path) -> None:
    assert not entry(tmp_path, "countries/la/", "countries: [Laos]").css(".chart")


@pytest.mark.site
def test_every_chart_says_and_shows_the_numbers_of_the_table_below_it(pages: Pages) -> None:
    charts = 0
    for page in pages.values():
        for chart in page.root.css(".chart:not(.multiples)"):
            charts += 1
            rows = page.one(".chart + details").css("tbody tr")
            table = [f"{r.css_first('th').text()}: {r.css_first('.num').text()}" for r in rows]
            assert [one.text() for one in chart.css("rect title")] == table, page.address
            assert chart.css_first("desc").text() == ", ".join(table)
            assert len(chart.css("text")) < len(table) + 8
    assert charts > 20


def test_a_year_leads_to_what_there_was_in_it(tmp_path: Path) -> None:
    page = entry(tmp_path, "countries/la/", "countries: [Laos]\ndates: 2015/2016")
    links = [one.attributes["href"] for one in page.css("details tbody a")]
    assert links == [f"../../browse/?country=LA&year={year}" for year in (2015, 2016)]
