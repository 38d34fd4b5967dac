"""Tests that the records of the benchmark are such as the schema takes, and always the same."""

from pathlib import Path

import records

from built import copy_project
from programmes.catalogue import loading


def test_records_have_no_fault_or_contradiction_and_stand_in_both_trails(tmp_path: Path) -> None:
    content = copy_project(tmp_path) / "content"
    records.write(records.make(120), content / "programmes")
    loaded = loading.load(content)
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    starts = {one.trail[1].label for one in loaded.catalogue.programmes}
    assert starts == {"Announcements", "International topics"}


def test_one_seed_makes_the_same_records_again_and_another_makes_others() -> None:
    texts = [one.yaml() for one in records.make(60)]
    assert [one.yaml() for one in records.make(60)] == texts
    assert [one.yaml() for one in records.make(60, seed=1)] != texts
