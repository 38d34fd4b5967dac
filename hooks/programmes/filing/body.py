"""Finds in the body of a record the records that it prints in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.schema.blocks import Initiatives, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.schema.blocks import Block


def listed(
    body: Iterable[Block], loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Find the records that a body prints in full, each with its place in the body."""
    for number, block in enumerate(body):
        here = (*loc, number)
        if isinstance(block, Initiatives):
            yield from (
                ((*here, "initiatives", n), child) for n, child in enumerate(block.initiatives)
            )
        elif isinstance(block, Part):
            yield from listed(block.body, (*here, "body"))
