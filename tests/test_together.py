"""Tests that shared work is done once and whole, whether or not a second process helps."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import partial, wraps
from typing import TYPE_CHECKING

import pytest

import small
from built import PROJECT
from programmes.build import together
from programmes.catalogue import loading
from programmes.reader import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from programmes.reader import Document
    from programmes.reader.problem import Problem

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
def test_the_block_is_told_how_much_has_been_begun() -> None:
    told, tell = os.pipe()
    held, let_go = os.pipe()
    nothing = partial(os.write, tell, b"")
    work = [partial(os.write, tell, b"x"), partial(os.read, held, 1), *[nothing] * NUMBER]
    with together.shared(work, parcel=1) as begun:
        assert os.read(told, 1)
        at_first = begun()
        os.write(let_go, b"x")
        while begun() < len(work):
            pass
    assert 1 <= at_first <= 2


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


@pytest.mark.parametrize("processors", [1, 2])
def test_divided_work_is_done_once_and_its_outcomes_come_back(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    outcomes = together.divided(range(NUMBER), list)
    assert sorted(one for outcome in outcomes for one in outcome) == list(range(NUMBER))


@pytest.mark.usefixtures("two_processors")
@alone
def test_the_second_process_takes_its_part_of_divided_work() -> None:
    here = os.getpid()

    def slow(pieces: Sequence[int]) -> int:
        time.sleep(0.001 * len(pieces))
        return os.getpid()

    processes = list(together.divided(range(NUMBER), slow))
    assert here in processes
    assert len(set(processes)) == 2


@pytest.mark.usefixtures("two_processors")
@alone
def test_a_fault_in_the_block_ends_the_second_process_at_once(tmp_path: Path) -> None:
    def leave(number: int) -> None:
        leave_a_mark(tmp_path, number)
        time.sleep(0.01)

    def fail() -> None:
        while not list(tmp_path.iterdir()):
            time.sleep(0.001)
        raise KeyError

    with pytest.raises(KeyError), together.shared([partial(leave, n) for n in range(NUMBER)]):
        fail()
    assert len(list(tmp_path.iterdir())) < NUMBER / 2
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.usefixtures("two_processors")
@alone
def test_outcomes_come_before_all_is_done() -> None:
    here, made = os.getpid(), []

    def note(pieces: Sequence[int]) -> Sequence[int]:
        made.extend(pieces if os.getpid() == here else ())
        return pieces

    outcomes = together.divided(range(NUMBER), note)
    for _ in range(3):
        next(outcomes)
    assert len(made) < NUMBER / 2
    outcomes.close()


@pytest.mark.usefixtures("two_processors")
@alone
def test_the_second_process_knows_what_this_one_has_learnt_from_the_first_pieces() -> None:
    learnt: list[int] = []

    def learn(_: Sequence[int]) -> int:
        learnt.append(os.getpid())
        time.sleep(0.005)  # or else this one would have done all before the other begins
        return learnt[0]

    assert set(together.divided(range(NUMBER), learn)) == {os.getpid()}


@pytest.mark.usefixtures("two_processors")
@alone
def test_the_second_process_is_at_work_while_the_first_outcome_is_looked_at() -> None:
    here, (read, written) = os.getpid(), os.pipe()

    def tell(_: Sequence[int]) -> None:
        if os.getpid() != here:
            os.write(written, b"x")

    outcomes = together.divided(range(NUMBER), tell)
    next(outcomes)
    assert os.read(read, 1) == b"x"  # waits for the other
    outcomes.close()


@pytest.mark.usefixtures("two_processors")
@alone
def test_outcomes_may_be_larger_than_what_a_pipe_holds() -> None:
    sizes = [len(one) for one in together.divided(range(NUMBER), lambda _: bytes(3 * 10**6))]
    assert set(sizes) == {3 * 10**6}


@pytest.mark.usefixtures("two_processors")
@alone
@pytest.mark.parametrize("after", [0, 3])
def test_divided_work_of_a_second_process_that_fails_is_done_here(after: int) -> None:
    here = os.getpid()
    done: list[int] = []

    def fail_elsewhere(pieces: Sequence[int]) -> list[int]:
        done.append(1)
        if os.getpid() != here and len(done) > after:
            raise ValueError
        time.sleep(0.001)
        return list(pieces)

    outcomes = together.divided(range(NUMBER), fail_elsewhere)
    assert sorted(one for outcome in outcomes for one in outcome) == list(range(NUMBER))


@pytest.mark.usefixtures("two_processors")
@alone
def test_a_fault_here_does_not_wait_for_the_outcomes_of_the_other() -> None:
    here, made = os.getpid(), []

    def fail_here(pieces: Sequence[int]) -> bytes:
        made.append(pieces)
        if os.getpid() == here and len(made) > 1:  # when the other has begun
            raise KeyError
        return bytes(10**7)  # more than a pipe holds

    with pytest.raises(KeyError):
        list(together.divided(range(NUMBER), fail_here))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.usefixtures("two_processors")
@alone
def test_what_is_begun_ahead_is_made_by_a_second_process_meanwhile() -> None:
    read, written = os.pipe()
    outcome = together.ahead(lambda: (os.write(written, b"x"), os.getpid()))
    assert os.read(read, 1) == b"x"  # waits for the other
    found = outcome()
    assert found
    assert found[1] != os.getpid()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.usefixtures("two_processors")
@alone
def test_what_was_begun_ahead_and_failed_has_no_outcome() -> None:
    def fail() -> int:
        raise ValueError

    assert together.ahead(fail)() is None


def test_nothing_is_begun_ahead_where_there_is_one_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert together.ahead(lambda: 1)() is None


@alone
def test_one_process_and_two_read_the_same_records_and_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.copy(tmp_path)
    course = content / "programmes" / small.COURSE
    for number in range(120):
        text = small.course(f"title: Course {number}")
        course.with_stem(f"course-{number}").write_text(text, encoding="utf-8")
    for number in range(0, 120, 7):
        course.with_stem(f"course-{number}").write_text("titel: [", encoding="utf-8")
    pids = tmp_path / "processes"

    def note(data: bytes, name: str) -> Document | list[Problem]:
        with pids.open("a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.001)  # or else one of them would have read all before the other begins
        return read_bytes(data, name)

    def problems(processors: int) -> tuple[Problem, ...]:
        monkeypatch.setattr(os, "cpu_count", lambda: processors)
        return loading.load(content).problems

    monkeypatch.setattr(source, "read_bytes", note)
    assert problems(1) == problems(2)
    assert len(problems(2)) == 18
    assert len(set(pids.read_text().split())) == 3


@pytest.mark.usefixtures("two_processors")
@alone
def test_a_second_process_in_which_nothing_can_begin_comes_back_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(threading, "Thread", fail)
    work = [partial(leave_a_mark, tmp_path, one) for one in range(NUMBER)]
    try:
        with together.shared(work):
            pass
    except RuntimeError:  # in the second process, which must not go on as a test
        (tmp_path / "came back").touch()
        os._exit(1)
    assert {path.name for path in tmp_path.iterdir()} == set(map(str, range(NUMBER)))


ENDLESS = """
import pathlib, sys, time
from programmes.build import together

together._worthwhile = lambda parcels: True
beats = pathlib.Path(sys.argv[1])

def work():
    with beats.open("a") as file:
        while file.write("."):
            file.flush()
            time.sleep(0.01)

with together.shared([work] * 20):
    while not beats.exists():
        time.sleep(0.01)
    print("begun", flush=True)
    time.sleep(60)
"""


def test_a_second_process_does_not_outlive_the_first(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    command = [sys.executable, "-c", ENDLESS, beats]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "begun\n"
        first.kill()
        first.wait()
    time.sleep(0.5)
    beaten = beats.stat().st_size
    time.sleep(0.5)
    assert beats.stat().st_size == beaten
