"""Every word that an editor typed stands on the page: a course says all that a course can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from exporting import Offer, entries

import built
import rendered
import small
from programmes.catalogue import loading
from programmes.reader.report import as_text
from programmes.schema.facts import Agency, Event, KeyFigure, Participants, Person, Phase
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.entry import Entry

HERE = "training-courses/case"

COURSE = (built.PROJECT / "tests/data/everything.yml").read_text(encoding="utf-8")
SAYING = yaml.load(COURSE, yaml.BaseLoader)  # noqa: S506 - texts only
# What the page shows in another form: ids by their names, days in words, or not as content at all.
SHOWN_AS = {
    "courses": "", "2015-08/2015-09": "", "jpo": "Japan Patent Office", "asean": "ASEAN",
    "wipo": "World Intellectual Property Organization", "trademarks": "Trademarks",
    "aripo": "African Regional Intellectual Property Organization", "trainee": "trainees",
    "2015-08-27": "27 August 2015", "2015-08-28": "28 August 2015", "2014-05-06": "6 May 2014",
    "1996/..": "from 1996", "7377": "7 thousand", "persons": "", "cost": "", "trained": "",
    "visit": "", "cooperation": "Developing Country Cooperation Section", "2026-11-22": "",
    "2015-08-25": "25 August 2015", "yes": "(target)", "excursion": "",
    "2015-08-26": "26 August 2015", "2015-08-24": "24 August 2015", "2015-10": "October 2015",
    "fr": "in French",
    "2015-10-11": "11 October 2015", "2026-11-12": "12 November 2026",
    "https://archive.example.org/sourced": "archived copy",
}  # fmt: skip


def said(tree: object) -> list[str]:
    """List the texts of a record, the labels and names among its keys too."""
    if isinstance(tree, dict):
        keys = [key for key in tree if key != key.lower()]
        return keys + [text for inner in tree.values() for text in said(inner)]
    return [text for inner in tree for text in said(inner)] if isinstance(tree, list) else [tree]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue with the course."""
    content = small.copy(tmp_path_factory.mktemp("everything"))
    small.put(content, COURSE)
    organisations = content / "vocabulary/organisations.yml"
    built.change(
        organisations, "abbreviation: JPO\n", "abbreviation: JPO\n  former_names: [Bureau]\n"
    )
    loaded = loading.load(content)
    assert loaded.catalogue, as_text(loaded.problems)
    return loaded.catalogue


@pytest.fixture(scope="module")
def shown(course: Catalogue) -> str:
    """The text of the page, its heading included."""
    return text_of(rendered.record(course, HERE)) + " Headed report"


def text_of(page: LexborHTMLParser) -> str:
    return built.squeeze(page.text(separator=" "))


@pytest.mark.parametrize("text", sorted(set(said(SAYING))))
def test_what_is_said_is_shown(text: str, shown: str) -> None:
    assert re.search(rf"(?<!\w){re.escape(SHOWN_AS.get(text, text))}(?!\w)", shown)


def test_who_came_for_the_first_time_is_told_of_agencies_too(shown: str) -> None:
    aripo = "African Regional Intellectual Property Organization"
    assert f"For the first time Laos, {aripo}, Harare Agency" in shown


def test_what_is_asked_of_applicants_is_told_of_a_scholarship_too(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    scholarship = content / "programmes/initiatives/listed.yml"
    built.change(scholarship, "body:", "eligibility: a degree in law\nbody:")
    loaded = loading.load(content)
    assert loaded.catalogue, as_text(loaded.problems)
    page = rendered.record(loaded.catalogue, "initiatives/listed")
    assert "Eligibility a degree in law" in text_of(page)


def test_the_course_says_every_field() -> None:
    left_out = {"id", "redirect_from", "timetable"}  # the timetable has a page of its own
    fields = set(KINDS["training-courses"].model_fields) - left_out
    assert set(SAYING) == fields


@pytest.mark.parametrize(
    ("group", "model"),
    [
        ("participants", Participants),
        ("participants.agencies.0", Agency),
        ("participants.people.0", Person),
        ("people.0", Person),
        ("events.0", Event),
        ("phases.0", Phase),
    ],
)
def test_its_groups_say_every_field(group: str, model: type[Entry]) -> None:
    found = SAYING
    for key in group.split("."):
        found = found[int(key)] if key.isdecimal() else found[key]
    assert set(found) == set(model.model_fields)


def test_its_figures_say_every_field() -> None:
    assert {field for one in SAYING["key_figures"] for field in one} == set(KeyFigure.model_fields)


def test_every_place_of_a_course_leads_to_it(course: Catalogue) -> None:
    pages = rendered.bodies(course)
    for code in ("vn", "cl", "pe"):
        assert "Headed report" in text_of(pages[f"countries/{code}/"])


def test_the_former_names_of_an_organisation_stand_on_its_page(course: Catalogue) -> None:
    assert "Formerly Bureau" in text_of(rendered.bodies(course)["organisations/jpo/"])


def test_a_target_is_no_number_that_was_reached(course: Catalogue, shown: str) -> None:
    assert shown.count("about 77 yen (target)") == 2  # in the facts and in the table
    (entry,) = (one for one in entries(Offer(course)) if one["id"] == HERE)
    assert [one["target"] for one in entry["figures"]] == ["yes", ""]
