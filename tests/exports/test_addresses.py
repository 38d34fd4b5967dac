"""data/addresses.json lists every address of a site, and what records are called there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest

from programmes.exports.addresses import NOT_LISTED, PATH, Addresses, addresses_json

if TYPE_CHECKING:
    from pathlib import Path


def test_a_page_is_listed_without_the_name_of_its_file(tmp_path: Path) -> None:
    catalogue = exporting.load(exporting.generate(tmp_path / "content", 1))
    paths = ["index.html", "feed.xml", "about/index.html", "glossary-index.html"]
    listed = Addresses.model_validate_json(addresses_json(paths, catalogue))
    assert listed.addresses == ("", "about/", "feed.xml", "glossary-index.html")


def test_what_only_our_pages_ask_for_is_not_listed(tmp_path: Path) -> None:
    catalogue = exporting.load(exporting.generate(tmp_path / "content", 1))
    paths = ["assets/catalogue.css", "pagefind/pagefind.js", "404.html", "assets/logo/index.html"]
    text = addresses_json([*paths, "assets-of-wipo/index.html"], catalogue)
    assert Addresses.model_validate_json(text).addresses == ("assets-of-wipo/",)


def test_a_renamed_record_is_listed_by_its_id_and_its_former_address(tmp_path: Path) -> None:
    content = exporting.generate(tmp_path / "content", 2)
    with (content / "programmes/initiatives/generated-0.yml").open("a") as record:
        record.write("id: initiatives/first\nredirect_from: [initiatives/second]\n")
    listed = Addresses.model_validate_json(addresses_json([], exporting.load(content)))
    assert listed.ids == {
        "initiatives/first": "initiatives/generated-0/",
        "training-courses/generated-1": "training-courses/generated-1/",
    }
    assert listed.former == {"initiatives/second": "initiatives/generated-0/"}


def test_an_address_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    catalogue = exporting.load(exporting.generate(tmp_path / "content", 1))
    text = addresses_json(["b/index.html", "a/index.html"], catalogue)
    assert text.startswith('{\n "addresses": [\n  "a/",\n  "b/"\n ],\n "ids": {\n')
    assert text.endswith("\n}\n")


@pytest.mark.site
def test_the_list_of_a_built_site_has_each_of_its_files(site: Path) -> None:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    listed = Addresses.model_validate_json((site / PATH).read_bytes()).addresses
    files = {f"{one}index.html" if one[-1:] in {"", "/"} else one for one in listed}
    assert files == {path for path in paths if not path.startswith(NOT_LISTED)}
