"""Shows an editor the site as it is now, page by page, or what stops its build."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click
from jinja2 import Environment, PackageLoader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from watchdog.observers.api import BaseObserver

    from programmes.build.later import Later

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
    templates = Environment(loader=PackageLoader("programmes.render"), autoescape=True)
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
