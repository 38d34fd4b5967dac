"""Measures what editors wait for: a save in the preview, and the check."""

import sys
import time
from pathlib import Path

import measure
import records
from builders import BUILDERS
from measure import Taken

from test_serve import Preview

OURS = BUILDERS[0]
SAVES = 5
PAUSE = 3.0
"""So many seconds an editor thinks before the next save."""


def saves(made: list[records.Record], folder: Path) -> list[float]:
    """Give the seconds from a save to the changed page, as a browser gets it from the preview."""
    OURS.prepare(made, folder)
    taken = []
    with Preview(folder).running() as preview:
        for number in range(SAVES):
            time.sleep(PAUSE)
            begun = time.perf_counter()
            preview.changed(number)
            preview.wait_for(f"Changed{number} ")
            taken.append(time.perf_counter() - begun)
    return sorted(taken)


def check(folder: Path) -> Taken:
    """Check all records of a project that was prepared for a preview."""
    command = [sys.executable, "-m", "programmes", "check", "--format", "json"]
    return measure.run(command, folder, "content", OURS.environment)
