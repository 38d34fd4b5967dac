"""The anchor of a heading can be read, and is no other id of its page, whatever is said there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import built
import small
from built import BuiltPage
from programmes.render.page import Headings, anchor_of


def twice(ids: list[str | None]) -> list[str | None]:
    return [one for one, times in Counter(ids).items() if times > 1]


def test_parts_named_like_what_a_page_has_anyway_get_anchors_of_their_own(tmp_path: Path) -> None:
    lines = built.text("parts.yml")
    page = small.pages(tmp_path, {"parts": lines})["parts"]
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert {"main", "search", "size-s", "figure-experts"} <= set(ids)
    assert len(page.css("[id^=figure_], title[id]")) > 1
    assert twice(ids) == []


@pytest.mark.site
def test_ids_of_the_frame_are_such_as_no_heading_gets(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        inside = {node.attributes["id"] for node in page.one("article").css("[id]")}
        ids = {node.attributes["id"] or "" for node in page.root.css("[id]")}
        assert {one for one in ids - inside if not one.startswith("__")} == set(), page.address


def test_no_heading_gets_an_anchor_with_an_underscore() -> None:
    headings = Headings()
    anchors = [headings.note(2, text) for text in ("__main", "size_s", "_", "特許_庁", "特許_庁")]
    assert anchors == ["main", "size-s", "part", "特許-庁", "特許-庁-2"]


@pytest.mark.parametrize(("heading", "anchor"), built.data("anchors.yml").items())
def test_an_anchor_can_be_read_in_the_letters_of_its_heading(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor
