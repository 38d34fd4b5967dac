"""The site does not hang on MkDocs 1.x: its maintained fork makes the same pages."""

import re
from pathlib import Path

import pytest

import built
import small

pytestmark = pytest.mark.site

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
"""Where Material names the builder and its version."""


def test_properdocs_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    other = built.made(built.PROJECT, tmp_path / "site", builder="properdocs")
    ours, theirs = (
        {name: GENERATOR.sub(b"", data) for name, data in small.files(folder).items()}
        for folder in (site, other)
    )
    assert len(ours) > 100
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
