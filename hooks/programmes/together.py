"""Does work in two processes where the system can fork: the same work, in the same code."""

from __future__ import annotations

import gc
import os
import pickle
import struct
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Sequence[Callable[[], None]]
    Tell = Callable[[int], None]

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")

PARCEL: Final = 20
"""So many pieces of work are taken at once, unless they are large."""
FEW: Final = 15
"""Fewer parcels are done sooner than a process is made."""
NUMBER: Final = struct.Struct("H")  # a pipe holds 32,768 of these: enough for 655,360 pieces


def parcel_of(pieces: int) -> int:
    """Say how many small pieces of work to take at once, so that there are parcels for both."""
    return max(1, min(PARCEL, pieces // (2 * FEW)))


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
    child = _begun(lambda: _run(_drawn(work, numbers, parcel)))
    try:
        yield
        _run(_drawn(work, numbers, parcel, tell))
    finally:
        os.close(numbers)
        failed = _ended(child)
    if failed:
        do(work, tell)


def divided(
    work: Sequence[Piece],
    make: Callable[[Iterator[Piece]], Outcome],
    tell: Tell = lambda _: None,
) -> list[Outcome]:
    """Make one outcome of some of the pieces, and in a second process another of the rest.

    Neither knows beforehand which pieces it draws. A fault crosses over as in `shared`, and `tell`
    is told as there.
    """
    parcel = parcel_of(len(work))
    if not _worthwhile(len(work) // parcel):
        return [make(_told(work, tell))]
    numbers = _numbers(-(-len(work) // parcel))
    reading, writing = os.pipe()

    def send() -> None:
        os.close(reading)  # or else it would wait for itself where nobody wants the outcome
        with os.fdopen(writing, "wb") as file:
            pickle.dump(make(_drawn(work, numbers, parcel)), file, pickle.HIGHEST_PROTOCOL)

    child = _begun(send)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as sent:
            own = make(_drawn(work, numbers, parcel, tell))
            others = sent.read()
    finally:
        os.close(numbers)
        failed = _ended(child)
    return [make(iter(work))] if failed else [own, pickle.loads(others)]  # noqa: S301 - it is ours


def _told(work: Sequence[Piece], tell: Tell) -> Iterator[Piece]:
    for done, piece in enumerate(work):
        tell(done)
        yield piece


def do(work: Work, tell: Tell = lambda _: None) -> None:
    """Do work, all of it in this process."""
    _run(_told(work, tell))


def _run(work: Iterator[Callable[[], None]]) -> None:
    for piece in work:
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


def _begun(task: Callable[[], None]) -> int:
    """Begin a second process, which must never return to what the first one does."""
    gc.freeze()  # or else its counters would copy the memory that both processes share
    child = os.fork()
    if child == 0:
        status = 1
        try:
            task()
            status = 0
        finally:
            os._exit(status)
    return child


def _ended(child: int) -> bool:
    """Wait for the second process; tell whether it failed."""
    return os.waitpid(child, 0)[1] != 0


def _drawn(
    work: Sequence[Piece], numbers: int, parcel: int, tell: Tell = lambda _: None
) -> Iterator[Piece]:
    """Draw parcels until none is left."""
    while number := os.read(numbers, NUMBER.size):
        start = NUMBER.unpack(number)[0] * parcel
        tell(start)
        yield from work[start : start + parcel]
