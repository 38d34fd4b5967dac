"""Shares work among processes: this one, and a fork of it for each further core."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
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
AHEAD: Final = 3
"""So many chunks are handed out for each worker: it does one, and the others wait."""


class _Worker:
    """What a worker process does with each chunk; a fork has it without sending it anywhere."""

    work: Callable[[int], object]


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

    def work_on(start: int) -> Outcome:
        return work(items[start : start + chunk])

    workers = (os.cpu_count() or 1) - 1
    if not workers or len(starts) < FEW or not _can_fork():
        for start in starts:
            yield work_on(start)
            tell(min(start + chunk, len(items)))
        return
    left, ours, handed = deque(starts), dict[int, Outcome](), dict[int, Future[object]]()
    with ProcessPoolExecutor(workers, get_context("fork"), _begin, (work_on,)) as pool:
        try:
            while left:  # workers are handed the first chunks, and this process takes the last
                done = [one for one in handed.values() if one.done()]
                for one in done:
                    one.result()  # raises at once what a worker has raised
                room = AHEAD * workers + len(done) - len(handed)
                for start in [left.popleft() for _ in range(room) if left]:
                    handed[start] = pool.submit(_do, start)
                if left:
                    start = left.pop()
                    ours[start] = work_on(start)
                tell(min((len(ours) + len(done)) * chunk, len(items)))
            for start in starts:
                yield ours[start] if start in ours else handed[start].result()  # type: ignore[misc]
        except BrokenProcessPool as fault:
            raise Refused("a worker process was killed before its work was done") from fault
        finally:
            pool.shutdown(cancel_futures=True)


def _can_fork() -> bool:
    """Tell whether a fork is safe: not on Windows, and not while threads run, as in a preview."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def _begin(work: Callable[[int], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal interrupts workers, too
    _Worker.work = staticmethod(work)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """End this worker when the build is killed: it would wait for its next chunk for ever."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _do(start: int) -> object:
    return _Worker.work(start)
