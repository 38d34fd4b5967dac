"""Participants of every shape that sources print can be said, and stand on the page."""

from __future__ import annotations

import pytest

import small
from built import squeeze

SHAPES = {
    "countries with numbers": ("countries: {Laos: 1, Vietnam: 6}", "Vietnam 6"),
    "a number that is not stated": ("countries: {Laos: , Vietnam: 6}", "Laos not stated"),
    "countries by name only": ("countries: [Laos, Vietnam]", "Laos not stated Vietnam not stated"),
    "organisations by name only": (
        "organisations: [aripo]",
        "African Regional Intellectual Property Organization (ARIPO) Number not stated",
    ),
    "organisations": ("organisations: {aripo: 2}", "African Regional Intellectual"),
    "an agency of one country": (
        "agencies: [{name: Zanzibar, country: Tanzania, count: 1}]",
        "Zanzibar ( Tanzania ) Number 1",
    ),
    "an agency alone": ("agencies: [{name: Zanzibar, count: 1}]", "Zanzibar Number 1"),
    "an agency without a number": ("agencies: [{name: Zanzibar, country: Tanzania}]", "Zanzibar"),
    "somebody who stands for an organisation": (
        "agencies: [{name: Zimbabwe (ARIPO), country: Zimbabwe, represents: aripo}]",
        "Zimbabwe (ARIPO), Zimbabwe, for African Regional Intellectual Property Organization",
    ),
    "an exact total": ("total: 30", "Participants 30"),
    "a vague total": ("total: more than 100", "Participants more than 100"),
    "a total in words": ("total: about 30\n  total_printed: some thirty", "In words some thirty"),
    "another unit": ("total: 30\n  unit: trainee", "30 trainees"),
    "visitors of an exhibition": ("total: over 2000\n  unit: visitor", "over 2,000 visitors"),
    "a stated number of countries": ("countries_stated: 11", "Countries stated 11"),
    "countries for the first time": ("first_time: [Laos]", "For the first time Laos"),
    "groups": (
        "groups: {Patent Group: 12, Trademark Group: about 18}",
        "Groups Patent Group: 12; Trademark Group: about 18",
    ),
    "groups without sizes": (
        "groups: [Patent Group, Trademark Group]",
        "Groups Patent Group; Trademark",
    ),
    "a group whose size is not stated": (
        "groups: {Patent Group: 12, Trademark Group: }",
        "Groups Patent Group: 12; Trademark Group",
    ),
    "participants whom the source leaves open": (
        "total: 30\n  countries: {Laos: 1, Vietnam: 6}\n  others: yes",
        "Vietnam 6 And others whom the source does not list",
    ),
    "others beside named countries": (
        "total: 30\n  countries: [Laos, Vietnam]\n  others: yes",
        "with 30 participants from Laos, Vietnam and others.",
    ),
    "an agency of a ministry": (
        "agencies: [{name: Customs Office, parent: Ministry of Finance, country: Laos}]",
        "Customs Office, Ministry of Finance, Laos",
    ),
    "an organisation for the first time": (
        "organisations: {aripo: 1}\n  first_time_organisations: [aripo]",
        "For the first time African Regional Intellectual Property Organization",
    ),
    "a lecture with its day": (
        "people: [{name: Ms. B, lecture: Trends in designs, day: 2013-12-03}]",
        "Named Ms. B, lecture: “Trends in designs”, 3 December 2013",
    ),
    "women and men": ("women: 12\n  men: 18", "Women 12 Men 18"),
    "numbers by day": (
        "by_day: [{day: 2013-12-03, count: about 200}, {day: 2013-12-04, count: 150}]",
        "By day 3 December 2013: about 200; 4 December 2013: 150",
    ),
    "people by name": (
        "people: [{name: Reena, organisation: jpo, field: biotechnology}]",
        "Named Reena, biotechnology, Japan Patent Office",
    ),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of the page of each shape."""
    names = {shape: shape.replace(" ", "-") for shape in SHAPES}
    courses = {names[shape]: f"participants:\n  {lines}" for shape, (lines, _) in SHAPES.items()}
    pages = small.pages(tmp_path_factory.mktemp("participants"), courses)
    return {shape: squeeze(pages[names[shape]].text(separator=" ")) for shape in SHAPES}


@pytest.mark.parametrize("shape", SHAPES)
def test_participants_stand_on_the_page(shape: str, shown: dict[str, str]) -> None:
    assert SHAPES[shape][1] in shown[shape]


def test_no_total_is_computed_of_participants_whom_the_source_leaves_open(
    shown: dict[str, str],
) -> None:
    assert "Total 7" not in shown["participants whom the source leaves open"]
    assert "Total 7" in shown["countries with numbers"]


def test_a_country_whose_number_is_unknown_is_not_counted_as_one(shown: dict[str, str]) -> None:
    assert "Times" not in shown["countries by name only"]
    assert "the larger" not in shown["countries by name only"]


def test_numbers_by_day_are_never_added_up(shown: dict[str, str]) -> None:
    assert "350" not in shown["numbers by day"]
