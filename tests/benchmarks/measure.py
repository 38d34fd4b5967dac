"""Runs a command to its end, and tells what it took: processor time, wall time, memory, files."""

import os
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import NamedTuple

EVERY = 0.1  # seconds between two looks at the memory


class Taken(NamedTuple):
    """What one run took, and what it left."""

    cpu: float
    """Seconds of processor time, of the process and all that it started."""
    wall: float
    memory: int
    """The most bytes that all processes held at one time; what they share counts once."""
    largest: int
    """The most bytes that one process held, which is what `time` tells."""
    files: int
    size: int
    """Bytes of all files together."""


def run(command: list[str], folder: Path, output: str, extra: Mapping[str, str]) -> Taken:
    """Run a command in a folder, where it writes its files below `output`.

    Raises CalledProcessError with its report where it fails.
    """
    begun = time.perf_counter()
    # Its report goes to a file: a full pipe would make it wait.
    with (folder / "report.log").open("w+b") as report:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | extra, stdout=report, stderr=report
        )
        memory = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        largest = usage.ru_maxrss * 1024
        most = max(memory.stop(), largest)
        process.returncode = os.waitstatus_to_exitcode(status)
        report.seek(0)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command, report.read()[-2000:])
    sizes = [path.stat().st_size for path in (folder / output).rglob("*") if path.is_file()]
    return Taken(usage.ru_utime + usage.ru_stime, wall, most, largest, len(sizes), sum(sizes))


def middle(runs: Iterable[Taken]) -> Taken:
    """Give the median of each number of several runs."""
    return Taken(*map(median, zip(*runs, strict=True)))


class _Memory:
    """Looks again and again at how much memory a process and its children hold (Linux)."""

    def __init__(self, process: int) -> None:
        self._process, self._most, self._ended = process, 0, Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._ended.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._ended.wait(EVERY):
            held = sum(_proportional(one) for one in _with_children(self._process))
            self._most = max(self._most, held)


def _with_children(process: int) -> list[int]:
    """List a process and its descendants; one that has just ended has none."""
    try:
        texts = [one.read_text() for one in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(number) for text in texts for number in text.split()]
    return [process, *(one for child in children for one in _with_children(child))]


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("Pss:")), 0)
