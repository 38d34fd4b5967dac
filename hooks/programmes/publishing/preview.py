"""Shows an editor the site as it is now, page by page, or what stops its build."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

import click
from jinja2 import Environment, PackageLoader

from programmes.lasting import tidy_up
from programmes.reading import Changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from watchdog.observers.api import BaseObserver

IDLE: Final = 0.5
"""So many seconds after a build nobody waits for anything any more."""
AT_REST: Final = 5.0
"""So many seconds after that it is likely that nobody is going to save soon."""
A_MOMENT: Final = 0.001  # seconds
DELAY: Final = 0.02
"""How long no file has changed before a build begins, in seconds."""


def is_on() -> bool:
    """Tell `mkdocs serve` from a build; on_startup cannot: `serve --clean` reports "build"."""
    context = click.get_current_context(silent=True)
    return context is not None and context.command.name == "serve"


def kept() -> dict[str, Any]:
    """Give what a preview keeps from build to build, for as long as its command runs."""
    found: dict[str, Any] = click.get_current_context().meta.setdefault("programmes", {})
    found.setdefault("wanted", set())
    return found


def faults_page(report: str) -> str:
    """Make the page that stands in for every page of the site; it reloads when a build follows."""
    templates = Environment(loader=PackageLoader("programmes"), autoescape=True)
    now = round(time.monotonic() * 1000)  # MkDocs counts builds by this clock
    return templates.get_template("faults.html").render(report=report, now=now)


ASIDE: Final = ".standing"
"""Where the site lies in its own folder while MkDocs empties that: it leaves hidden files."""


def put_aside(site: Path) -> None:
    """Save the last site from being removed, unless an older one lies there: it has the pages."""
    if not site.is_dir() or (site / ASIDE).exists():
        return
    entries = list(site.iterdir())
    (site / ASIDE).mkdir()
    for entry in entries:
        entry.rename(site / ASIDE / entry.name)


def bring_back(site: Path) -> None:
    """Let the last site be the beginning of the new one."""
    if (site / ASIDE).is_dir():
        for entry in list((site / ASIDE).iterdir()):
            entry.rename(site / entry.name)
        (site / ASIDE).rmdir()


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What browsers ask of a server of a preview: each page is made before the server looks for it.

    Pages that are asked for during a build wait in the server, and are made at its end.
    """

    serve: WSGIApplication
    mount: str
    """Where the site begins on the server."""
    later: Callable[[], Later | None]
    wanted: set[str]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as WSGI has it (PEP 3333)."""
        path = f"{environ['PATH_INFO'].removeprefix(self.mount).strip('/')}/index.html".lstrip("/")
        self.wanted.add(path)  # before it looks: a build might end at this very moment
        if later := self.later():
            later.make(path)
        return self.serve(environ, start_response)


def observer() -> BaseObserver:
    """Make an observer that the system tells of changes, in place of one that keeps looking."""
    from watchdog import events, observers  # noqa: PLC0415 - a build needs none and would wait

    # Reading a file is no change; without this list, a build would trigger the next one.
    changes = [
        events.FileCreatedEvent,
        events.FileDeletedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
    ]
    told = observers.Observer()
    told.schedule = partial(told.schedule, event_filter=changes)  # type: ignore[method-assign]
    return told
