"""The page of a record has its facts at the top, and tables without a word too many."""

import pytest

import built
from built import BuiltPage, Pages, squeeze
from programmes.catalogue.catalogue import Catalogue
from programmes.render.words import experts
from programmes.schema.records import Dispatch
from rendered import facts

pytestmark = pytest.mark.site

COURSE = "training-courses/2013-12-02-enforcement/"
OVERVIEW = "overviews/wipo-jica/"
RECORDS = built.data("record_pages.yml")


def columns(page: BuiltPage) -> list[str]:
    """The headings of the columns of the table of events."""
    return [squeeze(one.text()) for one in page.root.css("[aria-label=Events] thead th")]


def times(page: BuiltPage) -> list[str]:
    """The last cell of each row of the table of figures; one figure has no table."""
    rows = page.root.css('[aria-label="Figures"] tbody tr') or page.root.css("dl[id^=figure_]")
    return [squeeze(row.css("td, dd")[-1].text()) for row in rows]


@pytest.mark.parametrize("address", RECORDS)
def test_a_page_says_what_its_record_does(address: str, pages: Pages) -> None:
    page, said = pages[address], RECORDS[address]
    opening = page.one("h1 ~ p.lead")
    assert squeeze(opening.text()) == said["opening"]
    assert page.leads_to(opening) == f"{address.partition('/')[0]}/"
    assert facts(page.root).items() >= said["facts"].items()
    assert (times(page), columns(page)) == (said["times"], said["columns"])


def test_the_place_of_a_programme_is_told_once(pages: Pages) -> None:
    assert "Held in" not in facts(pages[COURSE].root)


def test_experts_are_told_in_the_words_of_the_source(catalogue: Catalogue) -> None:
    needed = {"title": "D", "country": "Vietnam", "host": "ip-viet-nam", "term": "long"}
    body = {"body": [{"text": "Sent."}], "updated": "2026-11-22"}
    for case in built.data("experts.yml"):
        tree = needed | body | case["record"]
        assert experts(Dispatch.model_validate(tree, context=catalogue.vocabulary)) == case["words"]


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
def test_our_tables_stand_below_the_text_and_above_the_contact(address: str, pages: Pages) -> None:
    html = pages[address].html
    ours = html.index(">From the record</h2>")
    assert ours < html.index('aria-label="Events"') < html.index('class="source"')
    if 'class="contact"' in html:
        assert html.index('aria-label="Events"') < html.index('class="contact"')


def test_what_is_looked_for_first_stands_first(pages: Pages) -> None:
    first = ["Dates", "Place", "Countries", "Participants", "Source"]
    assert list(facts(pages[COURSE].root))[:5] == first


def test_no_table_has_one_row(pages: Pages) -> None:
    for page in pages.values():
        if 'data-pagefind-meta="kind' in page.html:
            tables = page.root.css("main table.tally tbody")
            assert [1 for table in tables if len(table.css("tr")) == 1] == [], page.address


def test_photographs_that_are_not_held_are_one_link_to_the_source(pages: Pages) -> None:
    elsewhere = pages[COURSE].root.css(".elsewhere")
    assert len(elsewhere) == 1
    assert elsewhere[0].css_first("a").attributes["href"].startswith("http://www.jpo.go.jp/")
    assert pages["dispatches/vietnam/"].one(".elsewhere")


def test_the_number_of_events_leads_to_them(pages: Pages) -> None:
    page = pages["initiatives/tisc/"]
    assert page.one("dl.facts a[href$='initiatives/tisc/#record_events']").text() == "7"
    assert page.one("#record_events [aria-label=Events]")


def test_a_page_leads_to_its_other_forms_and_calendar(pages: Pages) -> None:
    def said(address: str) -> list[str]:
        return [squeeze(link.text()) for link in pages[address].root.css("ul.actions a")]

    assert said(COURSE) == ["Download (JSON)", "Download (YAML)"]
    for list_ in ("countries/la/", "training-courses/"):
        assert said(list_) == ["Feed", "Calendar", "Subscribe to the calendar"]
        [webcal] = pages[list_].root.css("a[href^=webcal]")
        assert webcal.attributes["href"].endswith(f"{list_}calendar.ics")
