"""Chromium opens every page of a site full of attacks, and nothing of them runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

import built
from hostile import Site
from serving import served

pytestmark = [pytest.mark.browser, pytest.mark.site]


def addresses(folder: Path) -> list[str]:
    """The pages of the records that attack, and two of every other folder of the site."""
    pages = built.read_pages(folder)
    shown = [at for at, page in pages.items() if not page.root.css("meta[http-equiv=refresh]")]
    alike: dict[str, list[str]] = {}
    for at in shown:
        alike.setdefault(at.partition("/")[0], []).append(at)
    first = {at for group in alike.values() for at in group[:2]}
    return [at for at in shown if at in first or "/hostile/" in at]


class Watch:
    """A page of the attacked site, which shows words and does nothing else."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.host = page, host
        self.done: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("console", lambda message: self.done.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.done.append(f"error: {error}"))
        page.on("popup", lambda opened: self.done.append(f"opened {opened.url}"))
        page.on("download", lambda file: self.done.append(f"downloaded {file.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.done.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:image/")):
            self.done.append(f"asked for {request.url}")

    def assert_harmless(self) -> None:
        """Fail if anything of a record ran, or asked for something elsewhere."""
        assert self.page.evaluate("window.__pwned") is None, self.page.url
        assert self.done == [], self.page.url


@pytest.fixture
def watch(browser: Browser, hostile_site: Site) -> Iterator[Watch]:
    """A page of the attacked site; at the end of a test nothing may have run on it."""
    with served(hostile_site.folder) as host, browser.new_context() as context:
        watch = Watch(context.new_page(), host)
        yield watch
        watch.assert_harmless()


def test_nothing_of_a_record_runs_on_any_page(watch: Watch, hostile_site: Site) -> None:
    page, pages = watch.page, addresses(hostile_site.folder)
    assert len(pages) > 20
    for at in pages:
        page.goto(watch.host + at, wait_until="load")
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, at
        assert page.url == watch.host + at
        watch.assert_harmless()


def test_a_search_for_an_attack_shows_it_as_words(watch: Watch) -> None:
    page = watch.page
    page.goto(f"{watch.host}browse/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dwindow.__pwned%3D1%3E")
    expect(page.locator("#matches")).to_contain_text(" of ")
    assert page.locator("main img[onerror]").count() == 0


def test_what_a_search_finds_is_words(watch: Watch) -> None:
    page = watch.page
    page.goto(f"{watch.host}training-courses/")
    page.get_by_role("searchbox").fill("<img src=x onerror=window.__pwned=1>")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("page")
    assert "window.__pwned=1" in page.locator("#found").inner_text()
    assert page.locator("main :is([onerror], [onmouseover], img)").count() == 0


def test_rows_of_the_index_are_words(watch: Watch, hostile_site: Site) -> None:
    index = json.loads((hostile_site.folder / "browse/index.json").read_text(encoding="utf-8"))
    index["notes"] = [f"{note} <img src=x onerror=window.__pwned=1>" for note in index["notes"]]
    page, address = watch.page, f"{watch.host}browse/"
    page.route(f"{address}index.json", lambda route: route.fulfill(json=index))
    page.goto(f"{address}?kind=training-courses&topic=<img+src=x+onerror=window.__pwned=1>")
    expect(page.locator("#chosen")).to_contain_text("<img src=x onerror=window.__pwned=1>")
    page.get_by_role("button", name="Remove Topic").click()
    hostile = page.locator("#programmes a[href='../training-courses/hostile/']")
    titles = [words for where, words in hostile_site.said if where == "TrainingCourse.heading"]
    expect(hostile).to_have_text(titles[0])
    assert page.locator("#programmes li > :not(a.entry, p.note)").count() == 0
    assert page.locator("#programmes li > * > *").count() == 0
