"""The page "Data" names every file with number and size, and llms.txt, as llmstxt.org has it."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2.filters import do_filesizeformat

from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue
from programmes.exports.data import DataFile

LINK = re.compile(r"- \[(?P<name>[^]]+)\]\((?P<url>[^)]+)\): (?P<about>.+)")
ROOT = "http://127.0.0.1:8000/"


def test_every_data_file_is_named_with_its_rows_and_its_size(
    pages: dict[str, BuiltPage], site: Path
) -> None:
    page = pages["data/"]
    named = {}
    for row in page.one("table").css("tbody tr"):
        path = page.target(row.css_first("a").attributes["href"] or "")
        named[path] = row.css("td")[-1].text()
        if path.endswith(".csv"):
            lines = (site / path).read_bytes().count(b"\r\n") - 1
            assert row.css("td")[1].text() == f"{lines:,} rows"
    files = [*(site / "data").glob("*.*"), site / "feed.xml", site / "calendar.ics"]
    sizes = {file.relative_to(site).as_posix(): file.stat().st_size for file in files}
    del sizes["data/index.html"], sizes["data/addresses.json"]  # which publishing reads
    assert named == {path: do_filesizeformat(size) for path, size in sizes.items()}


def test_a_file_is_written_once_and_its_size_alone_is_kept() -> None:
    written: list[bytes] = []

    def write() -> bytes:
        written.append(b"name\r\nA\r\n")
        return written[-1]

    file = DataFile("a.csv", "A", "text/csv", "rows", b"\r\n", write)
    assert file.make() == written[0]
    assert (file.measure.size, file.measure.number) == (len(written[0]), 1)
    assert len(written) == 1
    assert written[0] not in vars(file).values()


def test_the_examples_read_files_that_are_there(pages: dict[str, BuiltPage], site: Path) -> None:
    examples = [node.text() for node in pages["data/"].root.css("main pre")]
    assert len(examples) == 3
    for example in examples:
        (path,) = re.findall(r"http://127\.0\.0\.1:8000/([^\"' ]+)", example)
        assert (site / path).is_file()


def test_no_licence_is_made_up_for_the_texts(pages: dict[str, BuiltPage]) -> None:
    assert "The terms for these texts are their publishers'" in pages["data/"].one("main").text()


# llms.txt


def test_llms_txt_has_a_title_a_summary_and_links_to_what_is_there(site: Path) -> None:
    lines = (site / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == ["## Ways in", "## Kinds of programmes", "## Data"]
    links = [LINK.fullmatch(line) for line in lines[lines.index(headings[0]) :] if line[:1] == "-"]
    assert links
    for link in links:
        assert link
        path = site / link["url"].removeprefix(ROOT)
        assert path.is_file() or (path / "index.html").is_file(), link["url"]


def test_llms_txt_names_every_kind_and_every_file_of_data(site: Path, catalogue: Catalogue) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    kinds = {programme.kind for programme in catalogue.programmes}
    data = {f"data/{file.name}" for file in (site / "data").iterdir() if file.suffix != ".html"}
    named = {f"{kind}/" for kind in kinds} | (data - {"data/addresses.json"})
    assert [address for address in named if f"]({ROOT}{address})" not in text] == []


def test_the_page_leads_to_llms_txt(pages: dict[str, BuiltPage]) -> None:
    links = pages["data/"].root.css("article a")
    assert "llms.txt" in {pages["data/"].target(a.attributes["href"] or "") for a in links}
