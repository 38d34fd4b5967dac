"""Ends a build that a person or a full disk stops with one line, and leaves nothing of it."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from contextlib import suppress
from traceback import walk_stack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, TracebackType


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
                if str(caller.f_globals.get("__name__")).endswith(".commands.serve"):  # MkDocs' own
                    shutil.rmtree(caller.f_locals.get("site_dir", ""), ignore_errors=True)
            os.write(2, b"\nInterrupted; the existing site is intact.\n")
        os._exit(130)  # as shells know it: 128 and the number of the signal

    signal.signal(signal.SIGINT, end)


def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Tell in one line what the system refuses, as `sys.excepthook`: a full disk, a lost file."""
    if isinstance(fault, OSError):
        sys.stderr.write(f"\nError: the site could not be made: {fault}\n")
    else:
        sys.__excepthook__(kind, fault, trace)
