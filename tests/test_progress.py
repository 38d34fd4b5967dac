"""A build that takes long tells how far it has come; a quick one says nothing."""

from io import StringIO
from time import monotonic

import pytest

from programmes import progress
from programmes.progress import Progress


@pytest.mark.parametrize(
    ("seconds", "patience", "said"),
    [(1, 2.0, []), (3, 2.0, ["0 of 3"]), (3, 0.0, ["0 of 3", "1 of 3", "2 of 3"])],
    ids=["nothing before two seconds", "then its stage", "and again after a while"],
)
def test_a_build_that_takes_long_tells(
    seconds: int, patience: float, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    stream = StringIO()
    watched = Progress(stream, monotonic() - seconds).watch("abc", "Reading records")
    assert list(watched) == ["a", "b", "c"]
    assert stream.getvalue().splitlines() == [f"Reading records: {one}" for one in said]


def test_large_numbers_have_commas() -> None:
    stream = StringIO()
    Progress(stream, monotonic() - 3).stage(10_000, "Writing pages")(2_000)
    assert stream.getvalue() == "Writing pages: 2,000 of 10,000\n"


def test_a_quiet_build_is_silent() -> None:
    assert list(progress.SILENT.watch([1, 2], "Reading records")) == [1, 2]
