"""Keeps compiled templates: in memory for a preview, and in a file for the next build.

They are code, so they stand where Python keeps compiled modules, and not with the notes of a build.
Those of another program, with other filters or another Jinja, count as none.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

FILE: Final = Path(cache_from_source(__file__)).with_suffix(".templates")


class Compiled(BytecodeCache):
    """Compiled templates by name and file; Jinja compiles one again when its text has changed."""

    def __init__(self, file: Path = FILE) -> None:
        self.file, self.program = file, ""
        self.codes: dict[str, bytes] = {}
        self._is_new = False

    def recall(self, program: str) -> None:
        """Add what the same program has compiled before; `program` tells it from all others."""
        self.program = program
        with suppress(OSError, EOFError, ValueError, TypeError):
            made_by, codes = marshal.loads(self.file.read_bytes())  # noqa: S302 - as Python does
            self.codes |= codes if made_by == program else {}

    def keep(self) -> None:
        """Write what has been compiled, unless Python is not to write such files, or cannot."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        self._is_new = False
        draft = self.file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            draft.write_bytes(marshal.dumps((self.program, self.codes)))
            draft.replace(self.file)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is known."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.codes[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True


@cache
def templates() -> Compiled:
    """Give the one store of this process."""
    return Compiled()
