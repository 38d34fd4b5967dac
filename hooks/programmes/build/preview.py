"""Shows an editor the site as it is now: each page is made when a browser asks for it."""

from __future__ import annotations

import os
import threading
import time
import traceback
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final, Protocol

import click

from programmes.build.plan import write
from programmes.build.publish import MARK, hold, sweep_previews
from programmes.catalogue.loading import Loader, seen
from programmes.progress import Refused
from programmes.reader.report import as_text
from programmes.render.renderer import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from watchdog.observers.api import BaseObserver

    from programmes.build.plan import Output
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.loading import Loaded, Seen

    Builder = Callable[[], None]
    Plan = Callable[[Catalogue], Mapping[str, Output]]

DELAY: Final = 0.02
"""How long no file has changed before a save is followed, in seconds."""
RECORDS: Final = "programmes"
"""The folder of the content whose files the builder does not look at."""


def is_preview(site: Path) -> bool:
    """Tell `mkdocs serve` by the folder of its site; no event can, when it is told to be clean."""
    is_named = site.name.startswith(("mkdocs_", "properdocs_"))
    return is_named and site.parent == Path(gettempdir())


class Server(Protocol):
    """A server that builds again when a file is saved, as MkDocs' own does."""

    builder: Builder
    observer: BaseObserver
    build_delay: float
    mount_path: str
    serve_request: WSGIApplication

    def watch(self, path: str) -> None:
        """Build again when a file below a path changes."""

    def unwatch(self, path: str) -> None:
        """Watch a path no more."""

    def set_app(self, application: WSGIApplication | None) -> None:
        """Let an application answer requests."""


class Preview:
    """What a running preview knows: the files that it can make, or what keeps it from that."""

    def __init__(self, content: Path, site: Path) -> None:
        self.loader = Loader(content)
        self.lock = threading.RLock()
        """Held while the site changes, and while a page is made."""
        self._site = site
        sweep_previews()
        (site / MARK).touch()
        self._held = hold(site)
        self._plan: Plan = lambda _: {}
        self._planned: Mapping[str, Output] = {}
        self._made: set[str] = set()
        self._report = ""  # what keeps the site from being made; it is shown for every page
        self._inputs: dict[str, Seen | None] | None = None

    def load(self) -> Loaded:
        """Read what has changed of the content; show errors until they are fixed."""
        loaded = self.loader.load()
        if loaded.catalogue is None:
            self._report = as_text(loaded.problems)
        return loaded

    def show(self, plan: Plan, catalogue: Catalogue) -> None:
        """Show a site after a build; `plan` gives its files anew when records change."""
        self._plan, self._report = plan, ""
        for path in self._made:  # it may have changed, or be gone
            (self._site / path).unlink(missing_ok=True)
        self._made.clear()
        self._planned = plan(catalogue)

    def attach(
        self, server: Server, builder: Builder, paths: Sequence[str], others: Sequence[str]
    ) -> None:
        """Let a server ask here for pages, and the system tell it of changed files.

        `paths` are those that the server watches already, by looking again and again.
        """
        watched = (*paths, *others)
        if not self._report:
            self._needs_build(watched)  # notes what the build has seen
        server.builder = partial(self._follow, watched, builder)
        for path in paths:
            server.unwatch(path)
        server.observer = _observer()
        server.build_delay = DELAY
        for path in paths:
            server.watch(path)
        server.set_app(partial(self.answer, server.serve_request, server.mount_path))

    def _follow(self, watched: Sequence[str], builder: Builder) -> None:
        """Show what was saved: records at once, and all else by a build."""
        with self.lock:
            if self._needs_build(watched):
                self._build(builder)
                return
            loaded = self.load()
            if loaded.problems:
                click.echo("\n" + as_text(loaded.problems), err=True)
            if loaded.catalogue:
                self.show(self._plan, loaded.catalogue)

    def _build(self, builder: Builder) -> None:
        """Build, and show in the browser what stops it; MkDocs would let the browser wait."""
        try:
            builder()
        except click.ClickException as fault:  # it has been printed; its cause says more
            self._report = str(fault.__context__ or fault)
        except Exception:  # noqa: BLE001 - whatever it is
            self._report = traceback.format_exc()
            click.echo(self._report, err=True)
        if self._report:
            self._inputs = None  # what the builder left is no site

    def _needs_build(self, watched: Iterable[str]) -> bool:
        """Tell whether the last build failed, or more has changed since than records."""
        inputs = {path: seen(path) for folder in watched for path in self._files(folder)}
        if None not in inputs.values() and inputs == self._inputs:
            return False
        self._inputs = inputs
        return True

    def answer(
        self, serve: WSGIApplication, mount: str, environ: WSGIEnvironment, start: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request as WSGI has it (PEP 3333): make the page before the server looks."""
        asked = environ["PATH_INFO"]
        if not asked.startswith("/livereload/"):
            with self.lock:
                report = self._report or self._make(asked.removeprefix(mount))
            if report:
                start("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
                now = round(time.monotonic() * 1000)  # MkDocs counts builds by this clock
                # It stands in for all pages, and reloads when a file is saved.
                page = environment().get_template("errors.html").render(report=report, now=now)
                return [page.encode()]
        return serve(environ, start)

    def _make(self, asked: str) -> str:
        """Make a file that is asked for, unless that was done; report what keeps it from that."""
        whole = f"{asked.strip('/')}/index.html".lstrip("/")
        for path in {asked, whole} & self._planned.keys() - self._made:
            try:
                write(self._planned[path], path, self._site)
            except Refused as fault:
                return str(fault)
            except Exception:  # noqa: BLE001 - whatever it is, an editor sees it
                return traceback.format_exc()
            self._made.add(path)
        return ""

    def _files(self, folder: str) -> list[str]:
        """List a file, or all files of a folder but records, caches and hidden ones."""
        if not Path(folder).is_dir():
            return [folder]
        found: list[str] = []
        for here, folders, files in os.walk(folder):
            passed = {"__pycache__", *([RECORDS] if Path(here) == self.loader.content else [])}
            folders[:] = [name for name in folders if name not in passed]
            found += [f"{here}/{name}" for name in files]
        return found


def _observer() -> BaseObserver:
    """Make an observer that the system tells of changes, in place of one that keeps looking."""
    from watchdog import events, observers  # noqa: PLC0415 - a build needs none and would wait

    # Reading a file is no change; without this list, a build would trigger the next one.
    changes = [
        events.FileCreatedEvent,
        events.FileDeletedEvent,
        events.FileModifiedEvent,
        events.FileMovedEvent,
    ]
    watching = observers.Observer()
    watching.schedule = partial(watching.schedule, event_filter=changes)  # type: ignore[method-assign]
    return watching
