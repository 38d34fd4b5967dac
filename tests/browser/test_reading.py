"""Pages read well on the smallest phone, on a wide screen, and with large letters."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, Visit, choose, script
from browser.kinds import COURSE, EVERY_KIND, EVERY_KIND_AND_ALIKE, HOME, KINDS

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
TWICE_SMALL = {"width": 640, "height": 1280}
LAPTOP = {"width": 1280, "height": 900}
WALL = {"width": 2560, "height": 1300}

LINES = script("lines")
SIZES = script("sizes")


def width(page: Page) -> int:
    """How wide the page is, with what stands beyond the screen."""
    return page.evaluate("document.documentElement.scrollWidth")


@EVERY_KIND_AND_ALIKE
def test_nothing_is_wider_than_the_smallest_phone(where: str, look: Visit) -> None:
    page = look(where, viewport=SMALL)
    assert width(page) <= SMALL["width"]
    cut_off = (
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"
    )
    assert page.locator(".scroll:not(:has(.heat))").evaluate_all(cut_off) == []


def test_on_a_phone_a_row_of_numbers_names_the_kinds_that_there_are(look: Visit) -> None:
    page = look("statistics/", viewport=SMALL)
    table = page.get_by_role("region", name="Programmes by year and kind")
    label = "one => getComputedStyle(one, '::before').content"
    kind = table.locator("thead th").nth(2).inner_text()
    second = table.locator("tbody tr").first.locator("td").nth(1)
    assert f'"{kind}: "' in second.evaluate(label)
    seen = table.locator("td.num").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.innerText)"
    )
    assert seen
    assert "0" not in seen
    page.set_viewport_size(LAPTOP)
    assert table.locator("td", has_text=re.compile("^0$")).first.is_visible()


def test_on_a_phone_numbers_by_year_go_on_to_the_side_of_their_names(look: Visit) -> None:
    page = look("statistics/", viewport=SMALL)
    page.locator("summary", has_text="countries with their numbers by year").click()
    table = page.get_by_role("region", name="Programmes by country and year")
    name, last = table.locator("tbody tr").first.locator("th, td:last-child").all()
    table.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    expect(last).to_be_in_viewport(ratio=1)
    expect(name.locator("a")).to_be_in_viewport(ratio=1)


def test_no_caption_repeats_the_heading_right_above_it(look: Visit) -> None:
    page = look("statistics/")
    shown = page.locator("caption").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().width > 1).map(one => one.innerText)"
    )
    assert shown == ["Experts in offices abroad"]


@EVERY_KIND
def test_no_line_has_more_than_80_characters(where: str, look: Visit) -> None:
    page = look(where)
    for viewport in (LAPTOP, WALL):
        page.set_viewport_size(viewport)
        lines = page.evaluate(LINES)
        assert lines
        assert [line for line in lines if len(line) > 80] == [], viewport


@EVERY_KIND
def test_the_smallest_letters_have_12_pixels_or_more(where: str, look: Visit) -> None:
    page = look(where, viewport=PHONE)
    choose(page, "S")
    assert {text: size for text, size in page.evaluate(SIZES).items() if size < 12} == {}


@EVERY_KIND
def test_text_grows_with_the_text_size_of_the_browser_and_fits_a_phone(
    where: str, visit: Visit
) -> None:
    page = visit(where, viewport=TWICE_SMALL)
    usual = page.evaluate(SIZES)
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    grown = page.evaluate(SIZES)
    for texts in (usual, grown):
        texts.pop("0", None)  # a narrow table leaves them out
    # Letters twice as large turn the screen into that of a phone, which leaves the last level out.
    assert len(usual) - len(grown) <= 1
    assert grown == pytest.approx({text: 2 * usual[text] for text in grown})
    assert width(page) <= TWICE_SMALL["width"]
    page.set_viewport_size(PHONE)
    assert width(page) <= PHONE["width"]


def test_the_first_fact_of_a_course_stands_on_the_first_screen_of_a_phone(look: Visit) -> None:
    page = look(COURSE, viewport=PHONE)
    expect(page.locator(".facts dt").first).to_be_in_viewport(ratio=1)
    expect(page.locator(".facts dd").first).to_be_in_viewport(ratio=1)


def test_a_bare_address_breaks_on_a_phone(look: Visit) -> None:
    page = look(COURSE, viewport=PHONE)
    page.locator("article p").last.evaluate(
        "one => { one.textContent = `https://www.jpo.go.jp/${'a-long-address'.repeat(9)}` }"
    )
    assert width(page) <= PHONE["width"]


def test_one_screen_of_home_says_what_this_is(look: Visit) -> None:
    page = look(HOME, viewport={"width": 1280, "height": 800})
    for figure in page.locator(".key-figures dd").all():
        expect(figure).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Find programmes")).to_be_in_viewport()
    kind = page.locator("article").get_by_role("link", name="Training courses", exact=True)
    expect(kind).to_be_in_viewport()
    expect(page.locator("main a.entry").first).to_be_in_viewport()


def test_the_countries_of_home_unfold_without_a_script(visit: Visit) -> None:
    page = visit(HOME, viewport=PHONE, java_script_enabled=False)
    expect(page.get_by_role("link", name="Zimbabwe")).to_be_hidden()
    page.locator("main summary").click()
    expect(page.get_by_role("link", name="Zimbabwe")).to_be_visible()


@pytest.mark.parametrize("where", [one for one in KINDS.values() if one not in {HOME, "404.html"}])
def test_every_level_above_a_page_is_in_sight_on_a_phone(where: str, look: Visit) -> None:
    page = look(where, viewport=PHONE)
    levels = page.get_by_role("navigation", name="Breadcrumb").get_by_role("listitem")
    assert levels.count() >= 1
    for level in levels.all():
        expect(level).to_be_in_viewport(ratio=1)
