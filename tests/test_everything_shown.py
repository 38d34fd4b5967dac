"""Every word that an editor typed stands on the page: a course says all that a course can say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

import small
from built import squeeze
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

COURSE = """\
title: Titled course
heading: Headed report
section: courses
series: Serial name
edition: 8
dates: {value: 2015-08/2015-09, printed: late in summer}
fiscal_year: 2015
duration: fortnightly
languages: [Esperanto]
venue: {organisation: jpo, city: Hanoi}
countries: [Bhutan]
regions: [asean]
partners: [wipo]
topics: [trademarks]
participants:
  total: about 31
  total_printed: some thirty-one
  unit: trainee
  countries_stated: 11
  countries: {Viet Nam: 6, Colombia: over 4, Laos: }
  first_time: [Laos]
  organisations: {aripo: 21}
  agencies: [{name: Agency of Harare, country: Zimbabwe, represents: aripo, count: 17}]
  groups: {Chemistry Group: 12}
  women: 13
  men: 18
  by_day: [{day: 2015-08-27, count: 19}]
  people:
    - {name: Reena, function: Scrutineer, organisation: jpo, field: biotechnology, country: Nepal}
people:
  - {name: AIZAWA, function: Lecturer, organisation: wipo, field: robotics, country: Mongolia}
key_figures:
  - {id: cost, label: Costing, value: about 77, unit: yen, as_of: 2014-05-06}
  - {id: trained, label: Trained, value: 7377, unit: persons, printed: 7 thousand, period: 1996/..}
events:
  - title: Excursion
    kind: visit
    dates: 2015-08-28
    duration: hourly
    place: {city: Tokyo}
    countries: [Cambodia]
    regions: [asean]
    organisations: [wipo]
    participants: {total: 23, women: 14, groups: {Bus Group: 9}}
    role_of_jpo: chauffeur
printed_as: {Colombia: Columbia}
body:
  - text: Paragraph ◇ ① ・.
  - participants: Participating countries printed
  - figure: {caption: Captioned, credit: Photographer}
  - figures: [{caption: Leftmost}, {caption: Rightmost}]
    credit: Agency photo
  - link: Linked (MP4video)
  - quote: Quoted words
    by: Speaker
  - facts: {Labelled: valued}
  - part: Parted
    body:
      - text: Inner words
contact: cooperation
source: {title: Sourced, last_updated: 2015-10-11, retrieved: 2026-11-12}
updated: 2026-11-22
"""
# What the page shows in another form: ids by their names, days in words, or not as content at all.
SHOWN_AS = {
    "courses": "", "2015-08/2015-09": "", "jpo": "Japan Patent Office", "asean": "ASEAN",
    "wipo": "World Intellectual Property Organization", "trademarks": "Trademarks",
    "aripo": "African Regional Intellectual Property Organization", "trainee": "trainees",
    "2015-08-27": "27 August 2015", "2015-08-28": "28 August 2015", "2014-05-06": "6 May 2014",
    "1996/..": "from 1996", "7377": "7 thousand", "persons": "", "cost": "", "trained": "",
    "visit": "", "cooperation": "Developing Country Cooperation Section", "2026-11-22": "",
    "2015-10-11": "11 October 2015", "2026-11-12": "12 November 2026",
}  # fmt: skip


def said(tree: object) -> list[str]:
    """List the texts of a record, the labels and names among its keys too."""
    if isinstance(tree, dict):
        keys = [key for key in tree if key != key.lower()]
        return keys + [text for inner in tree.values() for text in said(inner)]
    return [text for inner in tree for text in said(inner)] if isinstance(tree, list) else [tree]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the page, its heading included."""
    folder: Path = tmp_path_factory.mktemp("everything")
    page = small.pages(folder, {"case": COURSE})["case"]
    return squeeze(page.text(separator=" ")) + " Headed report"


@pytest.mark.parametrize("text", sorted(set(said(yaml.load(COURSE, yaml.BaseLoader)))))  # noqa: S506
def test_what_is_said_is_shown(text: str, shown: str) -> None:
    assert re.search(rf"(?<!\w){re.escape(SHOWN_AS.get(text, text))}(?!\w)", shown)


def test_the_course_says_every_field() -> None:
    left_out = {"id", "redirect_from", "timetable"}  # the timetable has a page of its own
    fields = set(KINDS["training-courses"].model_fields) - left_out
    assert set(yaml.load(COURSE, yaml.BaseLoader)) == fields  # noqa: S506
