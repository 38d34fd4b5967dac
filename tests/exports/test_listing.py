"""The JSON files hold every programme, each the same in the list and beside its page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import exporting
from exporting import Offer

import small
from built import BuiltPage
from programmes.render.record_tables import country_rows
from programmes.schema.dates import iso


def objects(folder: Path) -> list[dict[str, Any]]:
    listed = json.loads((folder / "data/programmes.json").read_text(encoding="utf-8"))
    assert list(listed) == ["programmes"]
    return listed["programmes"]


def test_the_list_says_what_the_records_say(exported: Path, offered: Offer) -> None:
    for said, programme in zip(objects(exported), offered.catalogue.programmes, strict=True):
        record = programme.record
        assert (said["id"], said["kind"], said["title"]) == (
            programme.id,
            record.kind,
            record.title,
        )
        assert said["url"] == exporting.SETTINGS.site_url + programme.address
        assert [step["label"] for step in said["trail"]] == [one.label for one in programme.trail]
        assert said["dates"] == (iso(record.dates) if record.dates else [])
        assert [topic["id"] for topic in said["topics"]] == list(record.topics)
        assert said["updated"] == str(record.updated)


def test_the_list_names_countries_by_code_and_name(exported: Path, offered: Offer) -> None:
    listed = offered.catalogue.listings["country"]
    said = {
        (country["code"], country["name"], one["id"])
        for one in objects(exported)
        for country in one["countries"]
    }
    names = offered.catalogue.vocabulary.country_names
    assert said == {
        (code, names[code], one.id) for code, programmes in listed.items() for one in programmes
    }


def test_the_list_names_the_years_of_a_programme_and_of_its_parts(
    exported: Path, offered: Offer
) -> None:
    said = {(str(year), one["id"]) for one in objects(exported) for year in one["years"]}
    assert said == {
        (year, one.id)
        for year, programmes in offered.catalogue.listings["year"].items()
        for one in programmes
    }


def test_an_overview_and_its_children_name_the_countries_that_its_page_does(real: Offer) -> None:
    overview = next(one for one in exporting.entries(real) if one["id"] == "overviews/wipo-jica")
    children = [one for one in exporting.entries(real) if one["url"] in overview["children"]]
    assert len(children) == len(overview["children"]) >= 12
    said = {country["code"] for one in (overview, *children) for country in one["countries"]}
    programme = real.catalogue.at["overviews/wipo-jica"]
    assert said == {row.code for row in country_rows(programme, real.catalogue)}


def test_the_file_beside_a_page_is_its_object_in_the_list(exported: Path, offered: Offer) -> None:
    for said, programme in zip(objects(exported), offered.catalogue.programmes, strict=True):
        file = exported / programme.address / "index.json"
        assert json.loads(file.read_text(encoding="utf-8")) == said


def test_the_course_of_2013_had_thirty_participants(real: Offer) -> None:
    named = "training-courses/2013-12-02-enforcement"
    course = next(one for one in exporting.entries(real) if one["id"] == named)
    assert sum(row["count"] for row in course["participants"]) == course["participants_total"] == 30


def test_the_record_is_offered_as_it_was_typed(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    typed = content / "programmes/initiatives/listed.yml"
    typed.write_bytes(typed.read_bytes().replace(b"\n", b"\r\n") + b"# a remark\r\n")
    outputs = exporting.Offer(small.load(content)).outputs()
    beside = outputs["initiatives/listed/record.yml"]()
    assert beside.decode() == typed.read_text(encoding="utf-8")  # which reads each CRLF as LF


def test_the_page_of_a_record_leads_to_both(pages: dict[str, BuiltPage], site: Path) -> None:
    page = pages["initiatives/tisc/"]
    links = page.root.css('link[rel="alternate"]')
    found = {link.attributes["type"]: page.target(link.attributes["href"] or "") for link in links}
    assert found == {
        "application/json": "initiatives/tisc/index.json",
        "application/yaml": "initiatives/tisc/record.yml",
    }
    assert all((site / path).is_file() for path in found.values())
