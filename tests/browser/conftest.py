"""Gives tests a real browser, Debian's Chromium, and the real site as a server hands it out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

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


def noting(page: Page, said: list[str]) -> Page:
    """Note what the browser complains of on a page."""

    def fail(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left meanwhile
            said.append(f"failed: {request.url}")

    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", fail)
    return page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page of the site; afterwards no message of the browser may have come."""
    said: list[str] = []
    contexts = []

    def visit(where: str, **asked: Any) -> Page:  # noqa: ANN401 - the options of Playwright
        contexts.append(browser.new_context(**({"viewport": DESK} | asked)))
        page = noting(contexts[-1].new_page(), said)
        page.goto(address + where)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A tab for all that only look at pages, and what the browser says there."""
    said: list[str] = []
    with browser.new_context() as context:
        yield noting(context.new_page(), said), said


@pytest.fixture
def look(tab: tuple[Page, list[str]], address: str) -> Iterator[Visit]:
    """Open a page as `visit` does, but in a tab that is there already: in half the time."""
    page, said = tab

    def look(where: str, viewport: Any = DESK, color_scheme: Any = "light") -> Page:  # noqa: ANN401
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=color_scheme)
        page.goto(address + where)
        return page

    yield look
    page.emulate_media(media="null")
    page.evaluate("localStorage.clear()")
    complaints, said[:] = [*said], []
    assert complaints == []


@pytest.fixture
def broken(browser: Browser, address: str) -> Iterator[Page]:
    """A page of which a test breaks something, so that the browser may complain."""
    with browser.new_context(viewport=DESK, base_url=address) as context:
        yield context.new_page()
