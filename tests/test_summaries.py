"""The page of a country, an organisation, a region or a topic says first what it all comes to."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import rendered
import small
from built import Pages
from rendered import cells, facts

TOTAL = "participants: {total: 30, countries: [Laos, Vietnam]}"


def entry(folder: Path, address: str, *courses: str) -> LexborHTMLParser:
    """Load the small catalogue with courses that say these lines; give the page of an entry."""
    catalogue = small.catalogue(folder, {str(number): one for number, one in enumerate(courses)})
    return rendered.body(rendered.described(catalogue)[address], catalogue)


def by_year(page: LexborHTMLParser) -> list[list[str]]:
    return cells(page.css("details tbody tr"))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (["Laos: 2", "Laos: 3"], "5"),
        (["Laos: 2", "Laos: over 3"], "at least 5"),
        (["Laos: 2", "Laos: "], "at least 2; 1 programme states no number"),
        (["Laos: ", "Laos: "], "2 programmes state no number"),
        (["Laos: 2", "Laos: about 9"], "at least 2; 1 programme states only a rough number"),
        (["Laos: 1000", "Laos: 14"], "1,014"),
    ],
)
def test_people_are_added_up_and_what_is_not_known_is_said(
    counts: list[str], words: str, tmp_path: Path
) -> None:
    courses = [f"participants: {{countries: {{{one}}}}}" for one in counts]
    assert facts(entry(tmp_path, "countries/la/", *courses))["Participants"] == words


def test_what_agencies_of_a_country_sent_is_not_counted_twice(tmp_path: Path) -> None:
    people = "participants: {countries: {Laos: 3}, agencies: [{name: A, country: Laos, count: 3}]}"
    assert facts(entry(tmp_path, "countries/la/", people))["Participants"] == "3"


def test_a_country_is_told_as_host_participant_and_beneficiary(tmp_path: Path) -> None:
    courses = ("venue: {country: Laos}", "countries: [Laos]", "participants: {countries: [Laos]}")
    told = facts(entry(tmp_path, "countries/la/", *courses, courses[0]))
    parts = {label: words for label, words in told.items() if label.startswith("As ")}
    assert parts == {
        "As host": "2 programmes",
        "As participant": "1 programme",
        "As beneficiary": "1 programme",
    }


def test_of_a_topic_all_who_came_are_counted(tmp_path: Path) -> None:
    courses = (
        f"topics: [patents]\n{TOTAL}",
        "topics: [patents]\nparticipants: {total: over 9}",
        "topics: [patents]",
    )
    assert (
        facts(entry(tmp_path, "topics/patents/", *courses))["Participants"]
        == "at least 39; 1 programme states no number"
    )


def test_a_programme_of_several_years_counts_in_each_and_its_people_in_the_last(
    tmp_path: Path,
) -> None:
    course = "participants: {countries: {Laos: 4}}\ndates: 2015/2016"
    page = entry(tmp_path, "countries/la/", course, "countries: [Laos]\ndates: 2019")
    assert by_year(page) == [["2015", "1", ""], ["2016", "1", "4"], ["2019", "1", ""]]
    assert facts(page)["Years active"] == "3 between 2015 and 2019"


def test_an_event_counts_in_its_own_year(tmp_path: Path) -> None:
    event = "events: [{title: Visit, kind: visit, dates: 2014, countries: [Laos]}]"
    page = entry(
        tmp_path, "countries/la/", f"dates: 2011/2013\n{event}", "countries: [Laos]\ndates: 2015"
    )
    assert [row[0] for row in by_year(page)] == ["2014", "2015"]


def test_one_year_makes_no_chart(tmp_path: Path) -> None:
    assert not entry(tmp_path, "countries/la/", "countries: [Laos]").css(".chart")


@pytest.mark.site
def test_every_chart_says_and_shows_the_numbers_of_the_table_below_it(
    pages: Pages,
) -> None:
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
