"""The search index is made of the texts of the pages, and is the same for the same pages."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from programmes.publishing import full_text

if TYPE_CHECKING:
    from pathlib import Path

    from built import BuiltPage
    from programmes.catalogue import Catalogue

PAGE = """<html lang="en"><body><nav>Menu</nav><article data-pagefind-body><h1>{title}</h1>
<p>{text}</p><ul class="entries"><li>another programme</li></ul></article></body></html>"""


def texts(site: Path) -> dict[str, str]:
    """The indexed text of each page by its address."""
    found = {}
    for file in (site / "pagefind/fragment").iterdir():
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
    assert not list((site / "pagefind").glob("*ui*"))


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    names = {f"page-{number}": f"Text number {number} on patents." for number in range(50)}
    found = []
    for site in (tmp_path / "one", tmp_path / "other"):
        write(site, names)
        full_text.index(site)
        files = sorted((site / "pagefind").rglob("*.*"))
        found.append([(file.relative_to(site), file.read_bytes()) for file in files])
    assert found[0] == found[1]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(full_text.NotIndexed, match="search index"):
        full_text.index(tmp_path / "nowhere")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("indexed")
    write(site, {"one": "A patent examiner in Hanoi.", "two": "A judge in Lima."})
    full_text.index(site)
    return site / full_text.FOLDER


FILES = [
    "pagefind-entry.json", "pagefind.*.pf_meta", "fragment/*", "index/*", "wasm.en.pagefind",
    "pagefind.js", "pagefind-worker.js",
]  # fmt: skip


@pytest.mark.parametrize("what", ["missing", "empty", "cut off"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_disk_did_not_take_is_missed(
    index: Path, tmp_path: Path, name: str, what: str
) -> None:
    copy = shutil.copytree(index.parent, tmp_path / "copy") / index.name
    file = next(copy.glob(name))
    whole = file.read_bytes()
    file.write_bytes(b"" if what == "empty" else whole[: len(whole) // 2])
    if what == "missing":
        file.unlink()
    with pytest.raises(full_text.NotIndexed, match="is the disk full") as told:
        full_text.check(copy)
    assert file.stem in str(told.value)


def test_every_indexed_page_says_where_it_stands(pages: dict[str, BuiltPage]) -> None:
    indexed = [page for page in pages.values() if page.root.css("[data-pagefind-body]")]
    assert len(indexed) > 50
    for page in indexed:
        said = page.one("article").attributes["data-trail"]
        assert said == " > ".join(page.trail[:-1])


def test_a_text_that_is_of_another_page_is_refused(index: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(index.parent, tmp_path / "copy") / index.name
    one, other = (copy / "fragment").iterdir()
    shutil.copy(one, other)  # as if the digest of one had been that of the other
    with pytest.raises(full_text.NotIndexed, match="of no page"):
        full_text.check(copy)


def test_a_text_that_is_of_no_page_any_more_is_refused(index: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(index.parent, tmp_path / "copy") / index.name
    (copy.parent / "one/index.html").unlink()
    with pytest.raises(full_text.NotIndexed, match="of no page"):
        full_text.check(copy)
