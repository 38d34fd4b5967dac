"""A tool that knows the rules of WCAG finds nothing to mend on any kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import DESK, PHONE
from browser.kinds import EVERY_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LEVEL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"type": "tag", "values": LEVEL}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All in which a dark page differs from a light one."""


def found(page: Page, rules: dict[str, object]) -> list[str]:
    """Which rules are broken, with the first place of each."""
    asked = {"runOnly": rules, "resultTypes": ["violations"]}
    broken = Axe().run(page, options=asked).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in broken]


@EVERY_KIND
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(
    where: str, viewport: dict[str, int], visit: Callable[..., Page]
) -> None:
    page = visit(where, viewport=viewport, bypass_csp=True)
    assert found(page, ALL) == []
    page.emulate_media(color_scheme="dark")
    assert found(page, COLOURS) == []
