"""Finds the programs that `.ci/run` installs; without its program a test is left out."""

from __future__ import annotations

import os
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
    return found if found.exists() else _leave_out(path)


def program(name: str) -> str:
    """Find a program of the system."""
    return which(name) or _leave_out(name)


def _leave_out(name: str) -> NoReturn:
    """Leave the test out, or fail in CI, where all is installed."""
    message = f"NOT tested: there is no {name}; .ci/run says how to install it"
    (pytest.fail if "CI" in os.environ else pytest.skip)(message)
