"""Does work in two processes where the system can fork: the same work, in the same code."""

from __future__ import annotations

import gc
import os
import struct
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Sequence[Callable[[], None]]
    Tell = Callable[[int], None]

PARCEL: Final = 20
"""So many pieces of work are taken at once, unless they are large."""
FEW: Final = 15
"""Fewer parcels are done sooner than a process is made."""
NUMBER: Final = struct.Struct("H")  # a pipe holds 32,768 of these: enough for 655,360 pieces


@contextmanager
def shared(work: Work, tell: Tell = lambda _: None, parcel: int = PARCEL) -> Iterator[None]:
    """Begin work in a second process, run the block meanwhile, then help until all is done.

    The pieces must not need one another, and leave files as their only trace. A fault in the
    second process does not cross over: the work is done again here, and raises it.
    `tell` is told how many pieces have been begun.
    """
    if not _worthwhile(len(work) // parcel):
        yield
        do(work, tell)
        return
    numbers = _numbers(-(-len(work) // parcel))
    gc.freeze()  # or else its counters would copy the memory that both processes share
    child = os.fork()
    if child == 0:
        _work_and_end(work, numbers, parcel)
    try:
        yield
        _take(work, numbers, parcel, tell)
    finally:
        os.close(numbers)
        _, status = os.waitpid(child, 0)
    if status:
        do(work, tell)


def do(work: Work, tell: Tell = lambda _: None) -> None:
    """Do work, all of it in this process."""
    for done, piece in enumerate(work):
        tell(done)
        piece()


def _worthwhile(parcels: int) -> bool:
    alone = threading.active_count() == 1  # a fork while threads run may wait for ever
    return hasattr(os, "fork") and alone and (os.cpu_count() or 1) > 1 and parcels >= FEW


def _numbers(count: int) -> int:
    """Give a pipe that hands out each number below `count` once, to whoever reads first."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(NUMBER.pack(number) for number in range(count)))
    os.close(writing)
    return reading


def _work_and_end(work: Work, numbers: int, parcel: int) -> None:
    """Be the second process, which must never return to what the first one does."""
    status = 1
    try:
        _take(work, numbers, parcel, lambda _: None)
        status = 0
    finally:
        os._exit(status)


def _take(work: Work, numbers: int, parcel: int, tell: Tell) -> None:
    while number := os.read(numbers, NUMBER.size):
        start = NUMBER.unpack(number)[0] * parcel
        tell(start)
        do(work[start : start + parcel])
