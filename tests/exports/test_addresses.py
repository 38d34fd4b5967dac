"""data/addresses.json lists every address of a site, and what records are called there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest

import small
from programmes.exports.addresses import NOT_LISTED, PATH, Addresses, addresses_json

if TYPE_CHECKING:
    from pathlib import Path


def test_what_only_our_pages_ask_for_is_not_listed(tmp_path: Path) -> None:
    catalogue = exporting.load(small.copy(tmp_path))
    paths = ["assets/catalogue.css", "pagefind/pagefind.js", "404.html", "assets/logo/index.html"]
    text = addresses_json([*paths, "assets-of-wipo/index.html"], catalogue)
    assert Addresses.model_validate_json(text).addresses == ("assets-of-wipo/",)


def test_a_renamed_record_is_listed_by_its_id_and_its_former_address(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    with (content / "programmes/initiatives/listed.yml").open("a") as record:
        record.write("id: initiatives/first\nredirect_from: [initiatives/second]\n")
    listed = Addresses.model_validate_json(addresses_json([], exporting.load(content)))
    assert listed.ids["initiatives/first"] == "initiatives/listed/"
    assert listed.ids["overviews/all"] == "overviews/all/"
    assert listed.former == {"initiatives/second": "initiatives/listed/"}


@pytest.mark.site
def test_the_list_of_a_built_site_has_each_of_its_files(site: Path) -> None:
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    listed = Addresses.model_validate_json((site / PATH).read_bytes()).addresses
    files = {f"{one}index.html" if one[-1:] in {"", "/"} else one for one in listed}
    assert files == {path for path in paths if not path.startswith(NOT_LISTED)}
