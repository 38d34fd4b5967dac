"""Gives tests a real browser, Debian's Chromium, and the real site as a server hands it out."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Nothing but what a test asks for: no updates, no first-run pages, no requests of its own.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 900}


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not print each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; where there is none, its tests are left out, but not in CI."""
    chromium = which("chromium")
    if chromium is None:
        message = "there is no chromium here: apt-get install chromium"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder; give its address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with served(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
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
