"""Ends a build that a person or a full disk stops with one line, and leaves nothing of it."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import sys
from contextlib import suppress
from traceback import walk_stack
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, TracebackType

FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""What a system says of a disk that takes nothing more."""


def end_at_once(clear: Callable[[], None]) -> None:
    """End this process at Ctrl+C, wherever it is then; `clear` removes what it has begun.

    No exception could do that: while modules are loaded or workers end, some code prints it.
    """
    process = os.getpid()

    def end(_: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if os.getpid() == process:  # and no worker that has just begun
            for worker in multiprocessing.active_children():
                worker.kill()
            with suppress(Exception):  # nothing may have begun
                clear()
            for caller, _line in walk_stack(frame):
                if caller.f_globals.get("__name__") == "mkdocs.commands.serve":  # which asks nobody
                    shutil.rmtree(caller.f_locals.get("site_dir", ""), ignore_errors=True)
            os.write(2, b"\nInterrupted; the site that stands is whole.\n")
        os._exit(130)  # as shells know it: 128 and the number of the signal

    signal.signal(signal.SIGINT, end)


def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Tell of a disk that takes nothing more in one line, as `sys.excepthook`."""
    if isinstance(fault, OSError) and fault.errno in FULL:
        sys.stderr.write(f"\nError: the site could not be written: {fault}\n")
    else:
        sys.__excepthook__(kind, fault, trace)
