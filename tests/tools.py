"""Finds the programs that `.ci/run` installs; without its program a test is left out."""

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import NoReturn

import pytest

import built

FOLDER = built.PROJECT / ".venv/editor"
"""Where `.ci/run` installs those of npm, each in the version that it names."""


def find(path: str) -> Path:
    """Find a file of a package of npm."""
    found = FOLDER / "node_modules" / path
    return found if found.exists() else leave_out(f"there is no {path}; see .ci/run")


def program(name: str) -> str:
    """Find a program of the system."""
    return which(name) or leave_out(f"there is no {name}; see .ci/run")


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder; give what it prints."""
    author = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    command = [program("git"), "-C", folder, *author, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def leave_out(reason: str) -> NoReturn:
    """Leave the test out, or fail in CI, where all is installed."""
    (pytest.fail if "CI" in os.environ else pytest.skip)(f"NOT tested: {reason}")
