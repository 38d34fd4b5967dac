"""The page "Data" names every file with number and size, and llms.txt, as llmstxt.org has it."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from pathlib import Path

from jinja2.filters import do_filesizeformat

from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue

LINK = re.compile(r"- \[(?P<name>[^]]+)\]\((?P<url>[^)]+)\): (?P<about>.+)")
ROOT = "http://127.0.0.1:8000/"


def held(file: Path) -> str:
    """Count what a file holds."""
    text = file.read_text(encoding="utf-8")
    match file.name:
        case "programmes.json":
            return f"{len(json.loads(text)['programmes']):,} programmes"
        case "datapackage.json":
            return f"{len(json.loads(text)['resources']):,} tables"
        case "feed.xml":
            return f"{text.count('</entry>'):,} entries"
        case "calendar.ics":
            return f"{text.count('END:VEVENT'):,} events"
    return f"{len(list(csv.reader(io.StringIO(text, newline='')))) - 1:,} rows"


def test_every_file_of_data_is_named_with_its_number_and_its_size(
    pages: dict[str, BuiltPage], site: Path
) -> None:
    page = pages["data/"]
    named = {}
    for row in page.one("table").css("tbody tr"):
        path = page.target(row.css_first("a").attributes["href"] or "")
        named[path] = [cell.text() for cell in row.css("td.num")]
    files = {*(site / "data").glob("*.*"), site / "feed.xml", site / "calendar.ics"}
    files -= {site / "data/index.html", site / "data/addresses.json"}  # which publishing reads
    assert named == {
        file.relative_to(site).as_posix(): [held(file), do_filesizeformat(file.stat().st_size)]
        for file in files
    }


def test_every_table_is_described_with_its_size_and_its_digest(site: Path) -> None:
    described = json.loads((site / "data/datapackage.json").read_bytes())["resources"]
    tables = {file.name: file.read_bytes() for file in (site / "data").glob("*.csv")}
    assert {one["path"]: (one["bytes"], one["hash"]) for one in described} == {
        name: (len(data), f"sha256:{sha256(data).hexdigest()}") for name, data in tables.items()
    }


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
