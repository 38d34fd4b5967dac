"""Finds what a schema cannot say: contradictions, dead links, pictures that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.reader.problem import Problem

Warn: TypeAlias = "Callable[..., Problem]"
"""Makes a warning of one record: `problem` of its document, whose severity is settled."""

LEAVE_BOTH: Final = "if the source prints both, leave both; the page shows what the record says"
"""The cure where the source may contradict itself."""
