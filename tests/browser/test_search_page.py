"""Visitors search by name, by title and by text, and are told what could not be searched."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import built
from browser.conftest import DESK, PHONE, WIDTHS, Visit
from programmes.build import search
from serving import served

pytestmark = pytest.mark.browser

FOUND = re.compile("name|title|page|Nothing")
SEARCHES = built.data("searches.yml")


def told(page: Page) -> Locator:
    return page.locator("#told")


def part(page: Page, title: str) -> Locator:
    return page.locator("#found section", has=page.get_by_role("heading", name=title))


def links(page: Page, title: str) -> list[str]:
    expect(told(page)).to_have_text(FOUND)
    return part(page, title).get_by_role("link").all_inner_texts()


def pages_found(look: Visit, asked: str) -> str:
    page = look(f"search/?q={asked}")
    expect(told(page)).to_have_text(FOUND)
    return told(page).inner_text().partition("”: ")[2]


# The way there


@pytest.mark.parametrize(("key", "viewport"), [("/", PHONE), ("s", DESK)])
def test_a_key_leads_to_the_box_and_that_to_an_address_to_be_shared(
    key: str, viewport: dict[str, int], look: Visit
) -> None:
    page = look("initiatives/tisc/", viewport=viewport)
    page.keyboard.press(key)
    expect(page.locator("#__search-words")).to_be_focused()
    page.keyboard.type("guidelines cutting-edge")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text(FOUND)
    assert page.url.endswith("search/?q=guidelines+cutting-edge")
    part(page, "Pages with these words").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("Support for Vietnam")
    page.go_back()
    expect(part(page, "Pages with these words").get_by_role("link").first).to_be_visible()


def test_back_leads_from_search_to_search(look: Visit) -> None:
    page = look("search/?q=podcast")
    expect(told(page)).to_contain_text("“podcast”:")
    page.get_by_label("Words to look for").fill("zimbabwe")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("“zimbabwe”:")
    page.go_back()
    expect(told(page)).to_contain_text("“podcast”:")
    assert page.get_by_label("Words to look for").input_value() == "podcast"


def test_nothing_is_fetched_before_somebody_searches(look: Visit) -> None:
    fetched = "() => performance.getEntriesByType('resource').map(one => one.name)"
    for where in ("", "search/"):
        names = look(where).evaluate(fetched)
        assert not [name for name in names if "pagefind" in name or "index.json" in name]


def test_keys_stay_letters_while_somebody_writes(look: Visit) -> None:
    page = look("search/")
    page.get_by_label("Words to look for").press_sequentially("s/")
    assert page.get_by_label("Words to look for").input_value() == "s/"


def test_the_keys_can_be_switched_off_for_good(look: Visit) -> None:
    page = look("search/")
    page.get_by_label("The keys / and s go to the search box").uncheck()
    page.goto(page.url.replace("search/", ""))
    page.keyboard.press("s")
    expect(page.locator("#__search-words")).not_to_be_focused()


# What is found


@pytest.mark.parametrize(("typed", "name"), SEARCHES["names"].items())
def test_an_entry_comes_first_by_whatever_name(typed: str, name: str, look: Visit) -> None:
    assert links(look(f"search/?q={typed}"), "Names")[0] == name


def test_titles_come_before_texts_and_all_of_them_stand_in_the_list(look: Visit) -> None:
    page = look("search/?q=patent examination")
    titles = links(page, "Titles")
    assert len(titles) == 7
    assert all("patent" in one.lower() and "exam" in one.lower() for one in titles[:6])
    part(page, "Titles").get_by_role("link", name=re.compile("^All ")).click()
    number = re.search(r"\d+", titles[6])[0]  # type: ignore[index]
    expect(page.locator("#matches")).to_have_text(re.compile(f"^{number} of "))


def test_pages_for_editors_come_last(look: Visit) -> None:
    page = look("search/?q=address")
    expect(told(page)).to_have_text(FOUND)
    trails = part(page, "Pages with these words").locator(".note").all_inner_texts()
    for_editors = ["For editors" in trail for trail in trails]
    assert {True, False} == set(for_editors)
    assert for_editors == sorted(for_editors)


def test_an_excerpt_begins_with_a_sentence_below_two_levels_of_the_trail(look: Visit) -> None:
    page = look("search/?q=patent examination practices")
    expect(told(page)).to_have_text(FOUND)
    texts = part(page, "Pages with these words")
    for excerpt in texts.locator(".excerpt").all():
        assert re.match(r"[\W_]*[A-Z0-9\u3040-\u9fff]", excerpt.inner_text()), excerpt.inner_text()
    assert all(note.count(" > ") <= 1 for note in texts.locator(".note").all_inner_texts())
    expect(texts.locator("mark").first).to_be_visible()


def test_results_are_narrowed_by_kind_and_year(visit: Visit) -> None:
    page = visit("search/?q=patent")
    expect(told(page)).to_have_text(FOUND)
    everything, before = told(page).inner_text(), page.evaluate("history.length")
    page.get_by_label("Kind").select_option("Dispatches")
    page.get_by_label("Year").select_option("2016")
    expect(page).to_have_url(re.compile(r"\?q=patent&kind=dispatches&year=2016$"))
    expect(told(page)).not_to_have_text(everything)
    expect(told(page)).to_have_text(FOUND)
    hrefs = page.locator("#found li a").evaluate_all("all => all.map((one) => one.pathname)")
    assert hrefs
    assert all(href.startswith("/dispatches/") for href in hrefs)
    assert page.evaluate("history.length") == before


def test_more_pages_are_shown_on_demand(look: Visit) -> None:
    page = look("search/?q=patent")
    texts = part(page, "Pages with these words").locator("li")
    expect(texts).to_have_count(10)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(texts).to_have_count(20)
    expect(texts.nth(10).get_by_role("link")).to_be_focused()


@pytest.mark.parametrize(("typed", "near"), SEARCHES["near"].items())
def test_where_nothing_is_found_near_names_and_advice_are(
    typed: str, near: str, look: Visit
) -> None:
    page = look(f"search/?q={typed}")
    expect(told(page)).to_have_text(f"Nothing found for “{typed}”")
    expect(page.locator("#found")).to_contain_text("Check the spelling")
    page.locator("#found").get_by_role("link", name=near, exact=True).click()
    expect(page.locator("h1")).to_have_text(near)


@pytest.mark.parametrize(("typed", "plain"), SEARCHES["alike"].items())
def test_common_words_width_and_quotes_make_no_difference(
    typed: str, plain: str, look: Visit
) -> None:
    found = pages_found(look, plain)
    assert found
    assert pages_found(look, typed) == found


def test_nothing_is_found_where_words_do_not_stand_together(look: Visit) -> None:
    assert pages_found(look, "products infringing") != ""
    assert pages_found(look, '"products infringing"') == ""
    assert pages_found(look, "“products infringing”") == ""


# What fails


@pytest.mark.parametrize("pieces", ["*.js*", "index/*", "fragment/*"])
def test_texts_that_cannot_be_searched_are_told_and_tried_again(pieces: str, broken: Page) -> None:
    broken.route(f"**/pagefind/{pieces}", lambda route: route.fulfill(status=404))
    broken.goto("search/?q=zimbabwe")
    expect(broken.locator("#found")).to_contain_text("The texts of the pages could not be")
    assert links(broken, "Names")[0] == "Zimbabwe"
    expect(broken.locator("#found").get_by_role("link", name="all programmes")).to_be_visible()
    broken.unroute_all()
    broken.get_by_role("button", name="try again").click()
    expect(part(broken, "Pages with these words").get_by_role("link").first).to_be_visible()


def test_an_index_of_names_that_does_not_load_leaves_the_texts(broken: Page) -> None:
    broken.route("**/browse/index.json", lambda route: route.abort())
    broken.goto("search/?q=zimbabwe")
    expect(part(broken, "Pages with these words").get_by_role("link").first).to_be_visible()
    expect(broken.locator("#found")).to_contain_text("Names and titles could not be searched")


def test_an_index_that_was_replaced_is_loaded_anew(
    broken: Page, site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with served(folder) as address:
        broken.goto(f"{address}search/?q=podcast")
        expect(told(broken)).to_contain_text("“podcast”:")
        faqs = folder / "faqs/index.html"
        html = faqs.read_text(encoding="utf-8").replace("</h1>", "</h1><p>Quinquagesima.</p>", 1)
        faqs.write_text(html, encoding="utf-8")
        shutil.rmtree(folder / "pagefind")
        search.index(folder)
        broken.get_by_label("Words to look for").fill("zimbabwe quinquagesima")
        broken.keyboard.press("Enter")
        expect(told(broken)).to_contain_text("quinquagesima")
        broken.get_by_label("Words to look for").fill("quinquagesima")
        broken.keyboard.press("Enter")
        expect(part(broken, "Pages with these words").get_by_role("link")).to_have_text(["FAQs"])


def test_a_browser_without_webassembly_is_told(broken: Page) -> None:
    broken.add_init_script("delete globalThis.WebAssembly")
    broken.goto("search/?q=zimbabwe")
    expect(broken.locator("#found")).to_contain_text("This browser has no WebAssembly")
    assert links(broken, "Names")[0] == "Zimbabwe"


@pytest.mark.parametrize("language", ["ja", "th"])
def test_texts_are_searched_in_a_frame_of_another_language(
    language: str, look: Visit, broken: Page
) -> None:
    html = broken.request.get("search/").text().replace('lang="en"', f'lang="{language}"')
    answer = {"body": html, "content_type": "text/html"}
    broken.route("**/search/?q=*", lambda route: route.fulfill(**answer))
    broken.goto("search/?q=examiners")
    expect(told(broken)).to_have_text(FOUND)
    assert told(broken).inner_text() == f"“examiners”: {pages_found(look, 'examiners')}"


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


@pytest.mark.parametrize("missing", ["script", "lookup.js", "search.js"])
def test_without_its_scripts_the_page_leads_to_the_list_and_the_ways_in(
    missing: str, browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=missing != "script") as context:
        page = context.new_page()
        page.route(f"**/{missing}*", lambda route: route.abort())
        page.goto(f"{address}search/?q=tisc")
        told = page.get_by_text("The search needs JavaScript")
        expect(told).to_be_visible()
        assert told.get_by_role("link").count() > 5
        told.get_by_role("link", name="look through all programmes").click()
        expect(page.locator("h1")).to_have_text("All programmes")
