"""Records of every kind of page of the family: each says what its page says, and shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import built
import rendered
import small
from built import squeeze
from programmes.catalogue import loading
from programmes.reader.report import as_text
from programmes.render import parts, records
from programmes.render.renderer import Renderer
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue

BASE = "section: courses\nupdated: 2026-11-01\n"


def catalogue(folder: Path, records: dict[str, str]) -> Catalogue:
    """Load the small catalogue with these records, each by its kind and file name."""
    content = small.copy(folder)
    for key, lines in records.items():
        file = content / f"programmes/{key}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(BASE + lines + "\n", encoding="utf-8")
    loaded = loading.load(content)
    assert loaded.catalogue is not None, as_text(loaded.problems)
    return loaded.catalogue


def shown(folder: Path, key: str, lines: str) -> str:
    """The text of the page of one record."""
    page = rendered.record(catalogue(folder, {key: lines}), key)
    return re.sub(r" (?=[;,)])", "", squeeze(page.text(separator=" ")))


def test_a_dispatch_whose_page_names_no_office_and_no_term_is_a_record(tmp_path: Path) -> None:
    text = shown(tmp_path, "dispatches/peru", "title: Experts for Peru\ncountry: Peru\nexperts: 2")
    assert "Experts 2 experts" in text
    assert "Office" not in text


@pytest.mark.parametrize("kind", ["training-courses", "initiatives", "overviews"])
def test_every_kind_has_a_fund_an_audience_and_numbers_elsewhere(kind: str, tmp_path: Path) -> None:
    lines = "title: A page\ndates: 2015\nfund: A fund\naudience: judges\nidentifiers: {IP-TAD: 7}"
    text = shown(tmp_path, f"{kind}/a-page", lines)
    assert "Fund A fund" in text
    assert "For judges" in text
    assert "IP-TAD 7" in text


def test_a_source_says_its_language_and_how_much_of_it_was_read(tmp_path: Path) -> None:
    source = "{title: 報告, language: ja, published: 2019-11, seen: part, retrieved: 2026-11-30}"
    text = shown(tmp_path, "overviews/news", f"title: News\nsource: {source}")
    said = "報告 (in Japanese; published November 2019; read in part on 30 November 2026)"
    assert f"Source: {said}" in text


EVENT = """title: A forum
form: conference
called: web forum
dates: 2022-03-22/2022-03-23
venue: {online: yes}
role_of_jpo: opening speech
outcome: A statement was adopted"""
PROJECT = """title: A project
dates: 2011-04-07/2015-04-07
signed: 2010-12
status: completed
site: Harare and Mutare
implementing_organisations: [aripo]
counterparts: [wipo]
goal: Rights are protected
purpose: Examiners work faster
outputs: [A manual, A course]
includes: [dispatches/zimbabwe, events/forum]"""
DISPATCH = "title: Experts for Zimbabwe\ncountry: Zimbabwe"
PARTS = {"dispatches/zimbabwe": DISPATCH, "events/forum": EVENT}


def test_an_event_stands_alone_with_its_form_and_what_the_source_calls_it(tmp_path: Path) -> None:
    text = shown(tmp_path, "events/forum", EVENT)
    for said in (
        "Conference online, 22 to 23 March 2022 . Dates 22 to 23 March 2022 Place online",
        "Form Conference Called web forum Role of the JPO opening speech",
        "Outcome A statement was adopted",
    ):
        assert said in text


def test_a_project_says_what_it_is_for_and_who_carries_it_out(tmp_path: Path) -> None:
    found = catalogue(tmp_path, PARTS | {"projects/zimbabwe": PROJECT})
    text = squeeze(rendered.record(found, "projects/zimbabwe").text(separator=" "))
    for said in (
        "Status Completed Signed December 2010 Project site Harare and Mutare",
        "Implementing organisation African Regional Intellectual Property Organization (ARIPO)",
        "Counterpart World Intellectual Property Organization (WIPO)",
        "Overall goal Rights are protected Project purpose Examiners work faster",
        "Output A manual Output A course Includes Experts for Zimbabwe , A forum",
    ):
        assert said in text


def test_what_belongs_to_a_project_leads_to_it(tmp_path: Path) -> None:
    found = catalogue(tmp_path, PARTS | {"projects/zimbabwe": PROJECT})
    for key in PARTS:
        (link,) = rendered.record(found, key).css('dl.facts a[href$="projects/zimbabwe/"]')
        assert link.text() == "A project"


def test_the_offices_of_a_project_have_their_part_on_their_pages(tmp_path: Path) -> None:
    pages = rendered.bodies(catalogue(tmp_path, PARTS | {"projects/zimbabwe": PROJECT}))
    assert "carries it out" in pages["organisations/aripo/"].text()
    assert "counterpart" in pages["organisations/wipo/"].text()


def test_a_kind_without_records_is_not_listed(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {"events/forum": EVENT})
    labels = [one.crumb.label for one in parts.kinds(Renderer(found)).values[0]]
    assert "Events" in labels
    assert "Projects" not in labels


FACTS = """title: A workshop
dates: 2015-06-24
events: [{title: Visit, kind: visit}]
source: {title: Sourced, url: "https://www.example.org/"}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_facts_alone_shows_them_and_leads_to_its_source(
    kind: str, tmp_path: Path
) -> None:
    country = "\ncountry: Peru" if kind == "dispatches" else ""
    found = catalogue(tmp_path, {f"{kind}/facts": FACTS + country})
    page = rendered.record(found, f"{kind}/facts")
    assert page.css_first("p.source a").attributes["href"] == "https://www.example.org/"
    assert "text" not in squeeze(page.text()).lower()
    assert page.css_first("h2, h3").tag == "h2"
    described = rendered.described(found)[f"{kind}/facts/"].description
    assert described == f"{KINDS[kind].singular}, 24 June 2015. A workshop"


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_has_no_empty_words_of_a_record_of_facts(kind: str, tmp_path: Path) -> None:
    country = "\ncountry: Peru" if kind == "dispatches" else ""
    found = catalogue(tmp_path, {f"{kind}/facts": FACTS + country})
    page = rendered.bodies(found)[f"{kind}/"]
    assert all(one.text().strip() for one in page.css("p"))


def test_what_an_overview_prints_of_facts_alone_has_its_note(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    built.change(
        content / "programmes/initiatives/listed.yml",
        "body:\n  - text: It is printed in the overview.\n",
        "dates: 2008/..\n",
    )
    loaded = loading.load(content)
    assert loaded.catalogue is not None
    child = rendered.record(loaded.catalogue, "overviews/all").css_first(".child")
    assert squeeze(child.text(separator=" ")) == "An initiative Initiative, from 2008"


def test_what_has_no_room_on_the_page_of_an_overview_begins_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.copy(tmp_path)
    listed = content / "programmes/initiatives/listed.yml"
    built.change(listed, "overview.\n", "overview.\n  - text: This is what follows.\n")
    loaded = loading.load(content)
    assert loaded.catalogue is not None
    told = []
    for room in (len(listed.read_text(encoding="utf-8")), 10):
        monkeypatch.setattr(records, "ROOM", room)
        child = rendered.record(loaded.catalogue, "overviews/all").css_first(".child")
        told.append(squeeze(child.text()))
    assert told[0].endswith("It is printed in the overview. This is what follows.")
    assert told[1].endswith("It is printed in the overview. The whole text is on its own page.")


def test_a_timetable_alone_is_a_record_and_leads_to_its_source(tmp_path: Path) -> None:
    source = "{title: Programme of the course, url: 'https://www.example.org/'}"
    lines = (
        "title: A course\ndates: 2013-12-02\ntimetable:\n"
        f"  source: {source}\n  days: [{{date: 2013-12-02, rows: [{{AM: Opening}}]}}]"
    )
    found = catalogue(tmp_path, {"training-courses/timetable": lines})
    page = rendered.record(found, "training-courses/timetable")
    assert page.css_first("p.source a").text() == "Programme of the course"
    assert page.css('dl.facts a[href$="training-courses/timetable/timetable/"]')


JAPANESE = """title: Intellectual Property Administration
title_ja: 知的財産行政
title_is_translated: yes
dates: 2017-03-02/2019-03-01
events: [{title: A talk, title_ja: 講演, kind: meeting}]"""


def test_a_japanese_title_stands_under_its_translation_in_its_own_language(
    tmp_path: Path,
) -> None:
    found = catalogue(tmp_path, {"projects/myanmar": JAPANESE})
    page = rendered.record(found, "projects/myanmar")
    titles = [one.text() for one in page.css('[lang="ja"]')]
    assert titles == ["知的財産行政", "講演"]
    assert "知的財産行政 (the title is our translation)" in page.css_first("p.note").text()
    listed = rendered.bodies(found)["projects/"].css_first('.entries [lang="ja"]')
    assert listed.text() == "知的財産行政"


def test_a_printed_title_is_not_called_a_translation(tmp_path: Path) -> None:
    text = shown(tmp_path, "projects/myanmar", JAPANESE.replace("title_is_translated: yes\n", ""))
    assert "知的財産行政" in text
    assert "translation" not in text
