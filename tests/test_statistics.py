"""What the statistics count is what the records say, and each table is to be had as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

import built
from programmes import catalogue as loading
from programmes.exports.statistics import statistics
from programmes.pages.rendering import Renderer
from programmes.pages.statistics import participants_by_country

if TYPE_CHECKING:
    from pathlib import Path

    from built import BuiltPage
    from programmes.catalogue import Catalogue


def rows(catalogue: Catalogue, name: str) -> list[dict[str, Any]]:
    return [
        row for table in statistics(catalogue) if table.name == f"statistics-{name}"
        for row in table.rows
    ]  # fmt: skip


def test_participants_are_added_up_by_country(catalogue: Catalogue) -> None:
    counted = {row["country"]: row["count"] for row in rows(catalogue, "participants")}
    assert counted["Vietnam"] == 6
    assert sum(counted.values()) == 30


def test_a_stated_total_stands_beside_the_computed_one(catalogue: Catalogue) -> None:
    course = next(row for row in rows(catalogue, "totals") if "enforcement" in row["programme"])
    assert (course["stated"], course["computed"]) == (30, 30)


def test_nothing_is_computed_from_names_alone(catalogue: Catalogue) -> None:
    workshop = next(
        row for row in rows(catalogue, "totals") if row["event"] == "African Regional Workshop"
    )
    assert (workshop["stated"], workshop["computed"]) == (27, None)


def test_participants_by_country_have_a_total(pages: dict[str, BuiltPage]) -> None:
    region = pages["statistics/"].one('[aria-label="Participants, added up by country"]')
    assert region.css_first("tfoot td.num").text() == "30"


@pytest.mark.parametrize("stated", ["over 2", ""])
def test_a_number_that_is_not_known_leaves_no_total(stated: str, project: Path) -> None:
    course = project / "content/programmes/training-courses/2013-12-02-enforcement.yml"
    built.change(course, "China: 3", f"China: {stated}")
    built.change(course, "total: 30", "total: more than 20")
    loaded = loading.load(project / "content")
    assert loaded.catalogue is not None, loaded.problems
    made = participants_by_country(Renderer(loaded.catalogue), "")
    assert "<tfoot>" not in made


def test_a_vague_total_keeps_the_word_of_its_source(catalogue: Catalogue) -> None:
    found = [(row["stated_word"], row["stated"]) for row in rows(catalogue, "totals")]
    assert ("more than", 200) in found


def test_what_is_no_person_is_no_participant(catalogue: Catalogue) -> None:
    counted = {row["unit"] for row in rows(catalogue, "totals")}
    assert counted == {"participant", "staff", "student"}


def test_programmes_count_in_each_year_that_they_name(catalogue: Catalogue) -> None:
    for row in rows(catalogue, "programmes"):
        named = catalogue.listings["year"][str(row["year"])]
        of_kind = [one for one in named if one.programme.record.kind == row["kind"]]
        assert row["count"] == len(of_kind)


@pytest.mark.parametrize(
    ("name", "year", "activity", "status"),
    [
        ("Zambia", 2021, "data capture", "completed"),
        ("Malawi", 2022, "full-text digitalization", "implemented"),
        ("African Intellectual Property Organization", 2023, "data verification", "implemented"),
    ],
)
def test_digitisation_projects_stand_by_country_year_and_status(
    name: str, year: int, activity: str, status: str, catalogue: Catalogue
) -> None:
    found = [(row["name"], row["year"], row["activity"], row["status"])
             for row in rows(catalogue, "projects")]  # fmt: skip
    assert (name, year, activity, status) in found


def test_experts_stand_by_country(catalogue: Catalogue) -> None:
    found = {row["country"]: row["experts"] for row in rows(catalogue, "experts")}
    assert found == {"Indonesia": 1, "Vietnam": 1}


def test_the_meetings_of_the_centres_are_listed_latest_first(pages: dict[str, BuiltPage]) -> None:
    region = pages["statistics/"].one('[aria-label^="Events: Technology and Innovation"]')
    times = [row.css_first("time").attributes["datetime"] for row in region.css("tbody tr")]
    assert len(times) == 7
    assert times[0] == "2024-06"
    assert times == sorted(times, reverse=True)


def test_every_table_leads_to_its_rows_as_csv(
    pages: dict[str, BuiltPage], site: Path, catalogue: Catalogue
) -> None:
    page = pages["statistics/"]
    linked = {page.target(a.attributes["href"] or "") for a in page.root.css("article a")}
    for table in statistics(catalogue):
        assert table.path in linked
        text = (site / table.path).read_bytes().decode()
        assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == len(table.rows)


def test_the_longest_bar_is_that_of_the_largest_number(pages: dict[str, BuiltPage]) -> None:
    region = pages["statistics/"].one('[aria-label="Participants, added up by country"]')
    for row in region.css("tbody tr"):
        bar = row.css_first("rect").attributes["width"]
        assert bar == row.css_first("td.num").text()
        assert row.css_first("svg").attributes["viewBox"] == "0 0 6 6"


def test_experts_and_participants_are_told_as_on_their_own_pages(
    pages: dict[str, BuiltPage],
) -> None:
    page = pages["statistics/"]
    experts = page.one('[aria-label="Experts in offices abroad"]').css("tbody tr td:last-child")
    assert [cell.text() for cell in experts] == ["1 patent examiner, long-term"] * 2
    totals = page.one('[aria-label="Totals of participants, stated and computed"]').css("tbody tr")
    units = {row.css_first("td").text() for row in totals}
    assert {"participants", "staff", "students"} <= units
