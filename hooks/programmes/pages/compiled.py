"""Keeps compiled templates while the process lives, so that a preview compiles them only once.

They are not kept on the disk: there, a change of our filters would leave what was made by old ones.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Compiled templates by name and file; Jinja compiles one again when its text has changed."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is known."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


@cache
def templates() -> Compiled:
    """Give the one store of this process."""
    return Compiled()
