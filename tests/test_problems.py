"""How faults are shown to a person, to a program and to GitHub, and which word was meant."""

import json
import re
import time
from typing import Any

import pytest

import built
from programmes.reader.problem import Problem, nearest
from programmes.reader.report import as_github, as_json, as_text

CASES = built.values("reports.yml")


def problem(**changed: object) -> Problem:
    given = {"code": "tag", "path": "a.yml", "line": 1, "column": 1, "message": "wrong"}
    return Problem(**{**given, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_problems_are_reported(case: dict[str, Any]) -> None:
    given = [problem(**one) for one in case["problems"]]
    assert as_text(given) == case["text"]
    if "json" in case:
        assert json.loads(as_json(given)) == case["json"]
    assert as_github(given) == case["github"]


def test_colours_change_nothing_but_the_colour() -> None:
    given = [problem(help="mend it", excerpt="title: A course")]
    coloured = as_text(given, colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[(31|34|1|0)m", "", coloured) == as_text(given)


def test_no_line_of_any_report_is_a_forged_command() -> None:
    hostile = "\u202eevil\x1b[31m\n::error::forged\r\n##[stop-commands]x"
    given = [problem(message=hostile, path="::error::", excerpt="::error::", help="::x")]
    for report in (as_text(given), as_json(given), as_github(given)):
        for line in report.splitlines():
            assert not line.lstrip().startswith("::") or line.startswith("::error file=")
            assert "##[" not in line


def test_a_file_name_that_is_not_unicode_is_printed_nevertheless() -> None:
    assert "<U+DCFF>" in as_text([problem(path="\udcff.yml")]).encode().decode()


def test_the_nearest_choice_is_found() -> None:
    for case in built.values("nearest.yml"):
        assert {typed: nearest(typed, case["choices"]) for typed in case["meant"]} == case["meant"]


def test_a_very_long_word_takes_no_time() -> None:
    began = time.process_time()
    assert nearest("training-courses" * 10_000, ["training-courses" * 9_999] * 50) is None
    assert time.process_time() - began < 0.5
