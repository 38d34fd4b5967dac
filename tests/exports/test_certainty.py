"""Dates keep their certainty in every file for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import exporting
import pytest

import built
import small


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The files of a course whose dates are given in several ways."""
    content = small.copy(tmp_path)
    course = built.text("certainty.yml")
    small.put(content, small.course(course))
    return exporting.write(exporting.Offer(small.load(content)), tmp_path / "site")


def of_the_course(folder: Path, name: str) -> list[dict[str, str]]:
    return [row for row in exporting.rows(folder, name) if "case" in row["programme"]]


def test_json_says_it_beside_the_bounds(written: Path) -> None:
    found = json.loads((written / "training-courses/case/index.json").read_bytes())
    assert found["dates_certainty"] == ["late month to early month"]
    assert found["dates_printed"] == "late in summer"
    assert (found["first_day"], found["last_day"]) == ("2015-08-01", "2015-09-30")
    assert [one["dates_certainty"] for one in found["events"]] == [["about day"], ["day"]]
    (figure,) = found["figures"]
    assert figure["as_of_certainty"] == ["beginning month"]
    assert figure["period_certainty"] == ["fiscal-year to open"]


def test_csv_says_it_beside_the_bounds(written: Path) -> None:
    (course,) = of_the_course(written, "programmes")
    assert course["dates_certainty"] == "late month to early month"
    assert [one["dates_certainty"] for one in of_the_course(written, "events")] == [
        "about day",
        "day",
    ]
    (figure,) = of_the_course(written, "figures")
    assert figure["as_of_certainty"] == "beginning month"


def test_a_calendar_leaves_out_what_is_not_sure_of_the_day_and_says_so(written: Path) -> None:
    text = (written / "training-courses/calendar.ics").read_text("utf-8").replace("\n ", "")
    assert "SUMMARY:A talk" in text
    assert "SUMMARY:A visit" not in text
    assert "2 dates are left out\\, since the source does not give their days." in text
