"""Keeps Python's collector of garbage away from what lasts as long as a build does.

It would look through all records again and again: a quarter of the time of a large check.
What does not last that long goes back to the system.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE: Final = 2**20
"""The bytes from which on a text is large."""
M_MMAP_THRESHOLD: Final = -3
"""As malloc.h of glibc has it."""


def give_large_texts_back() -> None:
    """Have the system take the memory of a large text as soon as nobody needs it: mallopt(3).

    glibc would keep it for further ones, among which few fit into it: they are of many sizes.
    Where there is another library than glibc, nothing changes.
    """
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if mallopt := getattr(library, "mallopt", None):
        mallopt(M_MMAP_THRESHOLD, LARGE)


@contextmanager
def made_to_last() -> Iterator[None]:
    """Collect no garbage inside the block, and pass over what it has made from then on."""
    with undisturbed():
        yield
    gc.freeze()


def tidy_up() -> None:
    """Collect also what was made to last, as far as nobody needs it any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def collect_again() -> None:
    """Collect garbage from now on; what is there already lasts."""
    gc.freeze()
    gc.enable()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collect no garbage inside the block."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def until_the_end(held: object) -> None:
    """Let something last until the process ends, and end with it.

    Python would take to pieces what the system frees at once: a tenth of a short build.
    """
    circle: list[object] = [held]
    circle.append(circle)
    gc.freeze()
