"""The way of a title from its record to its page is short, and CONTRIBUTING.md shows it."""

import re
import subprocess
import sys

import pytest

import built

MOST = 20


@pytest.mark.site
def test_a_title_passes_few_modules_which_are_those_of_the_walk() -> None:
    script = built.PROJECT / "tests/walk.py"  # in a process that nothing else follows
    run = subprocess.run(
        [sys.executable, script], capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    modules = re.findall(r"(?m)^programmes/(\S+\.py)", run.stdout)
    assert len(modules) <= MOST
    shown = (built.PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\| `(\w+/[\w/]+\.py)` \|", shown) == modules
