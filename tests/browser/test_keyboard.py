"""Everything is within reach of the keyboard, in sight, and shows where the reader is."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Visit, script
from browser.kinds import COURSE, HOME, KINDS, SOME, SOME_KINDS

pytestmark = pytest.mark.browser

MENU = [
    "Announcements", "Obtaining IP Rights", "JPO Activities",
    "Statistics \N{FRACTION SLASH} References", "About JPO", "FAQs",
]  # fmt: skip

STOP, REACHED = script("stop"), script("reached")


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Each place to which Tab leads, until it leaves the page."""
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return
        yield stop


@pytest.mark.parametrize(
    ("where", "viewport"), [*product(KINDS.values(), [PHONE]), *product(SOME, [DESK])]
)
def test_every_stop_is_in_sight_and_shows_the_focus(
    where: str, viewport: dict[str, int], look: Visit
) -> None:
    page = look(where, viewport=viewport)
    expected = page.evaluate(REACHED)
    walked = list(stops(page))
    assert len(walked) == expected
    for stop in walked:
        assert stop["onScreen"], stop
        assert stop["uncovered"], stop
        assert stop["ring"] >= 2, stop


@pytest.mark.parametrize("scripts", ["script", "no script"])
@pytest.mark.parametrize("where", [HOME, COURSE, "404.html"])
def test_the_menu_of_a_phone_opens_by_a_key_and_closes_by_another(
    where: str, scripts: str, visit: Visit
) -> None:
    page = visit(where, viewport=PHONE, java_script_enabled=scripts == "script")
    links = page.get_by_role("navigation", name="Navigation").get_by_role("link")
    assert links.count() == 0
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    names = [link.inner_text() for link in links.all()]
    assert names[0] == "All programmes"
    assert names[-len(MENU) :] == MENU
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    assert links.count() == 0


@SOME_KINDS
def test_the_menu_is_in_sight_on_a_wide_screen(where: str, visit: Visit) -> None:
    page = visit(where, java_script_enabled=False)
    links = page.get_by_role("navigation", name="Tabs").get_by_role("link")
    assert [link.inner_text() for link in links.all()] == MENU
    for link in links.all():
        expect(link).to_be_in_viewport()


@pytest.mark.parametrize("where", [HOME, COURSE, "404.html"])
def test_the_first_stop_skips_to_the_main_content(where: str, look: Visit) -> None:
    page = look(where, viewport=PHONE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")
