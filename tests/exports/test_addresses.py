"""data/addresses.json lists every address of a site, and sitemap.xml every page with its day."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import small
from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue
from programmes.exports.addresses import NOT_LISTED, PATH, Addresses, addresses_json

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "http://127.0.0.1:8000/"


def test_what_only_our_pages_ask_for_is_not_listed(tmp_path: Path) -> None:
    catalogue = small.load(small.copy(tmp_path))
    paths = ["assets/catalogue.css", "pagefind/pagefind.js", "404.html", "assets/logo/index.html"]
    text = addresses_json([*paths, "assets-of-wipo/index.html"], catalogue)
    assert Addresses.model_validate_json(text).addresses == ("assets-of-wipo/",)


def test_a_renamed_record_is_listed_by_its_id_and_its_former_address(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    with (content / "programmes/initiatives/listed.yml").open("a") as record:
        record.write("id: initiatives/first\nredirect_from: [initiatives/second]\n")
    listed = Addresses.model_validate_json(addresses_json([], small.load(content)))
    assert listed.ids["initiatives/first"] == "initiatives/listed/"
    assert listed.ids["overviews/all"] == "overviews/all/"
    assert listed.former == {"initiatives/second": "initiatives/listed/"}


@pytest.mark.site
def test_the_list_of_a_built_site_has_each_of_its_files(site: Path) -> None:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    listed = Addresses.model_validate_json((site / PATH).read_bytes()).addresses
    files = {f"{one}index.html" if one[-1:] in {"", "/"} else one for one in listed}
    assert files == {path for path in paths if not path.startswith(NOT_LISTED)}


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
