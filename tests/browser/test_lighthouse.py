"""Lighthouse gives every sort of page full marks on a slow phone."""

from __future__ import annotations

import json
import os
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest
from kinds import KINDS

import tools

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.slow]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
TRIES = 3
"""How often a page is measured at most: another test may take the processor meanwhile."""


def scores(address: str, report: Path) -> dict[str, float]:
    """Let Lighthouse measure a page; give its marks, of which 100 is the best."""
    asked = [
        "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROME}",
        f"--only-categories={','.join(CATEGORIES)}", "--disable-full-page-screenshot",
    ]  # fmt: skip
    subprocess.run(
        [tools.find(".bin/lighthouse"), address, *asked],
        env=os.environ | {"CHROME_PATH": which("chromium") or ""},
        check=True,
        timeout=120,
    )
    told = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {one: 100 * told[one]["score"] for one in CATEGORIES}


@pytest.mark.parametrize(
    "kind", ["home", "course", "overview", "initiative", "country", "section", "browse"]
)
@pytest.mark.usefixtures("browser")
def test_a_page_has_full_marks(kind: str, address: str, tmp_path: Path) -> None:
    found: dict[str, float] = {}
    for _ in range(TRIES):
        found = scores(address + KINDS[kind], tmp_path / "report.json")
        if set(found.values()) == {100}:
            break
    assert found == dict.fromkeys(CATEGORIES, 100)
