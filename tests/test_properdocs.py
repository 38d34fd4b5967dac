"""The site does not hang on MkDocs 1.x: its maintained fork makes the same pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import built

pytestmark = pytest.mark.site

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
"""Where Material names the builder and its version."""


def files(site: Path) -> dict[str, bytes]:
    """Everything in a site, by name."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes()) for path in found
    }


def test_properdocs_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    run = built.build(built.PROJECT, tmp_path / "site", builder="properdocs")
    assert run.returncode == 0, run.stderr
    ours, theirs = files(site), files(tmp_path / "site")
    assert len(ours) > 100
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
