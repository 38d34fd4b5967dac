"""Work is shared among processes, or done by one; it is done, or the build fails."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence

import pytest

import built
from programmes.build.pool import share
from programmes.progress import Refused

ITEMS = range(200)
ENVIRONMENT = os.environ | {"PYTHONPATH": str(built.PROJECT / "hooks")}


def squares(items: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), [item * item for item in items]


def test_every_item_is_done_once_and_in_order() -> None:
    outcomes = list(share(squares, ITEMS, 7))
    assert [square for _, some in outcomes for square in some] == [one * one for one in ITEMS]


def test_what_is_told_to_be_done_only_grows() -> None:
    told: list[int] = []
    list(share(squares, ITEMS, 7, told.append))
    assert told == sorted(told)
    assert max(told) <= len(ITEMS)


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


def said_by(program: str) -> str:
    """Run a program in a process of its own, for that of a test may have threads."""
    return built.run(sys.executable, "-c", program, env=ENVIRONMENT).stdout


MEETING = """
import os
from multiprocessing import get_context
from programmes.build.pool import share

os.cpu_count = lambda: 2
both = get_context("fork").Barrier(2, timeout=60)

def meet(items):
    if items[0] in {0, 7}:
        both.wait()
    return os.getpid()

workers = list(share(meet, range(8), 1))
print(len(set(workers)), workers[0] != os.getpid() == workers[7])
"""


def test_this_process_works_along_with_as_many_others_as_there_are_further_cores() -> None:
    assert said_by(MEETING) == "2 True\n"


ALONE = """
import os
from programmes.build.pool import share

os.cpu_count = lambda: 1
print(set(share(lambda items: os.getpid(), range(8), 1)) == {os.getpid()})
"""


def test_this_process_does_it_alone_on_a_single_core() -> None:
    assert said_by(ALONE) == "True\n"


# tests/test_publish.py kills a worker of a build.
ORPHANS = """
import signal
from multiprocessing import parent_process
from programmes.build.pool import share

def work(items):
    if parent_process():
        print(flush=True)
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
