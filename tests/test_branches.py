"""Editors who work at the same time do not get into each other's way, as Git merges them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import small
import tools

git = partial(tools.git, Path())


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", f"--message={message}")


def add(branch: str, title: str) -> None:
    """Add a record on a branch of its own, which begins at the main one."""
    git("switch", "--quiet", "--create", branch, "main")
    answers = (f"--title={title}", "--section=news", "--text=It was held.", "--dates=2015")
    result = small.run("new", "initiatives", *answers)
    assert result.exit_code == 0, result.output
    commit(f"Add {title}")


@pytest.fixture(autouse=True)
def begun(content: Path) -> None:  # noqa: ARG001
    """Put the small catalogue, in which somebody stands, under version control."""
    git("init", "--quiet", "--initial-branch=main")
    commit("Begin")


def test_two_branches_that_each_add_a_record_merge(content: Path) -> None:
    add("first", "A visit")
    add("second", "A tour")
    git("merge", "--quiet", "--no-edit", "first")
    assert {"visit", "tour"} <= {path.stem for path in content.glob("programmes/initiatives/*")}
    assert small.run("check").output == "All records are right.\n"


def test_a_record_can_be_added_while_another_is_renamed(content: Path) -> None:
    add("first", "A visit")
    git("switch", "--quiet", "--create", "second", "main")
    assert small.run("rename", "initiatives/listed", "renamed").exit_code == 0
    commit("Rename an initiative")
    git("merge", "--quiet", "--no-edit", "first")
    assert {"visit", "renamed"} <= {path.stem for path in content.glob("programmes/initiatives/*")}
    assert small.run("check").output == "All records are right.\n"
