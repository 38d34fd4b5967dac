"""Turns what stops a build into the page that an editor sees while previewing the site."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

IDLE: Final = 0.5
"""So many seconds after a build nobody waits for anything any more."""
DELAY: Final = 0.02
"""How long no file has changed before a build begins, in seconds."""


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


class Later:
    """Work that is done while the editor looks at a page, and at the latest before the next one."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._timer = threading.Timer(IDLE, self._do)
        self._timer.daemon = True
        self._work, self._lock, self._is_done = work, threading.Lock(), False

    def start(self) -> None:
        """Let the work be done soon."""
        self._timer.start()

    def finish(self) -> None:
        """Do the work now, or wait for its end."""
        self._timer.cancel()
        self._do()

    def _do(self) -> None:
        with self._lock:
            if not self._is_done:
                self._is_done = True
                self._work()


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
