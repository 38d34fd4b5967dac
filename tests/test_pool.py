"""Work is shared among processes, or done by one; it is done, or the build fails."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from programmes.build.pool import share
from programmes.progress import Refused

ITEMS = range(200)
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1] / "hooks")}


def squares(items: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [item * item for item in items]


def test_every_item_is_done_once_and_in_order() -> None:
    outcomes = list(share(squares, ITEMS, 7))
    assert [square for _, some in outcomes for square in some] == [one * one for one in ITEMS]


def test_this_process_does_it_while_threads_run() -> None:
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        assert {process for process, _ in share(squares, ITEMS, 7)} == {os.getpid()}
    finally:
        done.set()
        waiting.join()


def test_what_the_work_raises_is_raised_here() -> None:
    def fail(items: Sequence[int]) -> None:
        if 100 in items:
            raise Refused("not this one")

    with pytest.raises(Refused, match="not this one"):
        list(share(fail, ITEMS, 7))


KILLED = """
import os, signal
from programmes.build.pool import share
from programmes.progress import Refused

def die(items):
    os.kill(os.getpid(), signal.SIGKILL)

try:
    list(share(die, range(8), 1))
except Refused as fault:
    print(fault)
"""


def test_a_worker_that_is_killed_ends_the_work() -> None:
    run = subprocess.run(  # a process of its own, for a test may have threads
        [sys.executable, "-c", KILLED],
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == "a worker process was killed before its work was done\n"


ORPHANS = """
import os, signal
from programmes.build.pool import share

def work(items):
    print(os.getpid(), flush=True)
    signal.pause()

list(share(work, range(8), 1))
"""


def test_workers_end_with_a_build_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANS],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        encoding="ascii",
    ) as build:
        assert build.stdout is not None
        assert build.stdout.readline()  # a worker works
        build.kill()
        build.stdout.read()  # ends when no worker holds the pipe any more
