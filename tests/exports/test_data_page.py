"""The page "Data" names every file with its number and size, and gives examples that work."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2.filters import do_filesizeformat

from built import BuiltPage
from programmes.exports.data import DataFile


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

    file = DataFile("a.csv", "A", "text/csv", "letters", write, lambda data: data.count(b"A"))
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
