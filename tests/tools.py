"""Finds the programs that `.ci/run` installs from npm; without its program a test is left out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import built

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = built.PROJECT / ".venv/editor"
"""Where `.ci/run` installs them, each in the version that it names."""


def find(path: str) -> Path:
    """Find a file of a package; where it is missing, leave the test out, or fail in CI."""
    found = FOLDER / "node_modules" / path
    if not found.exists():
        message = f"NOT tested: there is no {path}; .ci/run says how to install it"
        (pytest.fail if "CI" in os.environ else pytest.skip)(message)
    return found
