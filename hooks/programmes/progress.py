"""Tells how far a long build has come: by a bar on a terminal, else by a line now and then."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    Tell = Callable[[int], None]

Item = TypeVar("Item")

PATIENCE: Final = 2.0
"""After so many seconds somebody wants to know whether there is still something going on."""
BRIEF: Final = 0.5
"""A stage that is over sooner is not worth a word."""
EVERY: Final = {True: 0.1, False: 5.0}
"""The seconds between two looks at a terminal, and between two lines of a log."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where to tell of stages, and when the build has begun; silent without a stream."""

    stream: TextIO | None
    begun: float = field(default_factory=monotonic)

    def watch(self, items: Collection[Item], label: str) -> Iterator[Item]:
        """Give each item, and tell how many have been done."""
        with self.stage(len(items), label) as tell:
            for done, item in enumerate(items):
                tell(done)
                yield item

    @contextmanager
    def stage(self, total: int, label: str) -> Iterator[Tell]:
        """Give what may be told as often as one likes how many things of a stage are done."""
        if self.stream is None:
            yield lambda _: None
            return
        with ExitStack() as stack:
            yield _Stage(self.stream, total, label, stack, self._first()).tell

    def _first(self) -> float:
        return max(self.begun + PATIENCE, monotonic() + BRIEF)


SILENT: Final = Progress(None)


@dataclass(slots=True)
class _Stage:
    stream: TextIO
    total: int
    label: str
    stack: ExitStack
    due: float
    show: Tell | None = None

    def tell(self, done: int) -> None:
        if (now := monotonic()) < self.due:
            return
        self.due = now + EVERY[self.stream.isatty()]
        self.show = self.show or (self._bar() if self.stream.isatty() else self._line)
        self.show(done)

    def _bar(self) -> Tell:
        bar = self.stack.enter_context(
            click.progressbar(length=self.total, label=self.label, file=self.stream)
        )
        self.stack.callback(lambda: bar.update(self.total - bar.pos))  # it ends full
        return lambda done: bar.update(done - bar.pos)

    def _line(self, done: int) -> None:
        click.echo(f"{self.label}: {done:,} of {self.total:,}", file=self.stream)
