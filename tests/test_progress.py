"""A build that takes long tells how far it has come; a quick one says nothing."""

from __future__ import annotations

from io import StringIO
from time import monotonic

import pytest

from programmes import progress
from programmes.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell of everything, however short: tests do not wait."""
    monkeypatch.setattr(progress, "BRIEF", 0.0)
    monkeypatch.setattr(progress, "EVERY", {True: 0.0, False: 0.0})


def told(stream: StringIO, *, seconds: float) -> str:
    """Watch three things in a build that has been going on for some time."""
    begun = monotonic() - seconds
    assert list(Progress(stream, begun).watch("abc", "Reading records")) == ["a", "b", "c"]
    return stream.getvalue()


def test_a_build_of_less_than_two_seconds_says_nothing() -> None:
    assert told(StringIO(), seconds=1) == ""
    assert told(Terminal(), seconds=1) == ""


def test_a_log_has_plain_lines() -> None:
    lines = told(StringIO(), seconds=3).splitlines()
    assert lines == [f"Reading records: {done} of 3" for done in range(3)]


def test_a_terminal_has_a_bar_that_ends_full() -> None:
    shown = told(Terminal(), seconds=3)
    assert "Reading records" in shown
    assert shown.rstrip().endswith("100%\x1b[?25h")


def test_large_numbers_have_commas() -> None:
    stream = StringIO()
    with Progress(stream, monotonic() - 3).stage(10_000, "Writing pages") as tell:
        tell(2_000)
    assert stream.getvalue() == "Writing pages: 2,000 of 10,000\n"


def test_a_quiet_build_is_silent() -> None:
    assert list(progress.SILENT.watch([1, 2], "Reading records")) == [1, 2]
