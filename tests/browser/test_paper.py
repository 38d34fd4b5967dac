"""A page on paper has what a reader of paper needs, and nothing to press."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from browser.conftest import Visit, choose
from browser.kinds import COURSE, EVERY_KIND, HOME, OVERVIEW, SOME_KINDS

pytestmark = pytest.mark.browser

CONTROLS = ["Skip to content", "Text size", "Obtaining IP Rights JPO Activities", "On this page"]


def printed(page: Page) -> str:
    """Print a page; give the words of all sheets."""
    return "".join(sheets(page))


def sheets(page: Page) -> list[str]:
    """Print a page; give the words of each sheet, without the spaces, which a PDF may lose."""
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [close(sheet.extract_text()) for sheet in printed]


def close(text: str) -> str:
    """Leave out spaces, and take ligatures apart."""
    return "".join(normalize("NFKC", text).split())


@EVERY_KIND
def test_title_trail_and_other_addresses_are_printed_and_controls_are_not(
    where: str, look: Visit
) -> None:
    page = look(where)
    words = printed(page)
    trail = ">".join(page.locator(".md-path li").all_inner_texts())
    title = page.locator("h1").inner_text()
    assert close(trail) in words
    assert close(title) in words[words.index(close(trail)) + len(close(trail)) :]
    assert [one for one in CONTROLS if close(one) in words] == []
    outside = page.locator("main a[href^=http]").evaluate_all(
        "all => all.map((one) => one.getAttribute('href'))"
    )
    assert [one for one in outside if f"<{one}>" not in words] == []


def test_the_contact_is_printed(look: Visit) -> None:
    page = look(OVERVIEW)
    contact = page.locator("section.contact").inner_text()
    assert close(contact) in printed(page)


@pytest.mark.parametrize("where", ["statistics/", "initiatives/youth/"])
def test_no_sheet_ends_with_the_header_of_a_table(where: str, look: Visit) -> None:
    page = look(where)
    headers = [close(one) for one in page.locator("thead tr").all_text_contents()]
    assert headers
    assert [sheet[-60:] for sheet in sheets(page) if sheet.endswith(tuple(headers))] == []


def test_a_total_is_printed_once_though_its_table_goes_over_sheets(look: Visit) -> None:
    page = look(COURSE)
    total = close(page.locator("tfoot tr").inner_text())
    # It begins low on a sheet of its own, whatever stands above it.
    low = "table => { table.style.breakBefore = 'page'; table.style.marginTop = '170mm' }"
    page.locator(".tally").first.evaluate(low)
    words = sheets(page)
    assert sum("CountryNumber" in sheet for sheet in words) > 1
    assert sum(sheet.count(total) for sheet in words) == 1


def test_what_folds_on_the_screen_is_printed(look: Visit) -> None:
    assert re.search(r"Zimbabwe\d", printed(look(HOME)))


def test_the_address_of_a_source_is_printed_once(look: Visit) -> None:
    page = look("figures/")
    source = page.locator(".tally .ext").first.get_attribute("href")
    assert page.locator(f".tally a[href='{source}']").count() > 1
    assert printed(page).count(f"<{source}>") == 1


def test_the_address_of_a_page_is_printed_on_no_sheet_for_itself(look: Visit, address: str) -> None:
    first, *more = sheets(look(COURSE))
    assert "Printedfrom" in first
    assert address not in "".join([first, *more])


@SOME_KINDS
def test_paper_is_white_for_readers_of_dark_screens_too(where: str, look: Visit) -> None:
    page = look(where, color_scheme="dark")
    choose(page, "Dark")
    page.emulate_media(media="print")
    style = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    assert page.locator("body").evaluate(style) == ["rgb(255, 255, 255)", "rgb(26, 26, 26)"]


def test_a_sheet_is_a4_and_cuts_nothing_off(look: Visit) -> None:
    page = look(COURSE)
    sheet = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox
    assert (round(sheet.width / 72 * 25.4), round(sheet.height / 72 * 25.4)) == (210, 297)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})  # A4 within its margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
