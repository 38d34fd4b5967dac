"""Every page says of itself what search engines and browsers ask for."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

from selectolax.lexbor import LexborNode

from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue

HERE = "http://127.0.0.1:8000/"
"""Where the site stands by default: site_url in mkdocs.yml."""


def meta(page: BuiltPage, name: str) -> str | None:
    key = "property" if name.startswith("og:") else "name"
    return page.one(f'head meta[{key}="{name}"]').attributes["content"]


def real(pages: dict[str, BuiltPage]) -> list[BuiltPage]:
    """All pages but the one for errors."""
    return [page for page in pages.values() if page.address != "404.html"]


def test_what_describes_something_is_there(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for key in ("aria-labelledby", "aria-describedby"):
            for node in page.root.css(f"[{key}]"):
                for name in (node.attributes[key] or "").split():
                    page.one(f'[id="{name}"]')


def test_headings_skip_no_level(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        levels = [int(one.tag[1]) for one in page.root.css("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, page.address
        assert levels.count(1) == 1, page.address
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), page.address


def test_the_skip_link_is_the_first_thing_on_every_page(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        first = page.one("body").css("a, button, input, select, summary, [tabindex]")[0]
        assert (first.tag, first.attributes["href"]) == ("a", "#__main"), page.address
        assert page.one("main#__main").attributes["tabindex"] == "-1", page.address


def test_every_page_has_a_title_and_a_description_of_its_own(
    pages: dict[str, BuiltPage], catalogue: Catalogue, seeds: Catalogue
) -> None:
    # Two records of other sources may have one title, or begin with the same words.
    others = {one.address for one in catalogue.programmes} - {
        one.address for one in seeds.programmes
    }
    compared = [page for page in real(pages) if page.address not in others]
    for said in (
        Counter(meta(page, "description") for page in compared),
        Counter(page.one("head title").text() for page in compared),
        Counter(page.heading for page in compared),
    ):
        assert [one for one, times in said.items() if times > 1 or not one] == []


def test_a_page_says_where_it_stands(pages: dict[str, BuiltPage]) -> None:
    for page in real(pages):
        assert page.one("link[rel=canonical]").attributes["href"] == HERE + page.address
        assert meta(page, "og:url") == HERE + page.address


def test_a_preview_has_all_that_it_shows(pages: dict[str, BuiltPage]) -> None:
    for page in real(pages):
        assert meta(page, "og:title"), page.address
        assert page.one("head title").text().startswith(str(meta(page, "og:title"))), page.address
        assert meta(page, "og:description") == meta(page, "description"), page.address
        assert meta(page, "og:type") in {"article", "website"}, page.address
        assert meta(page, "og:site_name") == "Cooperation with developing countries"


def test_every_page_has_language_schemes_and_icon(pages: dict[str, BuiltPage], site: Path) -> None:
    for page in pages.values():
        assert page.one("html").attributes["lang"] == "en"
        assert meta(page, "color-scheme") == "light dark"
        icon = page.one("link[rel=icon]").attributes["href"] or ""
        assert (site / page.target(icon)).is_file(), page.address


def test_each_icon_of_the_side_bar_is_drawn(pages: dict[str, BuiltPage], site: Path) -> None:
    drawn = (site / "assets/catalogue/frame.css").read_text(encoding="utf-8")
    links = pages["countries/"].root.css("#__menu [class*=icon-]")
    icons = {(one.attributes["class"] or "").split()[-1] for one in links}
    assert len(icons) > 2
    assert [icon for icon in icons if f".{icon} {{ --icon: url(" not in drawn] == []


def test_the_page_for_errors_is_not_to_be_found(pages: dict[str, BuiltPage]) -> None:
    assert meta(pages["404.html"], "robots") == "noindex"
    assert not any(page.root.css("meta[name=robots]") for page in real(pages))


def test_pictures_have_sizes_and_words(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        for image in page.root.css("img"):
            assert {"src", "width", "height", "alt"} <= image.attributes.keys(), page.address


def test_tables_of_records_have_names_and_their_headers_a_direction(
    pages: dict[str, BuiltPage],
) -> None:
    for page in pages.values():
        for table in page.root.css("table[class]"):
            assert named(table), page.address
            assert all("scope" in header.attributes for header in table.css("th")), page.address


def named(table: LexborNode) -> bool:
    """Whether a table has a caption, or stands in a region with a name."""
    region = table.parent
    return table.css_first("caption") is not None or (
        region is not None and {"aria-label", "aria-labelledby"} & region.attributes.keys() != set()
    )
