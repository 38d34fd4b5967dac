"""The one file that MkDocs loads: hands its events to the package, which knows nothing of MkDocs.

on_config   reads and checks all records, and lets a build write to a staging folder
on_files    leaves out the records, which are no pages of MkDocs
on_nav      keeps the navigation for the frame
on_page_markdown  lets the hand-written pages write lists and tables as records and GitHub do
on_page_content  gives them their titles, and their tables what ours have
on_env      fills these with what follows from the records, and plans all other files
on_post_page, on_post_template  mend what no partial of Material's can change
on_post_build    makes these files, checks the site as a whole, and indexes it
on_serve    lets the preview follow an edit at once
on_shutdown publishes the site, unless something went wrong
"""

from __future__ import annotations

import gc

gc.set_threshold(100_000)  # nearly all that is read lasts as long as a build; what is made does not

from programmes.build.interruption import end_at_once, tell

end_at_once(lambda: state.build.end(failed=True))  # before all that takes time

import logging
import os
import signal
import sys
from calendar import timegm
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from programmes.build.build import Build
from programmes.build.preview import Preview, is_preview
from programmes.progress import Progress, Refused
from programmes.reader.folder import is_leftover
from programmes.reader.report import as_text
from programmes.reader.text import SourceText
from programmes.render.frame import FewTemplatesListed, repaired
from programmes.render.handwritten import WrittenPage, for_python_markdown, with_tables
from programmes.render.renderer import Renderer
from programmes.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from programmes.render.frame import Frame

log = logging.getLogger("mkdocs.plugins.programmes")  # --strict counts only below "mkdocs."


class State:
    """What the events share: MkDocs hands some of them little, and on_shutdown nothing."""

    build: Build
    navigation: Navigation
    preview: Preview | None = None


state = State()


def on_config(config: MkDocsConfig) -> None:
    """Refuse faulty records, or show their errors where somebody is previewing the site."""
    _forgive_visitors()
    theme = config.theme.get_env()
    theme.loader = FewTemplatesListed(config.theme.dirs)
    config.theme.get_env = lambda: theme
    content, site = Path(config.docs_dir), Path(config.site_dir)
    if state.preview is None and is_preview(site):
        state.preview = Preview(content, site)
    # As quiet as MkDocs itself: -q lets only errors through.
    progress = Progress(sys.stderr if log.isEnabledFor(logging.INFO) else None)
    build = state.build = Build(content, read_settings(config), progress, state.preview)
    if build.catalogue is None:
        _refuse(as_text(build.problems), config)
        return
    for problem in build.problems:
        log.info(as_text([problem]))
    # MkDocs dates what it writes by this, so that two builds of one state are alike for ever.
    newest = build.catalogue.updated
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(timegm(newest.timetuple()) if newest else 0))
    if state.preview is None:
        sys.excepthook = tell
        if sentence := build.settings.misaddressed:
            log.info(sentence)
        with _refusing():
            config.site_dir = str(build.stage(site))


def _refuse(report: str, config: MkDocsConfig) -> None:
    """End a build; that of a preview goes on without a page, since its server shows the report."""
    if state.preview is None:
        raise PluginError("\n\n" + report)
    click.echo("\n" + report, err=True)
    config.nav, config.theme.static_templates = None, set()


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001
    """Leave out records, which MkDocs would keep to the end, and what editors leave behind."""
    has_pages = state.build.catalogue is not None
    shown = (file for file in files if file.inclusion.is_in_serve())
    return Files([file for file in shown if has_pages and not is_leftover(Path(file.src_uri))])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Keep the navigation, which MkDocs does not hand to later events."""
    state.navigation = nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Let a hand-written page write lists and tables as GitHub reads them."""
    with _refusing("\n\n"):
        _written(page, "").refuse_misread()
    return for_python_markdown(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Give a hand-written page the title of its node, and its tables what ours have."""
    written = _written(page, html)
    with _refusing("\n\n"):
        written.refuse_flattened()
    page.title = state.build.announce(written, str(page.title))
    return with_tables(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Fill hand-written pages, and plan all other files; other plugins do not see these."""
    if (build := state.build).catalogue is None:
        return
    env.trim_blocks = env.lstrip_blocks = True  # else a third of each file is blank lines
    frame = build.frame(env, config, partial(get_context, state.navigation, files, config))
    pages = [file.page for file in files.documentation_pages() if file.page]
    written = [_written(page, page.content or "") for page in pages]
    taken = {file.dest_uri: f"content/{file.src_uri}" for file in files}
    renderer = Renderer(build.catalogue, build.settings, frame.ours)
    with _refusing("\n\n"):
        for page, raw in zip(pages, written, strict=True):
            _fill(page, raw, config, renderer)
        build.plan(frame, taken)
    asking = {
        page.file.dest_uri: partial(_print, page, raw, config, frame)
        for page, raw in zip(pages, written, strict=True)
        if raw.asks
    }
    build.show(frame, asking)


def _written(page: Page, html: str) -> WrittenPage:
    source = SourceText(f"content/{page.file.src_uri}", page.file.content_string)
    return WrittenPage(html, page.url, source)


def _fill(page: Page, written: WrittenPage, config: MkDocsConfig, renderer: Renderer) -> None:
    """Give a hand-written page what it quotes from the records, and what programs are told."""
    page.content = written.filled(renderer)
    summary = page.meta.get("description", config.site_description or "")
    summary = page.meta.setdefault("summary", summary)  # as typed: a preview fills a page often
    page.meta |= written.described(str(page.title), summary, renderer)
    page.meta["alternates"] = state.build.alternates.get(written.address, ())


def _print(
    page: Page, written: WrittenPage, config: MkDocsConfig, frame: Frame, renderer: Renderer
) -> bytes:
    """Make a hand-written page of a preview anew, when records have changed."""
    _fill(page, written, config, renderer)
    template = frame.templates.get_template("main.html")
    return repaired(template.render(frame.context(page))).encode()


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Mend what no partial of Material's can change in a hand-written page."""
    with _refusing():
        return repaired(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Do the same to the page for addresses that lead nowhere."""
    with _refusing():
        return repaired(output_content) if template_name.endswith(".html") else output_content


@event_priority(-100)  # the last of all, when every file is written
def on_post_build(config: MkDocsConfig) -> None:  # noqa: ARG001
    """Make all other files, refuse a site that nobody should see, index the texts of a good one."""
    with _refusing():
        state.build.make()
        state.build.check()


def on_shutdown() -> None:
    """Publish, unless an exception is under way: an error, a --strict abort, an interruption."""
    with _refusing():
        state.build.end(failed=sys.exc_info()[0] is not None)
    gc.disable()  # all that is left ends with the process


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let the preview follow what is saved; MkDocs watches two paths of these already."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # MkDocs ends it from now on
    if state.preview:
        paths = [config.docs_dir, str(config.config_file_path)]
        state.preview.attach(server, builder, paths, config.watch)


@contextmanager
def _refusing(before: str = "") -> Iterator[None]:
    """Let MkDocs end the build where the block refuses to go on."""
    try:
        yield
    except Refused as fault:
        raise PluginError(f"{before}{fault}") from fault


def _forgive_visitors() -> None:
    """Count no warning of the preview's server: asking it for a wrong page must not stop a build.

    A strict build counts the warnings of all of MkDocs, whoever asks for what meanwhile.
    """
    for handler in logging.getLogger("mkdocs").handlers:
        if isinstance(handler, CountHandler):
            handler.addFilter(lambda record: record.name != "mkdocs.livereload")
