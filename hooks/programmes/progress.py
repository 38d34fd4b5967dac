"""Tells how far a long build has come, by a line now and then, or why it cannot go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator


class Refused(Exception):  # noqa: N818 - it names what happened
    """The build cannot go on, and what stands stays as it is; the message says why."""


Item = TypeVar("Item")

PATIENCE: Final = 2.0
"""After so many seconds somebody wants to know whether there is still something going on."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where to tell of stages, and when the build has begun; silent without a stream."""

    stream: TextIO | None
    begun: float = field(default_factory=monotonic)

    def watch(self, items: Collection[Item], label: str) -> Iterator[Item]:
        """Give each item, and tell how many have been done."""
        tell = self.stage(len(items), label)
        for done, item in enumerate(items):
            tell(done)
            yield item

    def stage(self, total: int, label: str) -> Callable[[int], None]:
        """Give what may be told as often as one likes how many things of a stage are done."""
        due = self.begun + PATIENCE

        def tell(done: int) -> None:
            nonlocal due
            if self.stream and (now := monotonic()) >= due:
                due = now + PATIENCE
                click.echo(f"{label}: {done:,} of {total:,}", file=self.stream)

        return tell


SILENT: Final = Progress(None)
