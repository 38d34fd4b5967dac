"""A new kind of record needs one model and one folder, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import built

GIVEN = built.PROJECT / "tests/data/new_kind"
"""What a maintainer adds: a model and a record."""


@pytest.fixture
def extended(seeded_project: Path) -> Path:
    """A project with a kind of its own."""
    records = seeded_project / "hooks/programmes/schema/records.py"
    model = (GIVEN / "model.txt").read_text(encoding="utf-8")
    built.change(records, "\n\ndef _kinds(", f"\n\n{model}\n\ndef _kinds(")
    folder = seeded_project / "content/programmes/scholarships"
    folder.mkdir()
    shutil.copy(GIVEN / "record.yml", folder / "africa-university.yml")
    return seeded_project


@pytest.mark.site
def test_a_new_kind_has_its_pages_and_its_entry(extended: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pages = built.read_pages(built.made(extended, site))
    record = pages["scholarships/africa-university/"]
    assert record.heading == "Scholarships at Africa University"
    assert record.trail[-2:] == ["Training Programs(short)", "Scholarships at Africa University"]
    index = pages["scholarships/"]
    assert index.heading == "Scholarships"
    linked = {index.target(link.attributes["href"] or "") for link in index.root.css("article a")}
    assert record.address in linked
    listed = json.loads((site / "data/programmes.json").read_text(encoding="utf-8"))["programmes"]
    (entry,) = (one for one in listed if one["kind"] == "scholarships")
    assert entry["id"] == "scholarships/africa-university"
    assert entry["countries"] == [{"code": "ZW", "name": "Zimbabwe"}]
