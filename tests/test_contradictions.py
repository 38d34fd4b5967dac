"""Where a record contradicts itself, a warning names both sides; where it does not, none does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import small
from programmes.catalogue import loading
from programmes.reader import rules

DATA = Path(__file__).parent / "data"
CLASHES = yaml.safe_load((DATA / "contradictions.yml").read_text(encoding="utf-8"))
AGREEMENTS = (DATA / "agreements.txt").read_text(encoding="utf-8").strip().split("\n\n")
REPORT = "http://www.jpo.go.jp/torikumi_e/kokusai_e/training/pg_short/20131102_report.htm"
NAMES = [
    ("2013-12-02-enforcement", "2013-12-02/2013-12-13", None),
    ("20131202-2", "2013-12-02", None),
    ("2013-12-enforcement", "2013-12-02", None),
    ("2013-12-02-enforcement", "2013-12", None),
    ("2013-enforcement", "2014-01-20", None),
    ("2013-2014-plan", "2014-01-20", None),
    ("2013-12-02-enforcement", "FY2013", None),
    ("20150723-report", "2015-06-23/2015-08-05", ("2015-07-23", "2015-06-23")),
    ("2013-12-enforcement", "2013-11-02", ("2013-12", "2013-11-02")),
    ("2013-11-02-printed", "{value: 2013-12-02, printed: 'November 2, 2013'}", None),
    (
        "2013-11-03-printed",
        "{value: 2013-12-02, printed: 'November 2, 2013'}",
        ("2013-11-03", "2013-12-02"),
    ),
    ("20131102-of-an-address", f"2013-12-02\nsource: {{title: Report, url: {REPORT}}}", None),
]


@pytest.mark.parametrize("clash", CLASHES, ids=lambda clash: clash["record"])
def test_a_warning_names_both_sides_and_stops_nothing(
    clash: dict[str, str], tmp_path: Path
) -> None:
    content = small.copy(tmp_path)
    small.put(content, small.course(clash["record"].strip()))
    loaded = loading.load(content)
    assert [(one.code, one.severity, one.message) for one in loaded.problems] == [
        (clash["code"], "warning", clash["message"])
    ]
    assert loaded.catalogue is not None


@pytest.mark.parametrize("lines", AGREEMENTS)
def test_what_can_be_right_gives_no_warning(lines: str, tmp_path: Path) -> None:
    assert small.problems(tmp_path, lines) == ()


@pytest.mark.parametrize(("name", "dates", "clash"), NAMES)
def test_the_date_of_a_file_name_is_compared_with_the_first_day(
    name: str, dates: str, clash: tuple[str, str] | None, tmp_path: Path
) -> None:
    content = small.copy(tmp_path)
    small.put(content, small.course(f"dates: {dates}"), f"training-courses/{name}.yml")
    found = [(one.code, one.message) for one in loading.load(content).problems]
    message = clash and f"the file is named after {clash[0]}, the dates begin with {clash[1]}"
    assert found == ([("name-differs", message)] if clash else [])


def test_every_rule_of_contradiction_has_a_case() -> None:
    listed = {chapter.title: chapter.rules for chapter in rules.chapters()}["Contradictions"]
    assert {rule.code for rule in listed} == {*(one["code"] for one in CLASHES), "name-differs"}
