"""Every word that an editor typed stands on the page: a course says all that a course can say."""

from __future__ import annotations

import re

import pytest
from exporting import Offer, entries
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from programmes.catalogue.catalogue import Catalogue
from programmes.schema.facts import Agency, Event, KeyFigure, Participants, Person, Phase
from programmes.schema.records import KINDS

HERE = "training-courses/case"

COURSE = built.text("everything.yml")
SAYING = built.data("everything.yml")
SHOWN_AS = built.data("everything_shown.yml")


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
    jpo = "abbreviation: JPO\n"
    organisations = content / "vocabulary/organisations.yml"
    built.change(organisations, jpo, f"{jpo}  former_names: [Bureau]\n")
    return small.load(content)


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


def test_the_course_says_every_field() -> None:
    left_out = {"id", "redirect_from", "timetable"}  # the timetable has a page of its own
    fields = set(KINDS["training-courses"].model_fields) - left_out
    assert set(SAYING) == fields


def test_its_groups_say_every_field() -> None:
    people = SAYING["participants"]
    for group, model in (
        (people, Participants),
        (people["agencies"][0], Agency),
        (people["people"][0], Person),
        (SAYING["people"][0], Person),
        (SAYING["events"][0], Event),
        (SAYING["phases"][0], Phase),
        ({field for one in SAYING["key_figures"] for field in one}, KeyFigure),
    ):
        assert set(group) == set(model.model_fields)


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
