"""The checker of the W3C finds nothing wrong with the HTML of any page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import built
import tools

pytestmark = pytest.mark.site
UNKNOWN = ".*violates Content Security Policy.*"
"""Files have no address, so the checker takes our own scripts for those of another site; a browser
in the tests of the policy knows better."""


def said(*folders: Path) -> list[tuple[str, int | None, str]]:
    """Let the checker read all pages of some folders; give file, line and message."""
    jar = tools.find("vnu-jar/build/dist/vnu.jar")
    java = tools.program("java")
    short = ("-XX:TieredStopAtLevel=1", "-Xss4m")  # it does not run long enough to be optimised
    asked = ("--skip-non-html", "--format", "json", "--filterpattern", UNKNOWN, *folders)
    found = json.loads(built.run(java, *short, "-jar", jar, *asked).stderr)["messages"]
    return [(one["url"], one.get("lastLine"), one["message"]) for one in found]


def test_the_checker_finds_nothing_but_the_error_of_a_faulty_page(
    site: Path, tmp_path: Path
) -> None:
    page = '<!doctype html><html lang="en"><title>A page</title><p id="a">One<p id="a">Two</html>'
    (tmp_path / "faulty.html").write_text(page, encoding="utf-8")
    (file, _, message), *others = said(tmp_path, site)
    assert file.endswith("/faulty.html")
    assert "Duplicate ID" in message
    assert [one for one in others if one[0] != file] == []
