"""Chromium opens every page of a site full of attacks, and nothing of them runs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import built
from programmes.catalogue import loading
from programmes.render import browse
from serving import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page, Request

    from hostile import Site

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
    """Notes what a page does beside showing words."""

    def __init__(self, page: Page, host: str) -> None:
        self.done: list[str] = []
        self.host = host
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


def test_nothing_of_a_record_runs_on_any_page(browser: Browser, hostile_site: Site) -> None:
    pages = addresses(hostile_site.folder)
    assert len(pages) > 20
    with served(hostile_site.folder) as host:
        page = browser.new_page()
        watch = Watch(page, host)
        for at in pages:
            page.goto(host + at, wait_until="load")
            assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, at
            assert page.evaluate("window.__pwned") is None, at
            assert page.url == host + at
            assert watch.done == [], at
        page.close()


def test_the_words_are_seen(browser: Browser, hostile_site: Site) -> None:
    with served(hostile_site.folder) as host:
        page = browser.new_page()
        page.goto(f"{host}training-courses/hostile/")
        seen = built.squeeze(page.locator("body").inner_text())
        page.close()
    titles = [words for where, words in hostile_site.said if where == "TrainingCourse.heading"]
    assert built.squeeze(titles[0]) in seen
    texts = [words for where, words in hostile_site.said if where == "Text.text"]
    assert any(built.squeeze(words) in seen for words in texts)


def test_a_search_for_an_attack_shows_it_as_words(browser: Browser, hostile_site: Site) -> None:
    with served(hostile_site.folder) as host:
        page = browser.new_page()
        watch = Watch(page, host)
        page.goto(f"{host}browse/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dwindow.__pwned%3D1%3E")
        page.wait_for_timeout(500)
        assert page.evaluate("window.__pwned") is None
        assert page.locator("main img[onerror]").count() == 0
        assert watch.done == []
        page.close()


@pytest.mark.parametrize(
    "words", ["window.__pwned", "onmouseover", "<img src=x onerror=window.__pwned=1>"]
)
def test_what_a_search_finds_is_words(browser: Browser, hostile_site: Site, words: str) -> None:
    with served(hostile_site.folder) as host:
        page = browser.new_page()
        watch = Watch(page, host)
        page.goto(f"{host}training-courses/")
        page.get_by_role("searchbox", name="Search all texts").fill(words)
        found = page.locator("#search [role=status]")
        expect(found).to_have_text(re.compile("found"))
        texts = page.locator("#search").inner_text()
        assert "window.__pwned=1" in texts
        assert page.locator("#search :is([onerror], [onmouseover], img, script)").count() == 0
        assert page.evaluate("window.__pwned") is None
        assert watch.done == []
        page.close()


def test_rows_that_come_from_a_file_are_words(
    browser: Browser, hostile_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse, "MOST_IN_PAGE", 0)  # as if the catalogue were large
    loaded = loading.load(hostile_site.project / "content").catalogue
    assert loaded is not None
    ((file, make),) = browse.index(loaded)
    rows = json.loads(make())
    rows["notes"] = [f"{note} <img src=x onerror=window.__pwned=1>" for note in rows["notes"]]
    page_file = hostile_site.folder / "browse/index.html"
    page_html = re.sub(
        r'(<ul class="entries" id="programmes")>.*?\n</ul>',
        r'\1 data-index="index.json"></ul>',
        page_file.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    with served(hostile_site.folder) as host:
        page = browser.new_page()
        watch = Watch(page, host)
        page.route(
            f"{host}browse/", lambda route: route.fulfill(body=page_html, content_type="text/html")
        )
        page.route(host + file, lambda route: route.fulfill(json=rows))
        page.goto(f"{host}browse/")
        page.locator("#filter-kind").select_option("training-courses")
        hostile = page.locator("#programmes a[href='../training-courses/hostile/']")
        titles = [words for where, words in hostile_site.said if where == "TrainingCourse.heading"]
        expect(hostile).to_have_text(titles[0])
        assert page.locator("#programmes li > :not(a.entry, p.note)").count() == 0
        assert page.locator("#programmes li > * > *").count() == 0
        assert page.evaluate("window.__pwned") is None
        assert watch.done == []
        page.close()
