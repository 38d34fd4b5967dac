"""The checker of the W3C finds nothing wrong with the HTML of any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import tools

pytestmark = pytest.mark.site
UNKNOWN = ".*violates Content Security Policy.*"
"""Files have no address, so the checker takes our own scripts for those of another site; a browser
in the tests of the policy knows better."""


def said(folder: Path) -> list[dict[str, Any]]:
    """Let the checker read all pages of a folder; give what it says."""
    jar = tools.find("vnu-jar/build/dist/vnu.jar")
    java = tools.program("java")
    asked = ["--skip-non-html", "--format", "json", "--filterpattern", UNKNOWN, folder]
    run = subprocess.run(
        [java, "-jar", jar, *asked], capture_output=True, encoding="utf-8", check=False
    )
    found: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return found


def test_the_checker_finds_nothing_on_any_page(site: Path) -> None:
    assert [(one["url"], one.get("lastLine"), one["message"]) for one in said(site)] == []


def test_the_checker_finds_an_error(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>A page</title><p id="a">One<p id="a">Two</html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert any("Duplicate ID" in one["message"] for one in said(tmp_path))
