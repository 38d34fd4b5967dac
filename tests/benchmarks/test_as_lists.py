"""Tests that the lists for Material are those that Hugo makes, and lead to pages that are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import as_lists
import as_markdown
import records

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"\]\(([^)]+\.md)\)")


def test_there_is_a_list_for_each_kind_and_for_whatever_a_record_names(tmp_path: Path) -> None:
    made = records.make(200)
    as_lists.write(made, tmp_path)
    told = [as_markdown.matter(one) for one in made]
    named = {(way, term) for one in told for way in as_lists.WAYS for term in one[way]}
    ways = {one.kind for one in made} | {*as_lists.WAYS}
    pages = [page for page in tmp_path.rglob("*.md") if page.name != "index.md"]
    assert len(pages) == len(named)
    assert {page.parent for page in tmp_path.rglob("index.md")} == {
        tmp_path, *(tmp_path / way for way in ways)
    }  # fmt: skip


def test_every_list_leads_to_pages_that_are_there_and_every_page_is_listed(tmp_path: Path) -> None:
    made = records.make(200)
    as_markdown.write(made, tmp_path)
    as_lists.write(made, tmp_path)
    pages = list(tmp_path.rglob("*.md"))
    led_to = {
        (page.parent / link).resolve()
        for page in pages
        for link in LINK.findall(page.read_text(encoding="utf-8"))
    }
    assert led_to == {page.resolve() for page in pages} - {(tmp_path / "index.md").resolve()}
