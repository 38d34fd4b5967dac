"""Measures what editors wait for: a save in the preview, and the check."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import measure
from builders import BUILDERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import records
    from measure import Taken

OURS = BUILDERS[0]
SAVES = 5
PAUSE = 3.0
"""So many seconds an editor thinks before the next save."""


@dataclass(frozen=True)
class Edited:
    """A record that is changed again and again."""

    file: Path
    text: str

    def retitle(self, number: int) -> str:
        """Give the record another title, which stands on its page and in all lists."""
        title = f"Title number {number}"
        changed = re.sub("(?m)^title: .*", f"title: {title}", self.text, count=1)
        self.file.write_text(changed, encoding="utf-8")
        return title


def saves(made: list[records.Record], folder: Path) -> list[float]:
    """Give the seconds from a save to the changed page, as a browser gets it from the preview."""
    OURS.prepare(made, folder)
    edited = _some_record(made, folder)
    page = edited.file.relative_to(folder / "content/programmes").with_suffix("").as_posix()
    taken = []
    with _preview(folder) as root:
        _wait_for('<main id="main"', f"{root}/{page}/")
        for number in range(SAVES):
            time.sleep(PAUSE)
            begun = time.perf_counter()
            _wait_for(edited.retitle(number), f"{root}/{page}/")
            taken.append(time.perf_counter() - begun)
    return sorted(taken)


def check(folder: Path) -> Taken:
    """Check all records of a project that was prepared for a preview."""
    command = [sys.executable, "-m", "programmes", "check", "--format", "json"]
    return measure.run(command, folder, "content", OURS.environment)


def _some_record(made: list[records.Record], folder: Path) -> Edited:
    """Choose a record from the middle, which an overview prints too."""
    children = [one for one in made if one.kind == "initiatives"]
    one = children[len(children) // 2]
    file = folder / "content/programmes" / one.kind / f"{one.stem}.yml"
    return Edited(file, file.read_text(encoding="utf-8"))


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", address]
    environment = os.environ | OURS.environment
    with subprocess.Popen(command, cwd=folder, env=environment) as process:
        try:
            yield f"http://{address}"
        finally:
            process.terminate()


def _wait_for(words: str, address: str) -> None:
    while True:
        with suppress(URLError, ConnectionError), urlopen(address) as answer:  # noqa: S310 - ours
            if words in answer.read().decode():
                return
        time.sleep(0.01)
