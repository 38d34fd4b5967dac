"""Each folder of invalid/ is one mistake: a file as an editor left it, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from programmes import problems, source

if TYPE_CHECKING:
    from programmes.problems import Problem

INVALID = Path(__file__).parent / "invalid"
NAME = "content/programmes/training-courses/case.yml"
CASES = sorted(path.parent for path in INVALID.glob("*/record.yml"))


def check(data: bytes, name: str) -> list[Problem]:
    """Check one file, as far as the tests here are concerned."""
    outcome = source.read_bytes(data, name)
    return outcome if isinstance(outcome, list) else []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_editor_is_told_what_is_wrong(case: Path) -> None:
    report = problems.as_text(check((case / "record.yml").read_bytes(), NAME))
    faults, _, _summary = report.rpartition("\n\n")
    assert faults + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
