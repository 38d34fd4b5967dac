"""Where a record contradicts itself, a warning names both sides; where it does not, none does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import built
import small
from built import squeeze
from programmes.catalogue import loading
from programmes.reader.problem import chapters
from programmes.schema.records import KINDS

CASES = built.data("contradictions.yml")
CLASHES, AGREEMENTS, BETWEEN = CASES["warned"], CASES["silent"], CASES["between"]


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


def test_every_rule_of_contradiction_has_a_case() -> None:
    rules = {chapter.title: chapter.rules for chapter in chapters()}["Contradictions"]
    between = [one["code"] for case in BETWEEN for one in case.get("found", ())]
    assert {rule.code for rule in rules} <= {*between, *(one["code"] for one in CLASHES)}


@pytest.mark.parametrize("case", BETWEEN, ids=lambda case: ", ".join(case["records"]))
def test_what_several_files_say_is_compared_and_a_file_with_its_name(
    case: dict[str, Any], tmp_path: Path
) -> None:
    content = small.copy(tmp_path)
    for name, lines in case["records"].items():
        small.put(content, small.course(lines.strip()), f"{name}.yml")
    found = loading.load(content).problems
    assert [
        {"code": one.code, "file": one.path.rpartition("/")[2], "message": one.message}
        for one in found
    ] == case.get("found", [])


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_every_kind_answer_a_warning(kind: str, tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    said = "participants: {total: 3, women: 9, men: 1}\nconfirmed: {gender-differs: As printed}"
    said += "\ncountry: Laos" if kind == "dispatches" else ""
    small.put(content, small.course(said), f"{kind}/case.yml")
    assert loading.load(content).problems == ()


@pytest.mark.parametrize("clash", CLASHES, ids=lambda clash: clash["record"])
def test_an_editor_answers_a_warning_with_a_reason(clash: dict[str, str], tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    answer = f"confirmed: {{{clash['code']}: the page prints both}}"
    small.put(content, small.course(f"{clash['record'].strip()}\n{answer}"))
    loaded = loading.load(content)
    assert loaded.problems == ()
    assert [one.code for one in loaded.confirmed] == [clash["code"]]


def test_the_reason_stands_on_the_page_as_a_note(tmp_path: Path) -> None:
    lines = "participants: {total: 25, countries: {Laos: 21}}\n"
    lines += "confirmed: {total-differs: the page says 25 and lists 21}"
    page = small.pages(tmp_path, {"case": lines})["case"]
    assert "Note the page says 25 and lists 21" in squeeze(page.text(separator=" "))
