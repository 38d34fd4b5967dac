"""Makes pages and data of a preview after its build, until all is done or a save gives it up."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

from programmes.build.lasting import tidy_up
from programmes.catalogue.reading import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

IDLE: Final = 0.5
"""So many seconds after a build nobody waits for anything any more."""
AT_REST: Final = 5.0
"""So many seconds after that it is likely that nobody is going to save soon."""
A_MOMENT: Final = 0.001  # seconds


class GivenUp(Exception):  # noqa: N818 - it names what happened
    """Nobody wants any more what is being made."""


class Rest(Protocol):
    """What comes before and after the pages."""

    def prepare(self) -> Iterator[Callable[[], None]]:
        """Give in small steps what comes first, so that no page takes long."""

    def finish(self, halt: Callable[[], None]) -> None:
        """Do it; `halt` is to be called again and again, and raises GivenUp to stop it."""

    def give_up(self, left: Collection[str]) -> None:
        """Leave it, and the paths of the pages that are `left`, to the next build."""


class Later:
    """Pages and data that are made while the editor looks at a page, or as soon as he asks for one.

    The rest is finished at last, or given up with the pages that were not made.
    """

    def __init__(self, pages: dict[str, Callable[[], None]], rest: Rest) -> None:
        self._timer: threading.Timer | None = None
        self._pages, self._rest = pages, rest
        self._lock, self._is_done, self._is_over = threading.Lock(), False, False
        self._hurried: set[int] = set()
        """The threads that somebody waits for."""

    def start(self) -> None:
        """Let the work be done soon."""
        self._begin(IDLE, self._do)

    def _begin(self, after: float, work: Callable[[], None]) -> None:
        self._timer = threading.Timer(after, work)
        self._timer.daemon = True
        self._timer.start()

    def make(self, path: str) -> None:
        """Make a page now, if it is one of those that are still to be made."""
        if path in self._pages:
            with self._at_once():
                self._make(path)

    def stop(self) -> None:
        """Give up what has not been made: another build begins."""
        self._is_over = True
        with self._at_once(), self._lock:
            if self._timer:
                self._timer.cancel()
                self._timer = None  # or else the two would hold each other, and the catalogue
            if not self._is_done:
                self._is_done = True
                self._rest.give_up(list(self._pages))
                self._pages.clear()

    def _do(self) -> None:
        for step in self._rest.prepare():
            self._give_way()
            with self._lock, suppress(Changed):
                if self._is_over:
                    return
                step()
        for path in list(self._pages):
            self._give_way()
            self._make(path)
        with self._lock:
            if self._pages or self._is_done:
                return
            self._is_done = True
            try:
                self._rest.finish(self._halt)
            except GivenUp:
                self._is_done = False
            else:
                self._begin(AT_REST, tidy_up)

    def _give_way(self) -> None:
        while self._hurried:  # or else this thread would take the lock again and again
            time.sleep(A_MOMENT)

    def _make(self, path: str) -> None:
        with self._lock:
            if piece := self._pages.get(path):
                with suppress(Changed):  # another build is about to begin
                    piece()
                    del self._pages[path]

    def _halt(self) -> None:
        if self._is_over:
            raise GivenUp

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        me = threading.get_ident()
        self._hurried.add(me)
        try:
            yield
        finally:
            self._hurried.discard(me)
