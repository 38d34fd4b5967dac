"""Each folder of invalid/ is one mistake: files as an editor left them, and what is said of them.

`record.yml` is a training course in the small catalogue of data/small. A folder `content/` instead
is laid over that catalogue, file by file. What cannot be kept in every repository is told by the
lines of `made.txt`: `name -> target` is a link, `name |` a pipe, `name -` is missing, and `name`
is an empty file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import small

INVALID = Path(__file__).parent / "invalid"
CASES = sorted(path.parent for path in INVALID.glob("*/expected.txt"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small catalogue for the cases that only add a record."""
    return small.copy(tmp_path_factory.mktemp("invalid"))


@pytest.fixture
def content(case: Path, shared: Path, tmp_path: Path) -> Iterator[Path]:
    """The small catalogue, spoilt by a case."""
    if (case / "content").exists() or (case / "made.txt").exists():
        spoilt = small.copy(tmp_path)
        if (case / "content").exists():
            shutil.copytree(case / "content", spoilt, dirs_exist_ok=True)
        if (case / "made.txt").exists():
            make(spoilt, (case / "made.txt").read_text(encoding="utf-8"))
        yield spoilt
    else:
        added = shared / "programmes" / small.COURSE
        shutil.copy(case / "record.yml", added)
        yield shared
        added.unlink()


def make(content: Path, lines: str) -> None:
    """Make what the lines of a case tell."""
    for line in lines.splitlines():
        name, how, target = (*line.split(), "", "")[:3]
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match how:
            case "->":
                path.symlink_to(target)
            case "|":
                os.mkfifo(path)
            case "-":
                shutil.rmtree(path)
            case _:
                path.touch()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_editor_is_told_what_is_wrong(case: Path, content: Path) -> None:
    report = small.run("check", f"--content={content}").stdout
    faults, _, _summary = report.rpartition("\n\n")
    assert faults + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
