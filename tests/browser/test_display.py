"""Readers choose the size of the text and the colours, and keep what they chose."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit, choose, script
from browser.kinds import COURSE, HOME, SOME_KINDS

pytestmark = pytest.mark.browser

LIGHT, DARK = "rgb(255, 255, 255)", "rgb(21, 24, 29)"
FRAMES, ELEMENTS = script("frames"), script("elements")


def sizes(page: Page) -> dict[str, float]:
    """The size of the text of each element that has some."""
    return page.evaluate(ELEMENTS)


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@SOME_KINDS
def test_a_size_scales_all_text_of_a_page_without_a_script(where: str, visit: Visit) -> None:
    page = visit(where, java_script_enabled=False)
    usual = sizes(page)
    assert usual
    for size, scale in (("S", 0.9), ("L", 1.25), ("M", 1)):
        choose(page, size)
        expected = {name: one * scale for name, one in usual.items()}
        assert sizes(page) == pytest.approx(expected), size


@pytest.mark.parametrize("scripts", ["script", "no script"])
def test_a_choice_of_colours_overrules_the_system(scripts: str, visit: Visit) -> None:
    page = visit(HOME, color_scheme="light", java_script_enabled=scripts == "script")
    shown = [ground(page)]
    for name in ("Dark", "Light", "Auto"):
        choose(page, name)
        shown.append(ground(page))
    page.emulate_media(color_scheme="dark")
    assert [*shown, ground(page)] == [LIGHT, DARK, LIGHT, LIGHT, DARK]


def test_choices_hold_on_the_next_page_from_its_first_frame(visit: Visit) -> None:
    page = visit(HOME, color_scheme="light", bypass_csp=True)
    page.context.add_init_script(f"({FRAMES})()")
    choose(page, "L")
    choose(page, "Dark")
    page.get_by_role("link", name="About JPO").click()
    page.wait_for_function("window.shownFrames.length > 5")
    assert set(page.evaluate("window.shownFrames")) == {f"25px {DARK}"}
    assert page.locator("input:checked + span").all_inner_texts() == ["L", "Dark"]


def test_the_usual_choices_come_back(look: Visit) -> None:
    page = look(HOME, color_scheme="light")
    before = (sizes(page), ground(page))
    choose(page, "S")
    choose(page, "Dark")
    page.reload()
    choose(page, "M")
    choose(page, "Auto")
    page.reload()
    assert (sizes(page), ground(page)) == before


def test_a_browser_that_keeps_nothing_shows_the_page_still(visit: Visit) -> None:
    page = visit("404.html")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw 1 }})")
    page.goto(page.url.replace("404.html", COURSE))
    usual = sizes(page)
    choose(page, "L")
    assert sizes(page)["h1"] == pytest.approx(usual["h1"] * 1.25)


def test_buttons_copy_the_link_and_print_where_there_is_a_script(visit: Visit) -> None:
    page = visit(COURSE)
    page.evaluate("""() => {
      window.done = []
      navigator.clipboard.writeText = async (text) => window.done.push(text)
      window.print = () => window.done.push("printed")
    }""")
    page.get_by_role("button", name="Print").click()
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_role("button", name="Copy the link: copied").wait_for()
    assert page.evaluate("window.done") == ["printed", page.url]
    page = visit(COURSE, java_script_enabled=False)
    assert not page.get_by_text("Copy the link").is_visible()
