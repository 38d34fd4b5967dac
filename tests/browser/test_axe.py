"""A tool that knows the rules of WCAG finds nothing to mend on any kind of page."""

import re
from collections.abc import Iterable
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import DESK, PHONE, Visit, script
from browser.kinds import COURSE, EVERY_KIND, HOME

pytestmark = pytest.mark.browser

LEVEL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""All in which a dark page differs from a light one; they take longer than all other rules."""
COLOURS = {"runOnly": {"type": "rule", "values": OF_COLOURS}}
ALL_BUT_COLOURS = {
    "runOnly": {"type": "tag", "values": LEVEL},
    "rules": {rule: {"enabled": False} for rule in OF_COLOURS},
}
SCREENS = (PHONE, DESK)
SCHEMES = ("light", "dark")


def found(page: Page, options: dict[str, object]) -> list[str]:
    """Which rules are broken, with the first place of each."""
    asked = options | {"resultTypes": ["violations"]}
    broken = page.evaluate("(asked) => axe.run(asked)", asked)["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in broken]


def assert_nothing_found(page: Page, shown: Iterable[tuple[dict[str, int], str]]) -> None:
    """Check all on each screen, and the colours as they are `shown`."""
    page.evaluate(Axe().axe_script)
    for viewport in SCREENS:
        page.set_viewport_size(viewport)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert found(page, ALL_BUT_COLOURS) == [], viewport
    page.evaluate(script("dozen"))
    for viewport, scheme in shown:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        assert found(page, COLOURS) == [], (viewport, scheme)


@EVERY_KIND
def test_axe_finds_nothing(where: str, look: Visit) -> None:
    shown = zip(SCREENS, SCHEMES, strict=True)
    if where in {HOME, COURSE}:  # what one screen alone shows is of the frame, alike on all pages
        shown = product(SCREENS, SCHEMES)
    assert_nothing_found(look(where), shown)


@pytest.mark.parametrize("where", ["browse/?country=LA&q=ip", "search/?q=patent"])
def test_axe_finds_nothing_where_a_script_has_filled_the_screen_which_it_fits(
    where: str, look: Visit
) -> None:
    page = look(where)
    expect(page.locator("#matches, #told")).to_have_text(re.compile(" of |”:"))
    for filters in page.locator("summary", has_text="Country").all():
        filters.click()
    assert_nothing_found(page, product(SCREENS, SCHEMES))
