"""The one file that MkDocs loads: hands its events to the package, which knows nothing of MkDocs.

on_config   reads and checks all records, and lets a build write to a staging folder
on_files    leaves out the records, which are no pages of MkDocs
on_nav      keeps the navigation for the frame
on_page_content  gives the hand-written pages their trails
on_env      fills these with what follows from the records, and makes all other files of the site
on_post_build    checks the site as a whole, and indexes it
on_serve    lets the preview follow an edit at once
on_shutdown publishes the site, unless something went wrong
"""

from __future__ import annotations

import gc

gc.disable()  # what is read and made lasts as long as a build, which ends before its garbage

import logging
import os
import sys
from calendar import timegm
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import click
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from programmes.build import publish
from programmes.build.plan import Output, plan, refuse_taken
from programmes.build.policy import CONTENT_SECURITY_POLICY
from programmes.build.preview import Preview
from programmes.build.site import check, index, write_all
from programmes.catalogue.addresses import BROWSE
from programmes.catalogue.loading import load
from programmes.exports.alternates import alternates
from programmes.progress import Progress
from programmes.reader.report import as_text
from programmes.refusal import Refused
from programmes.render.frame import Frame, OwnTemplatesListed
from programmes.render.handwritten import WrittenPage
from programmes.render.renderer import Renderer, environment
from programmes.settings import Link, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from programmes.catalogue.catalogue import Catalogue

log = logging.getLogger("mkdocs.plugins.programmes")  # --strict counts only below "mkdocs."


class State:
    """What the events share: MkDocs hands some of them little, and on_shutdown nothing."""

    preview: Preview | None = None
    staging: publish.Staging | None = None
    catalogue: Catalogue | None = None
    """None while errors keep a preview from showing the site."""
    settings: Settings
    progress: Progress
    navigation: Navigation
    written: dict[str, date | None]
    """The addresses of the hand-written pages, each with the day of its last change if known."""


state = State()


def on_config(config: MkDocsConfig) -> None:
    """Refuse faulty records, or show their errors where somebody is previewing the site."""
    _forgive_visitors()
    theme = config.theme.get_env()
    theme.loader = OwnTemplatesListed(config.theme.dirs)
    config.theme.get_env = lambda: theme
    content = Path(config.docs_dir)
    if _is_preview(config) and state.preview is None:
        state.preview = Preview(content, Path(config.site_dir))
    # As quiet as MkDocs itself: -q lets only errors through.
    state.progress = Progress(sys.stderr if log.isEnabledFor(logging.INFO) else None)
    state.settings, state.written = _settings(config), {}
    loaded = state.preview.load() if state.preview else load(content, state.progress)
    state.catalogue = loaded.catalogue
    if loaded.catalogue is None:
        _refuse(as_text(loaded.problems), config)
        return
    for problem in loaded.problems:
        log.info(as_text([problem]))
    # MkDocs dates what it writes by this, so that two builds of one state are alike for ever.
    newest = loaded.catalogue.updated
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(timegm(newest.timetuple()) if newest else 0))
    if state.preview is None:
        with _refusing():
            state.staging = publish.stage(Path(config.site_dir))
        config.site_dir = str(state.staging.folder)


def _refuse(report: str, config: MkDocsConfig) -> None:
    """End a build; that of a preview goes on without a page, since its server shows the report."""
    if state.preview is None:
        raise PluginError("\n\n" + report)
    click.echo("\n" + report, err=True)
    config.nav, config.theme.static_templates = None, set()


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001
    """Leave out what MkDocs never shows: it would keep a file for each record to the end."""
    return Files([file for file in files if state.catalogue and file.inclusion.is_in_serve()])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Keep the navigation, which MkDocs does not hand to later events."""
    state.navigation = nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Give a hand-written page its trail, and the name that it has there."""
    if state.catalogue:
        written = WrittenPage(html, page.url, page.file.src_uri)
        state.written[written.address] = state.catalogue.updated if written.asks else None
        if trail := written.trail(str(page.title), state.catalogue):
            page.title = trail[-1].label


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the pages and data of the catalogue; other plugins do not see them."""
    if state.catalogue is None:
        return
    frame = _frame(env, config, files)
    pages = [file.page for file in files.documentation_pages() if file.page]
    written = [WrittenPage(page.content or "", page.url, page.file.src_uri) for page in pages]
    with _refusing("\n\n"):
        planned = plan(state.catalogue, state.settings, frame)
        taken = {file.dest_uri: f"content/{file.src_uri}" for file in files}
        refuse_taken(planned, taken, state.catalogue)
        renderer = Renderer(state.catalogue, state.settings, frame.ours)
        for page, raw in zip(pages, written, strict=True):
            _fill(page, raw, renderer, config)
        if state.preview is None:
            write_all(planned, Path(config.site_dir), state.progress)
            return
    asking = [(page, raw) for page, raw in zip(pages, written, strict=True) if raw.asks]
    state.preview.show(partial(_preview_plan, frame, asking, config), state.catalogue)


def _frame(env: Environment, config: MkDocsConfig, files: Files) -> Frame:
    """Give the package Material's template, and what it needs."""
    env.trim_blocks = env.lstrip_blocks = True  # else a third of each file is blank lines
    menu = state.catalogue.menu if state.catalogue else ()
    # MkDocs' preview puts a script of its own in each page, which the policy would stop.
    policy = "" if state.preview else CONTENT_SECURITY_POLICY
    env.globals |= {"menu": menu, "content_security_policy": policy}
    footer = [link["address"] for link in config.extra.get("footer", ())]
    return Frame(
        templates=env,
        ours=state.preview.templates if state.preview else environment(),
        context=partial(get_context, state.navigation, files, config),
        site_url=config.site_url or "",
        linked=frozenset([BROWSE, *(crumb.address for crumb in menu), *footer]),
        written=state.written,
    )


def _fill(page: Page, written: WrittenPage, renderer: Renderer, config: MkDocsConfig) -> None:
    """Give a hand-written page what it quotes from the records, and what programs are told."""
    page.content = written.filled(renderer)
    summary = page.meta.get("description", config.site_description or "")
    page.meta |= written.described(str(page.title), summary, renderer)
    page.meta["alternates"] = alternates(renderer.catalogue).get(written.address, ())


def _preview_plan(
    frame: Frame,
    asking: list[tuple[Page, WrittenPage]],
    config: MkDocsConfig,
    catalogue: Catalogue,
) -> dict[str, Output]:
    """Plan a preview: the hand-written pages that quote records are made anew as well."""
    renderer = Renderer(catalogue, state.settings, frame.ours)

    def make(page: Page, written: WrittenPage) -> bytes:
        _fill(page, written, renderer, config)
        template = frame.templates.get_template(page.meta.get("template", "main.html"))
        return template.render(frame.context(page)).encode()

    planned = plan(catalogue, state.settings, frame)
    return planned | {page.file.dest_uri: Output(partial(make, page, raw)) for page, raw in asking}


@contextmanager
def _refusing(before: str = "") -> Iterator[None]:
    """Let MkDocs end the build where the block refuses to go on."""
    try:
        yield
    except Refused as fault:
        raise PluginError(f"{before}{fault}") from fault


@event_priority(-100)  # the last of all, when every file is written
def on_post_build(config: MkDocsConfig) -> None:
    """Refuse a site that nobody should see, and index the texts of a good one."""
    if state.staging and state.catalogue:
        folder = Path(config.site_dir)
        with _refusing():
            check(folder, state.catalogue, Path(config.docs_dir), state.settings.site_url)
            if config.extra.get("search"):
                index(folder)


def on_shutdown() -> None:
    """Publish, unless an exception is under way: a fault, a --strict abort, an interruption."""
    if state.staging is None:
        return
    if sys.exc_info()[0] is not None:
        publish.discard(state.staging)
        return
    with _refusing():
        publish.publish(state.staging)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let the preview follow what is saved; MkDocs watches two paths of these already."""
    gc.enable()  # a preview lives on
    if state.preview:
        paths = [path for path in (config.docs_dir, config.config_file_path) if path]
        state.preview.attach(server, builder, paths, config.watch)


def _is_preview(config: MkDocsConfig) -> bool:
    """Tell `mkdocs serve` by its folder; on_startup cannot, as `serve --clean` reports "build"."""
    folder = Path(config.site_dir)
    is_named = folder.name.startswith(("mkdocs_", "properdocs_"))
    return is_named and folder.parent == Path(gettempdir())


def _settings(config: MkDocsConfig) -> Settings:
    front_page: dict[str, Any] | None = config.extra.get("front_page")
    return Settings(
        site_url=config.site_url or "",
        name=config.site_name,
        authority=config.extra["authority"],
        front_page=Link(**front_page) if front_page else None,
        repository=config.repo_url or "",
        edit_base=urljoin(f"{config.repo_url}/", config.edit_uri or "") if config.repo_url else "",
    )


def _forgive_visitors() -> None:
    """Count no warning of the preview's server: asking it for a wrong page must not stop a build.

    A strict build counts the warnings of all of MkDocs, whoever asks for what meanwhile.
    """
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.addFilter(lambda record: record.name != "mkdocs.livereload")
