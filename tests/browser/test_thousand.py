"""Of 1,000 more records, no page is too long to be read, or too heavy to be fetched."""

from collections import defaultdict
from collections.abc import Iterator
from gzip import compress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import built
from benchmarks import records
from browser.conftest import DESK, PHONE
from built import Pages
from serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCREENS = 40


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site with 1,000 records more, without its search."""
    project = built.copy_project(tmp_path_factory.mktemp("thousand") / "project")
    records.write(records.make(1000), project / "content/programmes")
    built.change(project / "mkdocs.yml", "  search: true\n", "")
    return built.made(project, project / "site")


@pytest.fixture(scope="module")
def pages(thousand: Path) -> Pages:
    """Its pages by address."""
    return built.read_pages(thousand)


def longest(pages: Pages) -> Iterator[str]:
    """Of each folder, the three pages with the most HTML."""
    folders = defaultdict(list)
    for address, page in pages.items():
        folders[address.partition("/")[0]].append((len(page.html), address))
    for found in folders.values():
        yield from (address for _, address in sorted(found)[-3:])


def test_no_page_weighs_more_than_18_kilobytes(pages: Pages) -> None:
    weights = {at: len(compress(page.html.encode(), 6)) for at, page in pages.items()}
    assert {at: weight for at, weight in weights.items() if weight > 18_000} == {}


def test_no_list_of_records_has_more_than_2500_nodes(pages: Pages) -> None:
    assert any("/page/2/" in at for at in pages)
    for at, page in pages.items():
        for part in page.root.css(".by-year, .entries"):
            assert len(part.css("*")) <= 2500, at


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_is_longer_than_40_screens(
    viewport: dict[str, int],
    thousand: Path,
    pages: Pages,
    browser: Browser,
) -> None:
    height, tall = "document.documentElement.scrollHeight", {}
    with served(thousand) as host, browser.new_context(viewport=viewport) as context:
        page = context.new_page()
        for at in longest(pages):
            page.goto(host + at)
            if (screens := page.evaluate(height) / viewport["height"]) > SCREENS:
                tall[at] = screens
    assert tall == {}
