"""Visitors narrow and sort the list of all programmes, and come back to where they were."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import built
from browser.conftest import PHONE, WIDTHS, Visit
from programmes.catalogue.catalogue import Catalogue

pytestmark = pytest.mark.browser

TISC = "Technology and Innovation Support Center (TISC)"


def shown(page: Page) -> list[str]:
    """The titles that the list shows at one moment: a script may be changing it."""
    seen: list[str] = page.locator("#programmes a.entry").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.innerText)"
    )
    return seen


def chosen(page: Page) -> list[str]:
    return [
        one[:-2] if one[-2] == " " else one
        for one in page.locator("#chosen button").all_inner_texts()
    ]


def told(page: Page) -> Locator:
    return page.locator("#matches")


def narrowed(page: Page) -> int:
    """How many programmes are left, when the list is narrowed."""
    expect(told(page)).to_have_text(re.compile(" of "))
    return int(told(page).inner_text().split(" ")[0])


def choose(page: Page, facet: str, value: str) -> None:
    box = page.locator(f"fieldset[name={facet}]")
    if not box.is_visible():
        page.locator("details", has=box).locator("summary").click()
    box.locator(f"[value={value}]").check()


def words(page: Page) -> Locator:
    return page.get_by_label("Words in the title")


@WIDTHS
def test_choices_narrow_the_list_and_stand_in_the_address(
    viewport: dict[str, int], look: Visit, catalogue: Catalogue
) -> None:
    page = look("browse/", viewport=viewport)
    choose(page, "kind", "training-courses")
    choose(page, "country", "LA")
    courses = narrowed(page)
    choose(page, "country", "VN")
    expect(page.locator("summary", has_text="Country (2)")).to_be_visible()
    assert page.url.endswith("browse/?kind=training-courses&country=LA&country=VN")
    named = [
        one.address
        for one in catalogue.of_kind("training-courses")
        if {"LA", "VN"} & one.card.named.get("country", {}).keys()
    ]
    assert courses < narrowed(page) == len(named)
    expect(page.locator("#chosen button")).to_have_count(4)
    page.get_by_role("button", name="Remove Vietnam").click()
    expect(told(page)).to_have_text(re.compile(f"^{courses} of "))
    expect(page.get_by_role("button", name="Clear all filters")).to_be_focused()
    page.keyboard.press("Enter")
    expect(told(page)).not_to_have_text(re.compile(" of "))
    assert page.url.endswith("browse/")


def test_country_and_year_meet_in_one_occasion(look: Visit, catalogue: Catalogue) -> None:
    page = look("browse/?country=LA&year=1987")
    expect(told(page)).to_have_text(f"0 of {len(catalogue.programmes)} programmes")
    expect(page.locator("#instead")).to_contain_text("Remove one of the filters")
    assert page.locator("fieldset[name=year] [value='2016']").is_enabled()
    page.goto(page.url.partition("?")[0] + "?country=LA")
    narrowed(page)
    assert page.locator("fieldset[name=year] [value='1987']").is_disabled()


def test_the_number_beside_a_choice_is_what_it_gives(look: Visit) -> None:
    page = look("browse/?country=LA&kind=events")
    narrowed(page)
    page.locator("summary", has_text="Topic").click()
    offered = page.locator("fieldset[name=topic] label:has(:enabled)")
    for topic in offered.all():
        number = topic.locator("small").inner_text()
        assert number != "0"
        topic.locator("input").check()
        expect(told(page)).to_have_text(re.compile(f"^{number} of "))
        topic.locator("input").uncheck()
        expect(page.locator("#chosen li")).to_have_count(3)


def test_an_impossible_value_is_named(look: Visit) -> None:
    page = look("browse/?country=XX&year=1066&topic=no&kind=&q=")
    expect(told(page)).to_have_text(re.compile("^0 of "))
    assert chosen(page) == [
        "Country “XX”, which no programme has", "Year “1066”, which no programme has",
        "Topic “no”, which no programme has", "Clear all filters",
    ]  # fmt: skip
    page.get_by_role("button", name="Remove Country “XX”").click()
    expect(page.locator("#chosen button")).to_have_count(3)


def test_sorting_by_title_and_date_makes_no_history(visit: Visit) -> None:
    page = visit("browse/?kind=initiatives")
    narrowed(page)
    newest, before = shown(page), page.evaluate("history.length")
    order = page.get_by_label("Order")
    order.focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("sort=oldest"))
    oldest = shown(page)
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("sort=title"))
    by_title = shown(page)
    assert by_title == sorted(newest, key=str.casefold)
    assert sorted(oldest) == sorted(newest)
    assert oldest != newest
    assert page.evaluate("history.length") == before


def test_back_and_forward_restore_list_position_and_choice(visit: Visit) -> None:
    page = visit("browse/", viewport=PHONE, bypass_csp=True)
    choose(page, "country", "VN")
    number = narrowed(page)
    words(page).press_sequentially("course")
    expect(page.locator("#chosen button").first).to_contain_text("“course”")
    page.go_back()
    expect(told(page)).to_have_text(re.compile(f"^{number} of "))
    assert (words(page).input_value(), chosen(page)) == ("", ["Vietnam"])
    page.go_forward()
    expect(words(page)).to_have_value("course")
    page.go_back()
    entry = page.locator("#programmes a.entry").nth(20)
    entry.scroll_into_view_if_needed()
    page.wait_for_function("history.state?.y === scrollY && scrollY > 0")
    there, where = shown(page), page.evaluate("scrollY")
    entry.click()
    expect(page.locator("h1")).not_to_have_text("All programmes")
    page.go_back()
    page.wait_for_function(f"Math.abs(scrollY - {where}) < 2")
    assert shown(page) == there
    assert page.locator("fieldset[name=country] [value=VN]").is_checked()


def test_more_rows_are_shown_on_demand_and_are_there_again(look: Visit) -> None:
    page = look("browse/?sort=oldest")
    rows = page.locator("#programmes > li")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(rows.nth(50).get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("All programmes")
    page.go_back()
    expect(rows.nth(50)).to_be_visible()


def test_words_are_found_as_people_type_them(look: Visit) -> None:
    page = look("browse/")
    lookup = page.locator("script[data-lookup]").get_attribute("data-lookup")
    match = f"""async ([text, typed]) => {{
        const {{ folded, has, sought }} = await import(new URL("{lookup}", location))
        return has(folded(text), sought(typed))
    }}"""
    for case in built.data("words.yml"):
        for typed in case.get("found", ()):
            assert page.evaluate(match, [case["text"], typed]), (case["text"], typed)
        for typed in case.get("missed", ()):
            assert not page.evaluate(match, [case["text"], typed]), (case["text"], typed)


@pytest.mark.parametrize("typed", ["Viet Nam", "ﾍﾞﾄﾅﾑ", "support  for VIÊT-NAM"])
def test_words_find_titles_and_countries_by_other_names(typed: str, look: Visit) -> None:
    page = look("browse/")
    words(page).fill(typed)
    narrowed(page)
    page.get_by_label("Order").select_option("title")
    expect(
        page.locator("#programmes").get_by_role("link", name="Support for Vietnam")
    ).to_be_visible()


def test_signs_that_are_being_composed_are_no_words(visit: Visit) -> None:
    page = visit("browse/")
    words(page).focus()
    typing = page.context.new_cdp_session(page)
    typing.send("Input.imeSetComposition", {"text": "べと", "selectionStart": 2, "selectionEnd": 2})
    assert words(page).input_value() == "べと"
    assert page.url.endswith("browse/")
    typing.send("Input.insertText", {"text": "ベトナム"})
    assert narrowed(page) > 0
    assert "?q=" in page.url


def test_an_index_that_does_not_load_is_told_and_asked_for_again(broken: Page) -> None:
    broken.route("**/browse/index.json", lambda route: route.fulfill(status=404))
    broken.goto("browse/?country=LA")
    expect(told(broken)).to_contain_text("its index did not load")
    assert len(shown(broken)) > 1
    broken.unroute_all()
    broken.get_by_role("button", name="Try again").click()
    narrowed(broken)


@pytest.mark.parametrize("missing", ["script", "lookup.js", "browse.js"])
def test_without_its_scripts_the_list_is_whole_and_says_so(
    missing: str, browser: Browser, address: str, catalogue: Catalogue
) -> None:
    with browser.new_context(java_script_enabled=missing != "script") as context:
        page = context.new_page()
        page.route(f"**/{missing}*", lambda route: route.abort())
        page.goto(f"{address}browse/?country=LA")
        expect(page.get_by_text("The filters need JavaScript")).to_be_visible()
        expect(page.locator("#filters")).to_be_visible(visible=missing != "script")
        listed = shown(page)
        leaves = page.locator(".leaves li")
        for at in range(1, leaves.count()):
            leaves.nth(at).get_by_role("link").click()
            expect(leaves.nth(at).locator("[aria-current]")).to_be_visible()
            listed += shown(page)
        assert len(listed) == len(catalogue.programmes)


@WIDTHS
def test_home_leads_to_the_programmes_of_a_country_and_year(
    viewport: dict[str, int], look: Visit
) -> None:
    page = look("", viewport=viewport)
    finder = page.get_by_role("search", name="Find programmes")
    assert finder.get_by_role("button").bounding_box()["y"] < viewport["height"]
    finder.get_by_label("Country").select_option(value="LA")
    finder.get_by_label("Year").select_option(value="2015")
    finder.get_by_role("button").click()
    assert narrowed(page) > 0
    assert "browse/?country=LA&year=2015" in page.url


@pytest.mark.parametrize(
    ("where", "name", "chosen"),
    [
        ("countries/vn/", "country", "VN"),
        ("topics/patents/", "topic", "patents"),
        ("initiatives/", "kind", "initiatives"),
    ],
)
def test_a_list_is_narrowed_where_its_own_filter_is_set(
    where: str, name: str, chosen: str, look: Visit
) -> None:
    page = look(where)
    number = page.locator("main p.count").first.inner_text().partition(" ")[0]
    page.get_by_role("link", name="Narrow this list").click()
    expect(page.locator(f"[name={name}][value={chosen}]")).to_be_checked()
    expect(page.locator("#matches")).to_contain_text(f"{number} of ")


def test_without_a_script_no_list_offers_to_be_narrowed(visit: Visit) -> None:
    page = visit("countries/vn/", java_script_enabled=False)
    expect(page.get_by_role("link", name="Narrow this list")).to_be_hidden()
