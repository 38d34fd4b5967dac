"""Tests that shared work is done once and whole, whether or not a second process helps."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial, wraps
from typing import TYPE_CHECKING

import pytest

from built import PROJECT
from programmes.publishing import together

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = 400


def alone(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test in a pytest of its own where threads run in this one: work is not shared there."""

    @wraps(test)
    def run(*given: object, **named: object) -> None:
        if threading.active_count() == 1:
            test(*given, **named)
            return
        name = f"{__file__}::{test.__name__}"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:xdist",
                "-p",
                "no:cacheprovider",
                name,
            ],
            check=True,
            timeout=60,
            cwd=PROJECT,
        )

    return run


def leave_a_mark(folder: Path, number: int) -> None:
    with (folder / str(number)).open("a") as file:
        file.write(f"{os.getpid()}\n")


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.parametrize("processors", [1, 2])
def test_every_piece_is_done_once(
    processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    with together.shared([partial(leave_a_mark, tmp_path, one) for one in range(NUMBER)]):
        pass
    marks = [file.read_text().split() for file in tmp_path.iterdir()]
    assert len(marks) == NUMBER
    assert all(len(one) == 1 for one in marks)


@pytest.mark.usefixtures("two_processors")
@alone
def test_the_second_process_works_while_this_one_does_something_else(tmp_path: Path) -> None:
    read, written = os.pipe()
    work = [partial(os.write, written, b"x")] + [partial(leave_a_mark, tmp_path, 1)] * NUMBER
    with together.shared(work):
        assert os.read(read, 1) == b"x"  # waits for the other


@pytest.mark.usefixtures("two_processors")
@alone
def test_a_fault_in_the_second_process_is_raised_in_this_one(tmp_path: Path) -> None:
    here = os.getpid()

    def fail() -> None:
        leave_a_mark(tmp_path, os.getpid())
        raise ValueError("a fault")

    work = [fail, *[partial(leave_a_mark, tmp_path, 1)] * NUMBER]

    def share() -> None:
        with together.shared(work):
            while not any(tmp_path.iterdir()):  # until the other has met it
                pass

    with pytest.raises(ValueError, match="a fault"):
        share()
    assert {int(file.name) for file in tmp_path.iterdir()} > {here, 1}


@pytest.mark.usefixtures("two_processors")
@alone
def test_a_fault_in_this_process_does_not_leave_the_other_behind(tmp_path: Path) -> None:
    with pytest.raises(KeyError), together.shared([partial(leave_a_mark, tmp_path, 1)] * NUMBER):
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
