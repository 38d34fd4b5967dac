"""Prints the way of one title from hooks/entry.py to the file of its page, module by module.

    python tests/walk.py

A function is on the way when it is handed a text that holds the title, or gives one; alone, or in
a list, tuple or dictionary. What makes other files is left out.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

import built
from programmes.build import pool

PROJECT = Path(__file__).parents[1]
HOOKS = f"{PROJECT / 'hooks'}/"
TITLE = "Technology and Innovation Support Center (TISC)"
PAGE = "initiatives/tisc/index.html"
DEEP = 3


class Walk:
    """The functions on the way, in the order in which the title came to them."""

    def __init__(self) -> None:
        self.steps: dict[str, list[str]] = {}
        """The functions of each module."""
        self._unseen: FrameType | None = None

    def follow(self, frame: FrameType, event: str, value: object) -> Callable[..., Any] | None:
        """Take note of a call or a return, as `sys.settrace` tells of it."""
        if not frame.f_code.co_filename.startswith(HOOKS):
            return None  # nor of its return
        frame.f_trace_lines = False
        if event in {"call", "return"}:
            self._note(frame, event, value)
        return self.follow

    def _note(self, frame: FrameType, event: str, value: object) -> None:
        code, where = frame.f_code, frame.f_locals
        if self._unseen:
            self._unseen = None if event == "return" and frame is self._unseen else self._unseen
        elif event == "call" and is_elsewhere(code.co_name, where):
            self._unseen = frame
        elif holds(list(where.values()) if event == "call" else value):
            functions = self.steps.setdefault(code.co_filename.removeprefix(HOOKS), [])
            if code.co_name not in functions:
                functions.append(code.co_name)


def is_elsewhere(function: str, values: dict[str, object]) -> bool:
    """Tell whether a call makes other files, or looks at files that are made."""
    return function in {"_fill", "on_post_page", "check"} or (
        function == "write" and values.get("path", PAGE) != PAGE
    )


def holds(value: object, depth: int = DEEP) -> bool:
    """Tell whether a value is a text that holds the title, or has one in it."""
    match value:
        case str():
            return TITLE in value
        case bytes():
            return TITLE.encode() in value
        case dict() | list() | tuple() if depth:
            inner = value.values() if isinstance(value, dict) else value
            return any(holds(one, depth - 1) for one in inner)
        case _:
            return False


def walk() -> dict[str, list[str]]:
    """Build the site of the two source pages in one process; give the modules on the way."""
    os.environ |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    followed, can_fork = Walk(), pool._can_fork  # noqa: SLF001 - a worker could not tell of its steps
    pool._can_fork = lambda: False  # noqa: SLF001
    with tempfile.TemporaryDirectory() as folder:
        content = built.copy_project(Path(folder) / "project") / "content"
        settings = {"site_dir": f"{folder}/site", "docs_dir": str(content)}
        config = load_config(str(PROJECT / "mkdocs.yml"), **settings)
        sys.settrace(followed.follow)
        try:
            build(config)
        finally:
            sys.settrace(None)
            pool._can_fork = can_fork  # noqa: SLF001
    return followed.steps


if __name__ == "__main__":
    lines = (f"{module:45} {', '.join(functions)}\n" for module, functions in walk().items())
    sys.stdout.writelines(lines)
