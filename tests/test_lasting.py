"""What a build needs for a moment goes back to the system."""

from __future__ import annotations

import subprocess
import sys

LARGE_TEXTS = """
import platform
from pathlib import Path
from programmes.build import lasting

def held():
    return int(Path("/proc/self/statm").read_text().split()[0])

def need(size):
    "x" * size

lasting.give_large_texts_back()
need(2**24)
before = held()
need(2**22)
print(platform.libc_ver()[0], held() - before)
"""


def test_the_memory_of_a_large_text_goes_back_when_nobody_needs_it() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LARGE_TEXTS], capture_output=True, text=True, check=True
    ).stdout
    assert said == "glibc 0\n"
