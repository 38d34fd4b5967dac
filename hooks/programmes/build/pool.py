"""Shares work among processes: as many workers as there are cores, each a fork of this one."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final, TypeVar

from programmes.progress import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Tell = Callable[[int], None]

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

FEW: Final = 4
"""Fewer chunks are done sooner than workers are started."""


class _Worker:
    """What a worker process does with each chunk; a fork has it without sending it anywhere."""

    work: Callable[[int, int], object]


def share(
    work: Callable[[Sequence[Item]], Outcome],
    items: Sequence[Item],
    chunk: int,
    tell: Tell = lambda _: None,
) -> Iterator[Outcome]:
    """Do work on chunks of items, and give the outcomes in the order of the chunks.

    The outcomes cross from one process to another, so they are plain values. `tell` is told how
    many items are done. Raises what `work` raises, and Refused where a worker is killed.
    """
    starts = range(0, len(items), chunk)

    def work_on(start: int, end: int) -> Outcome:
        return work(items[start:end])

    if len(starts) < FEW or not _can_fork():
        for start in starts:
            yield work_on(start, start + chunk)
            tell(min(start + chunk, len(items)))
        return
    fork = get_context("fork")
    with ProcessPoolExecutor(os.cpu_count(), fork, _begin, (work_on,)) as pool:
        outcomes = pool.map(_do, starts, [start + chunk for start in starts])
        try:
            for start, outcome in zip(starts, outcomes, strict=True):
                yield outcome  # type: ignore[misc]  # it is what `work` gives
                tell(min(start + chunk, len(items)))
        except BrokenProcessPool as fault:
            raise Refused("a worker process was killed before its work was done") from fault
        finally:
            pool.shutdown(cancel_futures=True)


def _can_fork() -> bool:
    """Tell whether a fork is safe: not on Windows, and not while threads run, as in a preview."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def _begin(work: Callable[[int, int], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal interrupts workers, too
    _Worker.work = staticmethod(work)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """End this worker when the build is killed: it would wait for its next chunk for ever."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _do(start: int, end: int) -> object:
    return _Worker.work(start, end)
