"""The search index is made of the texts of the pages, and is the same for the same pages."""

import gzip
import json
from base64 import b64encode
from pathlib import Path

import pytest

from built import Pages
from programmes.build import search
from programmes.catalogue.catalogue import Catalogue
from programmes.progress import Refused

PAGE = """<html lang="en"><body><nav>Menu</nav><article data-pagefind-body><h1>{title}</h1>
<p>{text}</p><ul class="entries"><li>another programme</li></ul></article></body></html>"""


def texts(site: Path) -> dict[str, str]:
    """The indexed text of each page by its address."""
    contents = {}
    for file in (site / "pagefind/fragment").iterdir():
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        contents[page["url"].removeprefix("/")] = page["content"]
    return contents


def write(site: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        (site / name).mkdir(parents=True)
        html = PAGE.format(title=name, text=text)
        (site / name / "index.html").write_text(html, encoding="utf-8")


def test_every_programme_is_found_by_its_own_page_and_not_where_it_is_quoted_or_listed(
    site: Path, catalogue: Catalogue
) -> None:
    indexed = texts(site)
    assert {programme.address for programme in catalogue.programmes} <= indexed.keys()
    assert {"", "404.html", "browse/", "search/"}.isdisjoint(indexed)
    words = "established in about 1,500 locations"
    assert [at for at, text in indexed.items() if words in text] == ["initiatives/tisc/"]


def test_the_same_pages_give_the_same_index_in_whatever_order_they_were_written(
    tmp_path: Path,
) -> None:
    names = {f"page-{number}": f"Text number {number} on patents." for number in range(50)}
    indexes = []
    for site, order in ((tmp_path / "one", [*names]), (tmp_path / "other", [*reversed(names)])):
        write(site, {name: names[name] for name in order})
        search.index(site)
        files = sorted((site / "pagefind").rglob("*.*"))
        indexes.append([(file.relative_to(site), file.read_bytes()) for file in files])
    assert indexes[0] == indexes[1]


@pytest.mark.parametrize("language", ["ja", "ko", "vi", "th", "zh-Hant"])
def test_a_frame_in_another_language_leaves_the_words_english(
    language: str, tmp_path: Path
) -> None:
    write(tmp_path, {"one": "A text on examiners."})
    page = tmp_path / "one/index.html"
    html = page.read_text(encoding="utf-8").replace('lang="en"', f'lang="{language}"')
    page.write_text(html, encoding="utf-8")
    search.index(tmp_path)
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert [(key, one["page_count"]) for key, one in entry["languages"].items()] == [("en", 1)]


def test_a_word_is_in_a_small_piece_of_the_index(tmp_path: Path) -> None:
    words = {f"page-{number}": " ".join(f"{number}x{word}" for word in range(400))
             for number in range(100)}  # fmt: skip
    write(tmp_path, words)
    search.index(tmp_path)
    pieces = [file.stat().st_size for file in (tmp_path / "pagefind/index").iterdir()]
    assert max(pieces) < 20_000


REFUSAL = b64encode(b'{"payload": {"type": "Error", "message": "The page is too long"}}').decode()


# tests/test_publish.py fills a disk.
@pytest.mark.parametrize(
    ("script", "told"),
    [
        (f"printf {REFUSAL},; cat >/dev/null", "could not be made: The page is too long"),
        ("exit 1", "ended without an answer|Broken pipe"),
        ("printf abcd", "ended without an answer|Broken pipe"),
        ("head -c 20", "ended without an answer|Broken pipe"),
        ("kill -9 $$", "could not be made: Pagefind was ended by SIGKILL"),
    ],
)
def test_a_pagefind_that_refuses_or_ends_too_early_is_told_and_has_made_no_index(
    script: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"one": "A text."})
    program = tmp_path / "pagefind.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(search, "get_executable", lambda: program)
    with pytest.raises(Refused, match=told):
        search.index(tmp_path)
    assert not (tmp_path / "pagefind").exists()


def test_every_indexed_page_says_where_it_stands(pages: Pages) -> None:
    indexed = [page for page in pages.values() if page.root.css("[data-pagefind-body]")]
    assert len(indexed) > 50
    for page in indexed:
        said = page.one("[data-pagefind-body]").attributes["data-trail"]
        assert said == " > ".join(page.trail[:-1])
