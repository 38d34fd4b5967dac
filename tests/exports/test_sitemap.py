"""The sitemap names every page of the site, and the day on which its records last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

    from built import BuiltPage
    from programmes.catalogue.catalogue import Catalogue

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "http://127.0.0.1:8000/"


def listed(site: Path) -> dict[str, str | None]:
    """Read the addresses of the sitemap, each with its day."""
    urls = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    return {
        (url.findtext("loc", "", NAMES)).removeprefix(ROOT): url.findtext("lastmod", None, NAMES)
        for url in urls
    }


def test_every_page_is_in_the_sitemap_once(site: Path, pages: dict[str, BuiltPage]) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(listed(site))
    assert set(listed(site)) == set(pages) - {"404.html"}


def test_a_page_has_the_day_of_the_newest_of_its_records(site: Path, catalogue: Catalogue) -> None:
    days = listed(site)
    for programme in catalogue.programmes:
        assert days[programme.address] == str(programme.record.updated)
    newest = max(one.record.updated for one in catalogue.listings["country"]["VN"])
    assert days["countries/vn/"] == str(newest)
    assert days[""] == str(catalogue.updated)


def test_no_second_sitemap_is_left_beside_it(site: Path) -> None:
    assert [file.name for file in site.glob("sitemap*")] == ["sitemap.xml"]


def test_robots_are_told_where_it_is(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {ROOT}sitemap.xml",
    ]
