"""Gives tests a real browser, Debian's Chromium, and the real site as a server hands it out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

import tools
from serving import served

# Nothing but what a test asks for: no updates, no first-run pages, no requests of its own.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 900}
WIDTHS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
Visit = Callable[..., Page]
"""Opens a page of the site in a context with some options of Playwright."""


def script(name: str) -> str:
    """What a test lets the browser run: a function of the folder `scripts`."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text(encoding="utf-8")


def choose(page: Page, name: str) -> None:
    """Choose a size of text or a set of colours; on a phone, in the menu."""
    menu = page.get_by_role("button", name="Menu", exact=True)
    in_menu = menu.is_visible()
    if in_menu:
        menu.press("Enter")
    page.get_by_role("radio", name=name, exact=True).check()
    if in_menu:
        page.keyboard.press("Escape")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; where there is none, its tests are left out, but not in CI."""
    # The shell opens no window around a page, which takes far longer than the page itself.
    program = which("chromium-headless-shell") or tools.program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with served(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page of the site; afterwards no message of the browser may have come."""
    said: list[str] = []
    contexts = []

    def note(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def fail(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left meanwhile
            said.append(f"failed: {request.url}")

    def visit(page: str, **asked: Any) -> Page:  # noqa: ANN401 - the options of Playwright
        context = browser.new_context(**({"viewport": DESK} | asked))
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", note)
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("requestfailed", fail)
        opened.goto(address + page)
        return opened

    yield visit
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def broken(browser: Browser, address: str) -> Iterator[Page]:
    """A page of which a test breaks something, so that the browser may complain."""
    with browser.new_context(viewport=DESK, base_url=address) as context:
        yield context.new_page()
