"""A build that takes long tells how far it has come; a quick one says nothing."""

from io import StringIO
from time import monotonic

import pytest

from programmes import progress
from programmes.progress import Progress


def told(*, seconds: float) -> list[str]:
    """Watch three things in a build that has been going on for some time."""
    stream, begun = StringIO(), monotonic() - seconds
    assert list(Progress(stream, begun).watch("abc", "Reading records")) == ["a", "b", "c"]
    return stream.getvalue().splitlines()


def test_a_build_of_less_than_two_seconds_says_nothing() -> None:
    assert told(seconds=1) == []


def test_a_longer_one_names_its_stage_and_says_no_more_for_a_while() -> None:
    assert told(seconds=3) == ["Reading records: 0 of 3"]


def test_a_long_stage_tells_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert told(seconds=3) == [f"Reading records: {done} of 3" for done in range(3)]


def test_large_numbers_have_commas() -> None:
    stream = StringIO()
    Progress(stream, monotonic() - 3).stage(10_000, "Writing pages")(2_000)
    assert stream.getvalue() == "Writing pages: 2,000 of 10,000\n"


def test_a_quiet_build_is_silent() -> None:
    assert list(progress.SILENT.watch([1, 2], "Reading records")) == [1, 2]
