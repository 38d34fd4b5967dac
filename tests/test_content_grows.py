"""A right new record breaks no test: those that read the real content hold in a larger one too."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import built

pytestmark = [pytest.mark.site, pytest.mark.slow]
GROWN = built.PROJECT / "tests/data/grown"
"""Records and names as editors add them, one with a contradiction and one with an older address."""
FOLDERS = (".vscode", "content", "hooks", "seeds", "tests")
FILES = ("README.md", "mkdocs.yml", "pyproject.toml")
TESTS = built.data("grown/tests.yml")
ELSEWHERE = ("is_seen", "generated", "made_up", "a_build")
"""Words in the names of tests that spoil a record, make some, or build a site of their own."""


def grow(project: Path) -> None:
    """Add what editors would."""
    shutil.copytree(GROWN / "programmes", project / "content/programmes", dirs_exist_ok=True)
    for added in (GROWN / "vocabulary").iterdir():
        file = project / "content/vocabulary" / added.name
        text, new = file.read_text(encoding="utf-8"), added.read_text(encoding="utf-8")
        group = new.partition("\n")[0] + "\n"
        # A group that is there already has the new names below its heading.
        text = text.replace(group, new) if f"\n{group}" in text else text + new
        file.write_text(text, encoding="utf-8")


def run(project: Path, *command: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(project / "hooks")}
    done = built.run(sys.executable, *command, cwd=project, env=environment)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A copy of the project with its tests, to which editors have added records."""
    project = tmp_path / "grown"
    for folder in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(built.PROJECT / folder, project / folder, ignore=ignored)
    for file in FILES:
        shutil.copy(built.PROJECT / file, project)
    grow(project)
    return project


def test_records_that_the_check_accepts_break_no_test(grown: Path) -> None:
    assert "3 open warnings in 2 files." in run(grown, "-m", "programmes", "check")
    chosen = ("-k", "not (" + " or ".join(ELSEWHERE) + ")", *TESTS)
    assert " passed" in run(grown, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen)
