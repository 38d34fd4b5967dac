"""The table of rules is complete: code, cases and table name the same rules."""

import re
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
MADE = re.compile(
    r'\b(?:[Pp]roblem|[Ff]ault|of_file|warn|_entry|_unknown)\(\s*(?:code=)?"([a-z0-9-]+)"'
)
"""A code, where a problem is made."""
ELSEWHERE = {"Links and pictures", "Pages written by hand", "Publishing", "Contradictions"}
"""Chapters that have tests of their own."""
TOO_BIG_FOR_A_CASE = {"too-large", "too-many-values"}  # in test_source.py
IN_WORDS_ONLY = {*TOO_BIG_FOR_A_CASE, "not-utf8", "too-many-faults"}


def codes_in_cases() -> set[str]:
    expected = [path.read_text(encoding="utf-8") for path in INVALID.glob("*/expected.txt")]
    return {code for text in expected for code in re.findall(r"^\w+\[(.+?)\]:", text, re.MULTILINE)}


def test_the_table_names_every_code_of_the_package_and_of_the_cases_once() -> None:
    texts = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    made = {code for text in texts for code in MADE.findall(text)}
    assert len(made) > 60
    assert made | codes_in_cases() <= set(CODES)
    assert sorted(set(CODES)) == sorted(CODES)


def test_every_rule_of_a_chapter_has_a_case() -> None:
    rules = {rule.code for title in CHAPTERS.keys() - ELSEWHERE for rule in CHAPTERS[title]}
    assert rules - codes_in_cases() == TOO_BIG_FOR_A_CASE


@pytest.mark.parametrize("rule", CHAPTERS["Fields and values"], ids=lambda rule: rule.code)
def test_the_example_of_a_rule_of_values_breaks_it(rule: Rule, tmp_path: Path) -> None:
    example = rule.example.replace("(more than ten printed pages)", "word " * 5000)
    assert rule.code in {problem.code for problem in small.problems(tmp_path, example)}


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
