"""Pages load little, and from this site alone."""

from gzip import compress
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Response

from browser.kinds import COURSE, EVERY_KIND, HOME

pytestmark = pytest.mark.browser


def weights(browser: Browser, address: str) -> dict[str, int]:
    """What a first visit loads but photographs, with its bytes as a server sends them."""
    loaded: dict[str, Response] = {}
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: loaded.update({urldefrag(response.url)[0]: response}))
        page.goto(address, wait_until="networkidle")
        return {
            at: len(compress(one.body(), 6))
            for at, one in list(loaded.items())  # one may come late while another is read
            if not one.headers.get("content-type", "").startswith(("image/jpeg", "image/png"))
        }


@pytest.fixture(scope="module")
def known(browser: Browser, address: str) -> dict[str, dict[str, int]]:
    """What two pages load, which a visitor may have seen before."""
    return {where: weights(browser, address + where) for where in (HOME, COURSE)}


@EVERY_KIND
def test_a_first_visit_loads_60_kilobytes_in_12_requests_and_the_next_18_kilobytes_at_most(
    where: str, browser: Browser, address: str, known: dict[str, dict[str, int]]
) -> None:
    first = known.get(where) or weights(browser, address + where)
    assert len(first) <= 12, sorted(first)
    assert sum(first.values()) <= 60_000, first
    assert [one for one in first if not one.startswith(address)] == []
    before = known[COURSE if where == HOME else HOME]
    assert sum(size for one, size in first.items() if one not in before) <= 18_000, first
