"""Records of every kind of page of the family: each says what its page says, and shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import built
import rendered
import small
from built import squeeze
from programmes.catalogue.catalogue import Catalogue
from programmes.render import parts, records
from programmes.render.renderer import Renderer
from programmes.schema.records import KINDS


def catalogue(content: Path, records: dict[str, str]) -> Catalogue:
    """Load the small catalogue with these records, each by its kind and file name."""
    for key, text in records.items():
        small.put(content, text, f"{key}.yml")
    return small.load(content)


@pytest.mark.parametrize("case", built.data("kinds.yml"), ids=lambda case: str([*case["pages"]]))
def test_what_a_record_says_stands_on_its_pages(case: dict[str, Any], content: Path) -> None:
    pages = rendered.bodies(catalogue(content, case["records"]))
    texts = {
        address: re.sub(r" (?=[;,)])", "", squeeze(page.text(separator=" ")))
        for address, page in pages.items()
    }
    for address, said in case["pages"].items():
        assert [words for words in said if words not in texts[address]] == []
    for address, words in case.get("silent", {}).items():
        assert words not in texts[address]
    for address, said in case.get("links", {}).items():
        links = [(str(a.attributes["href"]), a.text()) for a in pages[address].css("a[href]")]
        assert said.items() <= {(href.removeprefix("../../"), text) for href, text in links}


def test_a_kind_without_records_is_not_listed(content: Path) -> None:
    found = catalogue(content, {"events/forum": small.course("dates: 2022-03-22")})
    labels = [one.crumb.label for one in parts.kinds(Renderer(found)).values[0]]
    assert "Events" in labels
    assert "Projects" not in labels


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_facts_alone_shows_them_and_leads_to_its_source(
    kind: str, content: Path
) -> None:
    facts = built.text("record_of_facts.yml")
    country = "country: Peru" if kind == "dispatches" else ""
    found = catalogue(content, {f"{kind}/facts": facts + country})
    page = rendered.record(found, f"{kind}/facts")
    assert page.css_first("p.source a").attributes["href"] == "https://www.example.org/"
    assert "text" not in squeeze(page.text()).lower()
    assert page.css_first("h2, h3").tag == "h2"
    pages = rendered.described(found)
    assert pages[f"{kind}/facts/"].description == (
        f"{KINDS[kind].singular}, 24 June 2015. A workshop"
    )
    listed = rendered.body(pages[f"{kind}/"], found)
    assert all(one.text().strip() for one in listed.css("p"))


def test_what_has_no_room_on_the_page_of_an_overview_begins_there(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = content / "programmes/initiatives/listed.yml"
    built.change(listed, "overview.\n", "overview.\n  - text: This is what follows.\n")
    found = small.load(content)
    told = []
    for room in (len(listed.read_text(encoding="utf-8")), 10):
        monkeypatch.setattr(records, "ROOM", room)
        child = rendered.record(found, "overviews/all").css_first(".child")
        told.append(squeeze(child.text()))
    assert told[0].endswith("It is printed in the overview. This is what follows.")
    assert told[1].endswith("It is printed in the overview. The whole text is on its own page.")


def test_a_japanese_title_is_said_to_be_japanese(content: Path) -> None:
    case = next(one for one in built.data("kinds.yml") if "projects/translated" in one["records"])
    found = catalogue(content, case["records"])
    page = rendered.record(found, "projects/translated")
    assert [one.text() for one in page.css('[lang="ja"]')] == ["知的財産行政", "講演"]
    listed = rendered.bodies(found)["projects/"].css('.entries [lang="ja"]')
    assert [one.text() for one in listed] == ["知的財産行政", "知的財産権"]
