"""The table of rules is complete: code, cases and table name the same rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import small
from programmes import reader
from programmes.reader.problem import Rule, chapters

PACKAGE = Path(reader.__file__).parent.parent
INVALID = Path(__file__).parent / "invalid"
CHAPTERS = {chapter.title: chapter.rules for chapter in chapters()}
RULES = [rule for listed in CHAPTERS.values() for rule in listed]
CODES = [rule.code for rule in RULES]
READING = CHAPTERS["The text of a file"]
# What takes a code first.
MAKERS = {
    "Problem", "Fault", "problem", "fault", "of_file",
    "warn", "_entry", "_unknown",
}  # fmt: skip
TOO_BIG_FOR_A_CASE = {"too-large", "too-many-values"}  # in test_source.py
IN_WORDS_ONLY = {*TOO_BIG_FOR_A_CASE, "not-utf8", "too-many-faults"}


def codes_made(folder: Path) -> Iterator[str]:
    """Find the codes that are written out where a problem is made."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
                named = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                for value in [*node.args[:1], *named]:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def codes_in_cases() -> set[str]:
    expected = [path.read_text(encoding="utf-8") for path in INVALID.glob("*/expected.txt")]
    return {code for text in expected for code in re.findall(r"^\w+\[(.+?)\]:", text, re.MULTILINE)}


def test_every_code_of_the_package_is_in_the_table() -> None:
    assert set(codes_made(PACKAGE)) <= set(CODES)


@pytest.mark.parametrize(
    "chapter",
    [
        "Fields and values",
        "Names",
        "Timetables",
        "Texts as they appear",
        "Records and their places",
        "Files and folders",
    ],
)
def test_every_rule_of_a_chapter_has_a_case(chapter: str) -> None:
    assert {rule.code for rule in CHAPTERS[chapter]} <= codes_in_cases()


@pytest.mark.parametrize("rule", CHAPTERS["Fields and values"], ids=lambda rule: rule.code)
def test_the_example_of_a_rule_of_values_breaks_it(rule: Rule, tmp_path: Path) -> None:
    example = rule.example.replace("(more than ten printed pages)", "word " * 5000)
    assert rule.code in {problem.code for problem in small.problems(tmp_path, example)}


def test_every_code_of_a_case_is_in_the_table() -> None:
    assert codes_in_cases() <= set(CODES)


def test_every_rule_of_reading_has_a_case() -> None:
    assert {rule.code for rule in READING} - codes_in_cases() == TOO_BIG_FOR_A_CASE


@pytest.mark.parametrize(
    "rule",
    [rule for rule in READING if rule.code not in IN_WORDS_ONLY],
    ids=lambda rule: rule.code,
)
def test_the_example_of_a_rule_breaks_it(rule: Rule) -> None:
    outcome = reader.read_text(rule.example, "example.yml")
    assert isinstance(outcome, list)
    assert {problem.code for problem in outcome} == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_named_and_explained_in_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)
    assert rule.example
    assert rule.summary[0].isupper()
    assert rule.summary.endswith(".")
    assert rule.cure[0].isupper()


def test_no_code_stands_twice_in_the_table() -> None:
    assert sorted(set(CODES)) == sorted(CODES)
