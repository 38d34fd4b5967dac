"""Each folder of invalid/ is one mistake: files as an editor left them, and what is said of them.

`record.yml` is a training course in the small catalogue of data/small. A folder `content/` instead
is laid over that catalogue, file by file. What cannot be kept in every repository is told by the
lines of `made.txt`: `name -> target` is a link, `name |` a pipe, `name -` is missing, and `name`
is an empty file.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import small

INVALID = Path(__file__).parent / "invalid"
CASES = sorted(path.parent for path in INVALID.glob("*/expected.txt"))


def spoilt(case: Path, folder: Path) -> Path:
    """Spoil a copy of the small catalogue by a case; give its folder."""
    content = small.copy(folder)
    spoil(content, case)
    return content


def spoil(content: Path, case: Path) -> None:
    """Put the files of a case into a copy of the small catalogue."""
    if (case / "content").exists():
        shutil.copytree(case / "content", content, dirs_exist_ok=True)
    if (case / "record.yml").exists():
        shutil.copy(case / "record.yml", content / "programmes" / small.COURSE)
    if (case / "made.txt").exists():
        make(content, (case / "made.txt").read_text(encoding="utf-8"))


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
def test_the_editor_is_told_what_is_wrong(case: Path, tmp_path: Path) -> None:
    report = small.run("check", f"--content={spoilt(case, tmp_path)}").stdout
    faults, _, _summary = report.rpartition("\n\n")
    assert faults + "\n" == (case / "expected.txt").read_text(encoding="utf-8")
