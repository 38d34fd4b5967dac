"""Measures in a browser what a visitor waits for: the parts of a search index, and a filter."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from browser.conftest import chromium, script
from serving import served

QUERIES: Final = ("Hanoi", "patent", "examination guidelines", "training of patent examiners")
SLOWER: Final = 4
"""So many times slower than this one is the computer of a visitor."""
CHOICES: Final = {"kind": "training-courses", "country": "VN", "topic": "patents", "q": "office"}
FILTER: Final = script("filter")


def visits(site: Path) -> Iterator[tuple[str, str]]:
    """Search and filter a built site; say what was done, and what it took."""
    with served(site) as address, chromium() as browser:
        for words in QUERIES:
            yield f"fetched for the search “{words}”", f"{_fetched(browser, address, words):.0f} kB"
        times = _filters(browser, address)
        shown = f"{min(times):.0f} to {max(times):.0f} ms"
        yield f"a filter of “Browse”, {SLOWER} times slower", shown


def _fetched(browser: Browser, address: str, words: str) -> float:
    """Give the kilobytes that come over the network from the box of a page to the results."""
    page = browser.new_page()
    page.goto(f"{address}about/", wait_until="networkidle")
    sizes: list[int] = []
    page.on("response", lambda one: sizes.append(int(one.headers["content-length"])))
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.locator("#told").filter(has_text="”:").wait_for()
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(sizes) / 1000


def _filters(browser: Browser, address: str) -> list[float]:
    """Give the milliseconds from each choice to the list that follows it."""
    page = browser.new_page()
    page.goto(f"{address}browse/", wait_until="networkidle")
    _choose(page, "organisation", "wipo")  # which fetches the list, once
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return [_choose(page, name, value) for name, value in CHOICES.items()]


def _choose(page: Page, name: str, value: str) -> float:
    return float(page.evaluate(FILTER, [name, value]))
