"""The search index is made of the texts of the pages, and is the same for the same pages."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from programmes.build import full_text, indexing
from programmes.build.walking import files_below

if TYPE_CHECKING:
    from pathlib import Path

    from built import BuiltPage
    from programmes.catalogue.catalogue import Catalogue

PAGE = """<html lang="en"><body><nav>Menu</nav><article data-pagefind-body><h1>{title}</h1>
<p>{text}</p><ul class="entries"><li>another programme</li></ul></article></body></html>"""


def texts(site: Path) -> dict[str, str]:
    """The indexed text of each page by its address."""
    found = {}
    for file in (site / "pagefind").glob("*/fragment/*"):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[page["url"].removeprefix("/")] = page["content"]
    return found


def write(site: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        (site / name).mkdir(parents=True)
        html = PAGE.format(title=name, text=text)
        (site / name / "index.html").write_text(html, encoding="utf-8")


def test_every_programme_is_in_the_index(site: Path, catalogue: Catalogue) -> None:
    assert {one.address for one in catalogue.programmes} <= set(texts(site))


def test_the_home_page_and_errors_are_not(site: Path) -> None:
    assert {"", "404.html"}.isdisjoint(texts(site))


def test_the_text_of_a_programme_is_found_on_its_own_page_and_not_where_it_is_quoted(
    site: Path,
) -> None:
    words = "established in about 1,500 locations"
    assert [address for address, text in texts(site).items() if words in text] == [
        "initiatives/tisc/"
    ]


def test_menus_and_lists_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"one": "A patent examiner in Hanoi."})
    full_text.index(tmp_path)
    assert "examiner" in texts(tmp_path)["one/"]
    assert "Menu" not in texts(tmp_path)["one/"]
    assert "another programme" not in texts(tmp_path)["one/"]


def test_what_no_page_of_ours_uses_is_left_out(site: Path) -> None:
    assert not list((site / "pagefind").rglob("*ui*"))


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    names = {f"page-{number}": f"Text number {number} on patents." for number in range(50)}
    found = []
    for site in (tmp_path / "one", tmp_path / "other"):
        write(site, names)
        full_text.index(site)
        files = sorted((site / "pagefind").rglob("*.*"))
        found.append([(file.relative_to(site), file.read_bytes()) for file in files])
    assert found[0] == found[1]


def test_a_site_without_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body>Home</body></html>", encoding="utf-8")
    with pytest.raises(indexing.NotIndexed, match="no page has a text"):
        full_text.index(tmp_path)


def test_what_pagefind_complains_of_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"one": "A text."})
    program = tmp_path / "pagefind.sh"
    program.write_text("#!/bin/sh\necho No memory is left >&2; exit 1\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(indexing, "get_executable", lambda: program)
    with pytest.raises(indexing.NotIndexed, match="could not be made: No memory is left"):
        full_text.index(tmp_path)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("indexed")
    write(site, {"one": "A patent examiner in Hanoi.", "two": "A judge in Lima."})
    full_text.index(site)
    return site / full_text.FOLDER / "0"


FILES = [
    "pagefind-entry.json", "pagefind.*.pf_meta", "fragment/*", "index/*", "wasm.en.pagefind",
    "pagefind.js", "pagefind-worker.js",
]  # fmt: skip


@pytest.mark.parametrize("what", ["missing", "empty", "cut off"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_disk_did_not_take_is_missed(
    index: Path, tmp_path: Path, name: str, what: str
) -> None:
    copy = shutil.copytree(index, tmp_path / "copy")
    file = next(copy.glob(name))
    whole = file.read_bytes()
    file.write_bytes(b"" if what == "empty" else whole[: len(whole) // 2])
    if what == "missing":
        file.unlink()
    with pytest.raises(indexing.NotIndexed, match="is the disk full") as told:
        indexing.check(copy, {"/one/", "/two/"})
    assert file.stem in str(told.value)


def test_every_indexed_page_says_where_it_stands(pages: dict[str, BuiltPage]) -> None:
    indexed = [page for page in pages.values() if page.root.css("[data-pagefind-body]")]
    assert len(indexed) > 50
    for page in indexed:
        said = page.one("article").attributes["data-trail"]
        assert said == " > ".join(page.trail[:-1])


@pytest.mark.parametrize("others", [{"/one/"}, {"/one/", "/two/", "/three/"}, {"/one/", "/too/"}])
def test_an_index_of_other_pages_is_refused(index: Path, others: set[str]) -> None:
    with pytest.raises(indexing.NotIndexed, match="text of each page once"):
        indexing.check(index, others)


def test_what_is_cut_out_of_pages_is_what_pagefind_leaves_out(site: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(site, whole, ignore=shutil.ignore_patterns("pagefind"))
    pages = {path: (whole / path).read_text("utf-8") for path in files_below(whole)
             if path.endswith(".html")}  # fmt: skip
    of_articles = {path: page for path, page in pages.items() if "data-pagefind-body" in page}
    indexing.write(of_articles, whole / "pagefind/0")
    assert texts(whole) == texts(site)
