"""Pages load little, from this site alone, and the browser has nothing to complain of."""

from __future__ import annotations

from gzip import compress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest

from browser.kinds import COURSE, EVERY_KIND, HOME

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Response

pytestmark = pytest.mark.browser


def weights(page: Page, address: str) -> dict[str, int]:
    """What a visit loads but photographs, with its bytes as a server sends them."""
    loaded: dict[str, Response] = {}
    page.on("response", lambda response: loaded.update({urldefrag(response.url)[0]: response}))
    page.goto(address, wait_until="networkidle")
    return {
        at: len(compress(one.body(), 6))
        for at, one in list(loaded.items())  # one may come late while another is read
        if not one.headers.get("content-type", "").startswith(("image/jpeg", "image/png"))
    }


@EVERY_KIND
def test_a_page_asks_for_nothing_elsewhere_and_raises_no_message(
    where: str, visit: Callable[..., Page], address: str
) -> None:
    page = visit(where)
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert loaded
    assert [one for one in loaded if not one.startswith(address)] == []


@EVERY_KIND
def test_a_first_visit_loads_60_kilobytes_in_12_requests_and_the_next_18_kilobytes_at_most(
    where: str, browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        first = weights(context.new_page(), address + where)
    assert len(first) <= 12, sorted(first)
    assert sum(first.values()) <= 60_000, first
    with browser.new_context() as context:
        page = context.new_page()
        before = weights(page, address + (COURSE if where == HOME else HOME))
        loaded = weights(page, address + where)
    assert sum(size for one, size in loaded.items() if one not in before) <= 18_000, loaded
