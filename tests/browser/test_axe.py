"""A tool that knows the rules of WCAG finds nothing to mend on any kind of page."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import SCHEMES, WIDTHS, Visit
from browser.kinds import EVERY_KIND

pytestmark = pytest.mark.browser

LEVEL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": {"type": "tag", "values": LEVEL}}
CONTRAST = "color-contrast"
"""Takes longer than all other rules together."""
ALL_BUT_CONTRAST = ALL | {"rules": {CONTRAST: {"enabled": False}}}
COLOURS = {"runOnly": {"type": "rule", "values": [CONTRAST, "link-in-text-block"]}}
"""All in which a dark page differs from a light one."""
WHOLE = {"include": [["html"]]}
WITHOUT_MORE_OF_A_KIND = WHOLE | {
    "exclude": [["tbody tr:nth-child(n + 12)"], [".rule:nth-of-type(n + 12)"]]
}
"""A page without the rows that have the colours of those above them."""


def found(
    page: Page, options: dict[str, object], context: dict[str, list[list[str]]] = WHOLE
) -> list[str]:
    """Which rules are broken, with the first place of each."""
    asked = options | {"resultTypes": ["violations"]}
    broken = Axe().run(page, context, asked).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in broken]


@EVERY_KIND
@WIDTHS
def test_axe_finds_nothing(where: str, viewport: dict[str, int], visit: Visit) -> None:
    page = visit(where, viewport=viewport, bypass_csp=True)
    assert found(page, ALL_BUT_CONTRAST) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert found(page, COLOURS, WITHOUT_MORE_OF_A_KIND) == [], scheme


@WIDTHS
@SCHEMES
@pytest.mark.parametrize("where", ["browse/?country=LA&q=ip", "search/?q=patent"])
def test_axe_finds_nothing_where_a_script_has_filled_the_screen_which_it_fits(
    where: str, scheme: str, viewport: dict[str, int], visit: Visit
) -> None:
    page = visit(where, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    expect(page.locator("#matches, #told")).to_have_text(re.compile(" of |”:"))
    for filters in page.locator("summary", has_text="Country").all():
        filters.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert found(page, ALL) == []
