"""Each folder of invalid/ is one mistake: files as an editor left them, and what is said of them.

`record.yml` is a training course in the small catalogue of data/small. A folder `content/` instead
is laid over that catalogue, file by file.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import small
from programmes import catalogue
from programmes.problems import report as problems

if TYPE_CHECKING:
    from collections.abc import Iterator

INVALID = Path(__file__).parent / "invalid"
CASES = sorted(path.parent for path in INVALID.glob("*/expected.txt"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small catalogue for the cases that only add a record."""
    return small.copy(tmp_path_factory.mktemp("invalid"))


@pytest.fixture
def content(case: Path, shared: Path, tmp_path: Path) -> Iterator[Path]:
    """The small catalogue, spoilt by a case."""
    if (case / "content").exists():
        spoilt = small.copy(tmp_path)
        shutil.copytree(case / "content", spoilt, dirs_exist_ok=True)
        yield spoilt
    else:
        added = shared / "programmes" / small.COURSE
        shutil.copy(case / "record.yml", added)
        yield shared
        added.unlink()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_editor_is_told_what_is_wrong(case: Path, content: Path) -> None:
    report = problems.as_text(catalogue.load(content).problems)
    faults, _, _summary = report.rpartition("\n\n")
    assert faults + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
