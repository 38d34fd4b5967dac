"""Visitors find programmes as they would: by words, by facets, by the map, by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import built
from browser.conftest import DESK, PHONE
from browser.test_axe import ALL, found
from serving import served

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    Visit = Callable[..., Page]

pytestmark = pytest.mark.browser

WIDTHS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
MAPS = ["countries/", "training-courses/2013-12-02-enforcement/", ""]


def shown(page: Page) -> list[str]:
    """What the list shows at one moment: a script may be changing it."""
    seen: list[str] = page.locator("#programmes a.entry").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.innerText)"
    )
    return seen


def box_of(page: Page) -> Locator:
    button = page.locator("[popovertarget=__search]")
    if button.is_visible():  # on a phone
        button.click()
    return page.get_by_role("searchbox", name="Search all texts")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.href ?? document.activeElement.id")


def colours(page: Page) -> list[str]:
    """The colours of ground, land and marks."""
    style = "one => [getComputedStyle(one).fill, getComputedStyle(one).backgroundColor]"
    ground = page.locator("body").evaluate(style)[1]
    land, mark = (
        page.locator(f"figure.map .{part}").first.evaluate(style)[0] for part in ("land", "mark")
    )
    return [ground, land, mark]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# Facets


@WIDTHS
def test_facets_narrow_the_list(viewport: dict[str, int], visit: Visit) -> None:
    page = visit("browse/", viewport=viewport)
    everything = shown(page)
    page.get_by_label("Kind").select_option(value="training-courses")
    page.get_by_label("Country").select_option(value="VN")
    courses = shown(page)
    assert set(courses) < set(everything)
    assert [one for one in courses if one.startswith("Report on the “Training Course on the Enf")]
    assert "Support for Vietnam" not in courses
    expect(page.locator("#matches")).to_have_text(f"{len(courses)} of {len(everything)} programmes")
    assert page.url.endswith("browse/?kind=training-courses&country=VN")


def test_an_address_chooses_what_there_is_and_nothing_else(visit: Visit) -> None:
    page = visit("browse/?q=dispatch&country=LA&topic=no")
    assert page.get_by_label("Words in the title").input_value() == "dispatch"
    assert page.get_by_label("Country").input_value() == "LA"
    assert "Expert Dispatch" in shown(page)
    assert "Support for Vietnam" not in shown(page)


def test_back_takes_one_choice_back(visit: Visit) -> None:
    page = visit("browse/")
    page.get_by_label("Kind").select_option(value="initiatives")
    initiatives = shown(page)
    page.get_by_label("Words in the title").press_sequentially("tisc")
    narrowed = shown(page)
    assert "Technology and Innovation Support Center (TISC)" in narrowed
    assert len(narrowed) < len(initiatives)
    page.go_back()
    assert shown(page) == initiatives
    assert page.get_by_label("Words in the title").input_value() == ""
    page.go_back()
    assert len(shown(page)) > len(initiatives)
    page.go_forward()
    assert shown(page) == initiatives


def test_accents_and_case_do_not_matter(visit: Visit) -> None:
    page = visit("browse/")
    page.get_by_label("Words in the title").fill("MASTÉR")
    found_there = shown(page)
    assert [one for one in found_there if one.startswith("Master")]
    assert all("master" in one.lower() for one in found_there)


def test_the_number_beside_a_choice_is_what_it_gives(visit: Visit) -> None:
    page = visit("browse/?kind=initiatives")
    for option in page.locator("#filter-country option:not([value=''])").all():
        number = int(re.search(r"\((\d+)\)$", option.inner_text())[1])  # type: ignore[index]
        if not number:
            assert option.is_disabled()
            continue
        page.get_by_label("Country").select_option(value=option.get_attribute("value"))
        assert len(shown(page)) == number


def test_a_choice_does_not_change_the_numbers_of_its_own_facet(visit: Visit) -> None:
    page = visit("browse/")
    kinds = page.locator("#filter-kind option").all_inner_texts()
    page.get_by_label("Kind").select_option(value="dispatches")
    assert page.locator("#filter-kind option").all_inner_texts() == kinds


def test_clear_shows_everything_and_leads_back_to_the_first_field(visit: Visit) -> None:
    page = visit("browse/?kind=initiatives&q=tisc")
    page.get_by_role("button", name="Clear all filters").click()
    assert len(shown(page)) == page.locator("#programmes > li").count()
    assert page.url.endswith("browse/")
    assert focused(page) == "filter-q"


@pytest.mark.slow
def test_a_large_catalogue_is_fetched_when_it_is_asked(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    courses = project / "content/programmes/training-courses"
    text = (courses / "2013-12-02-enforcement.yml").read_text(encoding="utf-8")
    for copy in range(700):
        (courses / f"copy-{copy}.yml").write_text(text, encoding="utf-8")
    number = len(list(courses.glob("*.yml")))
    assert built.build(project, tmp_path / "site").returncode == 0
    with served(tmp_path / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}browse/")
        assert len(shown(page)) == 100
        page.get_by_label("Kind").select_option(value="training-courses")
        expect(page.locator("#matches")).to_have_text(re.compile(f"^{number} of "))
        assert page.locator("#programmes > li").count() == 100
        page.get_by_role("button", name="Show more").press("Enter")
        assert page.locator("#programmes > li").count() == 200
        expect(page.locator("#programmes > li").nth(100).get_by_role("link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Report on the")
        page.close()


# Search


@WIDTHS
@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_leads_to_the_search_and_words_to_a_page(
    key: str, viewport: dict[str, int], visit: Visit
) -> None:
    page = visit("initiatives/tisc/", viewport=viewport)
    page.keyboard.press(key)
    assert focused(page) == "__search-words"
    page.keyboard.type("guidelines cutting-edge")
    expect(page.locator("#__search [role=status]")).to_have_text(re.compile("found"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Support for Vietnam")


def test_results_stand_by_kind_with_trail_and_excerpt(visit: Visit) -> None:
    page = visit("")
    box_of(page).fill("in-house support")
    dispatches = page.locator(".found-kind", has_text="Dispatches")
    expect(dispatches).to_be_visible()
    entry = page.locator(".found li", has_text="Support for Indonesia")
    expect(entry.locator(".note")).to_contain_text("Home > Announcements > International topics")
    expect(entry.locator("mark").first).to_be_visible()


def test_dots_show_where_an_excerpt_is_cut_out_of_a_sentence(visit: Visit) -> None:
    page = visit("")
    box_of(page).fill("translated materials")
    excerpt = page.locator(".found li", has_text="Support for Indonesia").locator(".excerpt")
    expect(excerpt).to_have_text(re.compile("^… [a-z].* [a-z]+,? …$"))
    box_of(page).fill("Zimbabwe")
    country = page.locator(".found li", has=page.get_by_role("link", name="Zimbabwe", exact=True))
    expect(country.locator(".excerpt")).to_have_text(
        re.compile(r"^Zimbabwe\. All programmes that name this country, ")
    )


def test_enter_leads_to_the_first_result(visit: Visit) -> None:
    page = visit("")
    box_of(page).fill("podcast")
    page.keyboard.press("Enter")
    expect(page.locator(".found a").first).to_be_focused()
    assert "initiatives/hague-podcast/" in focused(page)


def test_arrows_go_through_the_results_and_escape_closes_them(visit: Visit) -> None:
    page = visit("")
    box_of(page).fill("patent")
    expect(page.locator(".found li").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    first = focused(page)
    page.keyboard.press("ArrowDown")
    assert focused(page) != first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "__search-words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(".found li").count() == 0
    assert focused(page) == "__search-words"
    assert box_of(page).input_value() == "patent"


def test_results_go_when_the_reader_goes_on(visit: Visit) -> None:
    page = visit("about/")
    box_of(page).fill("patent")
    expect(page.locator(".found li").first).to_be_visible()
    page.locator("h1").click()
    assert page.locator(".found li").count() == 0


def number_found(page: Page, asked: str) -> str:
    box_of(page).fill("")
    expect(page.locator("#__search [role=status]")).to_have_text("")
    box_of(page).fill(asked)
    expect(page.locator("#__search [role=status]")).to_have_text(re.compile("found"))
    return page.locator("#__search [role=status]").inner_text()


def test_words_that_stand_everywhere_do_not_count(visit: Visit) -> None:
    page = visit("")
    found = number_found(page, "Zimbabwe")
    assert number_found(page, "which had been from Zimbabwe") == found
    assert number_found(page, "which had been from") != found
    assert number_found(page, '"which had Zimbabwe"') == "No page found"


def test_the_index_is_not_fetched_before_somebody_goes_to_the_box(visit: Visit) -> None:
    page = visit("")
    fetched = "() => performance.getEntriesByType('resource').map(one => one.name)"
    assert not [name for name in page.evaluate(fetched) if "pagefind" in name]
    with page.expect_response(lambda response: "pagefind" in response.url):
        box_of(page).focus()


def test_keys_stay_letters_while_somebody_writes(visit: Visit) -> None:
    page = visit("browse/")
    page.get_by_label("Words in the title").press_sequentially("s/")
    assert page.get_by_label("Words in the title").input_value() == "s/"


def test_the_keys_can_be_switched_off_for_good(visit: Visit) -> None:
    page = visit("")
    box_of(page).fill("patent")
    page.get_by_label("The keys / and s lead to the search box").uncheck()
    page.reload()
    page.keyboard.press("s")
    assert focused(page) != "__search-words"


def test_a_preview_says_that_the_search_comes_with_a_build(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(address)
    box_of(page).fill("tisc")
    expect(page.locator("#__search [role=status]")).to_contain_text(
        "comes with a build of the site"
    )
    page.keyboard.press("Enter")
    expect(page.locator("#matches")).to_have_text(re.compile("^[1-9]"))
    assert "Technology and Innovation Support Center (TISC)" in shown(page)
    page.close()


@WIDTHS
def test_without_a_script_the_menu_leads_to_all_programmes_and_there_is_no_box(
    viewport: dict[str, int], visit: Visit
) -> None:
    page = visit("", viewport=viewport, java_script_enabled=False)
    expect(page.locator("#__search")).to_be_hidden()
    menu = page.get_by_role("button", name="Menu", exact=True)
    if menu.is_visible():
        menu.click()
    page.get_by_role("navigation").get_by_role("link", name="All programmes").click()
    expect(page.locator("h1")).to_have_text("All programmes")
    expect(page.get_by_text("You can narrow the list")).to_be_hidden()
    expect(page.locator("#filters")).to_be_hidden()
    assert len(shown(page)) == page.locator("#programmes > li").count()


def test_a_browser_that_does_not_load_the_script_leads_from_the_box_to_all_programmes(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.route("**/search.js*", lambda route: route.abort())
    page.goto(address)
    box_of(page).fill("tisc")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#matches")).to_have_text(re.compile(r"^[1-9]\d* of "))
    assert "Technology and Innovation Support Center (TISC)" in shown(page)
    page.close()


@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_fit_the_screen_and_axe_finds_nothing(
    scheme: str, viewport: dict[str, int], visit: Visit
) -> None:
    page = visit("browse/", viewport=viewport, color_scheme=scheme, bypass_csp=True)
    box_of(page).fill("patent examiner")
    expect(page.locator(".found li").first).to_be_visible()
    box = page.locator(".found").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert found(page, ALL) == []


# Map


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", MAPS)
def test_ground_land_and_marks_can_be_told_apart(where: str, scheme: str, visit: Visit) -> None:
    page = visit(where, color_scheme=scheme)
    ground, land, mark = colours(page)
    assert contrast(mark, ground) >= 3
    assert contrast(mark, land) >= 3
    assert contrast(land, ground) > 1.1


def test_forced_colours_keep_marks_and_land_apart(visit: Visit) -> None:
    page = visit(MAPS[1], forced_colors="active")
    style = "one => { const s = getComputedStyle(one); return [s.fill, s.stroke] }"
    land, mark = (
        page.locator(f"figure.map .{part}").first.evaluate(style) for part in ("land", "mark")
    )
    assert mark[0] not in land
    assert land[0] != land[1]


@pytest.mark.parametrize("where", MAPS)
def test_land_and_every_dot_can_be_seen_on_a_phone(where: str, visit: Visit) -> None:
    page = visit(where, viewport=PHONE)
    land = page.locator("figure.map .land").first.bounding_box()
    assert land is not None
    assert land["width"] > PHONE["width"] / 2
    boxes = [dot.bounding_box() for dot in page.locator("figure.map circle").all()]
    assert boxes
    assert min(box["width"] for box in boxes if box) >= 4


# The finder of home


@WIDTHS
def test_home_leads_to_the_programmes_of_a_country_and_year(
    viewport: dict[str, int], visit: Visit
) -> None:
    page = visit("", viewport=viewport)
    finder = page.get_by_role("search", name="Find programmes")
    assert finder.get_by_role("button").bounding_box()["y"] < viewport["height"]
    finder.get_by_label("Country").select_option(value="LA")
    finder.get_by_label("Year").select_option(value="2015")
    finder.get_by_role("button").click()
    expect(page.locator("#matches")).to_contain_text(" of ")
    assert "browse/?country=LA&year=2015" in page.url
    assert shown(page)
