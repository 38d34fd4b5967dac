"""Pipes between two processes: numbers that one or the other draws, and outcomes that are sent."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if sys.platform != "win32":
    import fcntl
    import termios

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER: Final = struct.Struct("H")  # a pipe holds 32,768 of these: enough for 655,360 pieces
SIZE: Final = struct.Struct("Q")
ROOM: Final = 2**20
"""So many bytes Linux lets a pipe hold for anybody."""


def numbers_of(handed_out: range) -> int:
    """Give a pipe that hands out each number once, to whoever reads first."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(NUMBER.pack, handed_out)))
    os.close(writing)
    return reading


def left(numbers: int) -> int:
    """Say how many numbers have not been handed out."""
    waiting = array("i", [0])
    fcntl.ioctl(numbers, termios.FIONREAD, waiting)
    return waiting[0] // NUMBER.size


def drawn(numbers: int, parcel: int) -> Iterator[int]:
    """Draw numbers until none is left; of each give the piece of work with which it starts."""
    while number := os.read(numbers, NUMBER.size):
        yield NUMBER.unpack(number)[0] * parcel


def wide_pipe() -> tuple[int, int]:
    """Give a pipe that holds several outcomes, so that no process waits for the other."""
    reading, writing = os.pipe()
    if sys.platform == "linux":
        with suppress(OSError):  # the system gives no more room to this user
            fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, ROOM)
    return reading, writing


def send(pipe: int, outcome: object) -> None:
    """Send an outcome, and wait until there is room for it."""
    data = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    left = memoryview(SIZE.pack(len(data)) + data)
    while left:
        left = left[os.write(pipe, left) :]


def received(pipe: int) -> Any:  # noqa: ANN401 - whatever was sent
    """Wait for the next outcome; None if none is to come, or the process has died."""
    size = _exactly(pipe, SIZE.size)
    data = _exactly(pipe, SIZE.unpack(size)[0]) if size else b""
    return pickle.loads(data) if data else None  # noqa: S301 - it is ours


def _exactly(pipe: int, size: int) -> bytes:
    """Read so many bytes, or none where the pipe ends before."""
    parts: list[bytes] = []
    while size and (part := os.read(pipe, size)):
        parts.append(part)
        size -= len(part)
    return b"" if size else b"".join(parts)
