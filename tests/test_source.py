"""What the reader makes of a file: texts as they were typed; tests/invalid holds the places."""

from typing import Any

import pytest

import built
from programmes import reader
from programmes.reader import Document
from programmes.reader.problem import Problem

CASES = built.data("source.yml")


def read(text: str) -> Document:
    outcome = reader.read_text(text, "record.yml")
    assert isinstance(outcome, Document), outcome
    return outcome


def faults(data: str | bytes) -> list[Problem]:
    data = data if isinstance(data, bytes) else data.encode()
    outcome = reader.read_bytes(data, "record.yml")
    assert isinstance(outcome, list), outcome
    return outcome


@pytest.mark.parametrize(
    ("typed", "meant"), [*((one, one) for one in CASES["plain"]), *CASES["values"]]
)
def test_a_value_is_the_text_that_was_typed_as_yaml_says_how(typed: str, meant: str) -> None:
    assert read(f"key: {typed}\n").tree == {"key": meant}


@pytest.mark.parametrize("case", CASES["trees"], ids=lambda case: case["typed"])
def test_a_file_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    document = reader.read_bytes(case["typed"].encode(), "record.yml")
    assert isinstance(document, Document)
    assert document.tree == case["read"]


@pytest.mark.parametrize("case", CASES["faults"].values(), ids=CASES["faults"])
def test_all_faults_are_reported(case: dict[str, Any]) -> None:
    found = [f"{problem.line}: {problem.code}" for problem in faults(case["typed"])]
    assert found == case["found"]


def test_sixteen_levels_are_fine() -> None:
    assert read("a: " + "[" * 15 + "b" + "]" * 15).tree


def test_a_file_of_more_than_256_kb_is_refused() -> None:
    data = b"# " + b"x" * 256 * 1024
    assert [problem.code for problem in faults(data)] == ["too-large"]
    assert read(data[: 256 * 1024 - 5].decode() + "\na: b").tree == {"a": "b"}


def test_more_than_20_000_values_are_refused() -> None:
    assert [problem.code for problem in faults("a: [" + "1," * 19_999 + "]")] == ["too-many-values"]
    assert read("a: [" + "1," * 19_998 + "]").tree


def test_a_hundred_faults_are_listed() -> None:
    found = faults("".join(f"a{number}: !!int 1\n" for number in range(1000)))
    assert len(found) == 101
    assert found[0].code == "too-many-faults"


def test_half_a_surrogate_pair_cannot_be_text() -> None:
    outcome = reader.read_text("a: \ud800", "record.yml")
    assert isinstance(outcome, list)
    assert outcome[0].code == "not-utf8"
