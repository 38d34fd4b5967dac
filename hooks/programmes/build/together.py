"""Does work in two processes where the system can fork: the same work, in the same code."""

from __future__ import annotations

import gc
import os
import select
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

from programmes.build import pipes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Sequence[Callable[[], None]]
    Tell = Callable[[int], None]
    Begun = Callable[[], int]

Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")

PARCEL: Final = 20
"""So many pieces of work are taken at once, unless they are large."""
FEW: Final = 15
"""Fewer parcels are done sooner than a process is made."""


def parcel_of(pieces: int) -> int:
    """Say how many small pieces of work to take at once, so that there are parcels for both."""
    return max(1, min(PARCEL, pieces // (2 * FEW)))


@contextmanager
def shared(work: Work, tell: Tell = lambda _: None, parcel: int = PARCEL) -> Iterator[Begun]:
    """Begin work in a second process, run the block meanwhile, then help until all is done.

    The block is given what tells how many pieces have been begun elsewhere. The pieces must not
    need one another, and leave files as their only trace. A fault in the second process does not
    cross over: the work is done again here, and raises it. A fault here ends the other at once.
    `tell` is told how many pieces have been begun.
    """
    if not _worthwhile(len(work) // parcel):
        yield lambda: 0
        do(work, tell)
        return
    number = -(-len(work) // parcel)
    numbers = pipes.numbers_of(range(number))
    child = _begun(lambda: _run(_drawn(work, numbers, parcel)))
    try:
        yield lambda: (number - pipes.left(numbers)) * parcel
        _run(_drawn(work, numbers, parcel, tell))
    except BaseException:
        os.kill(child.process, signal.SIGKILL)  # nobody wants its files any more
        raise
    finally:
        os.close(numbers)
        failed = _ended(child)
    if failed:
        do(work, tell)


def divided(
    work: Sequence[Piece],
    make: Callable[[Sequence[Piece]], Outcome],
    tell: Tell = lambda _: None,
) -> Iterator[Outcome]:
    """Make an outcome of each parcel of the pieces, here and in a second process.

    They are given as they come, in no order, so that none has to wait for all. What a second
    process that fails has left is done here. `tell` is told as in `shared`.
    """
    parcel = parcel_of(len(work))
    left = dict.fromkeys(range(0, len(work), parcel))
    if _worthwhile(len(left)):
        for start, outcome in _of_both(work, make, tell, parcel):
            del left[start]
            yield outcome
    for start in left:
        tell(start)
        yield make(work[start : start + parcel])


def _of_both(
    work: Sequence[Piece], make: Callable[[Sequence[Piece]], Outcome], tell: Tell, parcel: int
) -> Iterator[tuple[int, Outcome]]:
    """Give the outcomes of all parcels, with the numbers at which they start."""
    # What this one has imported, compiled and learnt on the way, both have from the start.
    first = make(work[:parcel])
    numbers = pipes.numbers_of(range(1, -(-len(work) // parcel)))
    reading, writing = pipes.wide_pipe()

    def send() -> None:
        os.close(reading)  # or else it would wait for itself where nobody wants the outcomes
        for start in pipes.drawn(numbers, parcel):
            pipes.send(writing, (start, make(work[start : start + parcel])))

    child = _begun(send)
    os.close(writing)
    try:
        yield 0, first
        for start in pipes.drawn(numbers, parcel):
            tell(start)
            yield start, make(work[start : start + parcel])
            while select.select([reading], [], [], 0)[0] and (sent := pipes.received(reading)):
                yield sent
        while sent := pipes.received(reading):
            yield sent
    finally:
        os.close(reading)
        os.close(numbers)
        _ended(child)


def _told(work: Sequence[Piece], tell: Tell) -> Iterator[Piece]:
    for done, piece in enumerate(work):
        tell(done)
        yield piece


def ahead(make: Callable[[], Outcome]) -> Callable[[], Outcome | None]:
    """Begin to make something in a second process, while this one does something else.

    Gives what waits for the outcome: None if there is no second process, or it has failed.
    """
    if not _worthwhile(FEW):
        return lambda: None
    reading, writing = pipes.wide_pipe()
    child = _begun(lambda: pipes.send(writing, make()))
    os.close(writing)

    def outcome() -> Outcome | None:
        try:
            return cast("Outcome | None", pipes.received(reading))
        finally:
            os.close(reading)
            _ended(child)

    return outcome


def do(work: Work, tell: Tell = lambda _: None) -> None:
    """Do work, all of it in this process."""
    _run(_told(work, tell))


def _run(work: Iterator[Callable[[], None]]) -> None:
    for piece in work:
        piece()


def _worthwhile(parcels: int) -> bool:
    alone = threading.active_count() == 1  # a fork while threads run may wait for ever
    return hasattr(os, "fork") and alone and (os.cpu_count() or 1) > 1 and parcels >= FEW


class _Child(NamedTuple):
    """A second process, and the end of a pipe that is open as long as this one lives."""

    process: int
    tie: int


def _begun(task: Callable[[], None]) -> _Child:
    """Begin a second process, which must never return to what the first one does."""
    gc.freeze()  # or else its counters would copy the memory that both processes share
    end, tie = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(tie)
            threading.Thread(target=_end_with, args=[end], daemon=True).start()
            task()
            status = 0
        finally:
            os._exit(status)
    os.close(end)
    return _Child(process, tie)


def _end_with(end: int) -> None:
    """End this process as soon as the first one does, which may have been killed."""
    os.read(end, 1)
    os._exit(1)


def _ended(child: _Child) -> bool:
    """Wait for the second process; tell whether it failed."""
    failed = os.waitpid(child.process, 0)[1] != 0
    os.close(child.tie)
    return failed


def _drawn(
    work: Sequence[Piece], numbers: int, parcel: int, tell: Tell = lambda _: None
) -> Iterator[Piece]:
    """Draw parcels until none is left."""
    for start in pipes.drawn(numbers, parcel):
        tell(start)
        yield from work[start : start + parcel]
