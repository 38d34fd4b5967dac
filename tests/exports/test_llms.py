"""llms.txt says in the form of llmstxt.org what is where, and everything that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue

LINK = re.compile(r"- \[(?P<name>[^]]+)\]\((?P<url>[^)]+)\): (?P<about>.+)")
ROOT = "http://127.0.0.1:8000/"


def test_it_has_a_title_a_summary_and_lists_of_links_to_what_is_there(site: Path) -> None:
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


def test_it_names_every_way_in_every_kind_and_every_file_of_data(
    site: Path, catalogue: Catalogue
) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    kinds = {programme.kind for programme in catalogue.programmes}
    data = {f"data/{file.name}" for file in (site / "data").iterdir() if file.suffix != ".html"}
    named = {f"{kind}/" for kind in kinds} | (data - {"data/addresses.json"})
    assert [address for address in named if f"]({ROOT}{address})" not in text] == []


def test_the_page_about_the_data_leads_to_it(pages: dict[str, BuiltPage]) -> None:
    links = pages["data/"].root.css("article a")
    assert "llms.txt" in {pages["data/"].target(a.attributes["href"] or "") for a in links}
