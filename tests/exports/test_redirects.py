"""An address that a record had before leads to it, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path) -> LexborHTMLParser:
    """The page at the former address of a renamed record."""
    content = exporting.generate(tmp_path / "content", 1)
    folder = content / "programmes/initiatives"
    (folder / "generated-0.yml").rename(folder / "renamed.yml")
    with (folder / "renamed.yml").open("a") as record:
        record.write("redirect_from: [initiatives/generated-0]\n")
    outputs = exporting.Offer(exporting.load(content)).outputs()
    return LexborHTMLParser(outputs["initiatives/generated-0/index.html"]())


def test_it_leads_on_at_once(page: LexborHTMLParser) -> None:
    refresh = page.css_first('meta[http-equiv="refresh"]').attributes["content"]
    assert refresh == "0; url=../../initiatives/renamed/"


def test_it_names_the_address_that_counts(page: LexborHTMLParser) -> None:
    canonical = page.css_first('link[rel="canonical"]').attributes["href"]
    assert canonical == "https://catalogue.invalid/here/initiatives/renamed/"


def test_it_has_a_link_for_who_is_not_led_on(page: LexborHTMLParser) -> None:
    assert page.css_first("body a").attributes["href"] == "../../initiatives/renamed/"
    assert not page.css("script")
