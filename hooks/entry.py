"""The one file that MkDocs loads: hands its events to the package, which knows nothing of MkDocs.

on_config   reads and checks all records, and lets MkDocs write to a draft beside the site
on_nav      keeps the navigation for the frame
on_page_content  gives the hand-written pages their trails
on_env      fills these with what follows from the records, puts every page of the catalogue
            in Material's frame and writes it
on_serve    lets the preview follow an edit at once
on_shutdown puts the draft in place of the site, unless something went wrong
"""

from __future__ import annotations

import gc

from programmes.reader import report

gc.disable()  # what is imported and read lasts as long as a build, which ends before its garbage

import logging
import os
import sys
import traceback
from calendar import timegm
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import click
from mkdocs.commands.build import get_context
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import PluginCollection, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler, clean_directory

from programmes.build import drafts, lasting, links, policy, preview, publish, writing
from programmes.build.building import Build
from programmes.build.keeping.epoch import epoch, program
from programmes.build.keeping.memory import Memory
from programmes.build.keeping.store import Held, Store
from programmes.build.later import Later
from programmes.build.together import do
from programmes.catalogue import loading
from programmes.catalogue.checks import ledger
from programmes.progress import Progress
from programmes.refusal import Refused
from programmes.render import compiled
from programmes.render.frame import Frame
from programmes.render.listed import OursListed
from programmes.settings import Link, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from programmes.reader.report import Problem

log = logging.getLogger("mkdocs.plugins.programmes")  # --strict counts only below "mkdocs."


def on_config(config: MkDocsConfig) -> None:
    """Refuse faulty records, or show the faults where somebody is previewing the site."""
    _forgive_visitors()
    if preview.is_on():
        preview.put_aside(Path(config.site_dir))
    environment = config.theme.get_env()
    environment.loader = OursListed(config.theme.dirs)
    config.theme.get_env = lambda: environment
    # As quiet as MkDocs itself: -q lets only errors through.
    progress = Progress(sys.stderr if log.isEnabledFor(logging.INFO) else None)
    settings, content = _settings(config), Path(config.docs_dir)
    made_by = program(Path(__file__).parent)
    compiled.templates().recall(made_by)
    memory = _memory(config, settings, made_by)
    loaded = loading.load(content, progress, memory.records)
    if loaded.catalogue is None:
        _show_or_refuse(loaded.problems, config)
        return
    if not preview.is_on() and (absent := ledger.absent(content)):
        _show_or_refuse((absent,), config)
    for problem in loaded.problems:
        log.info(report.as_text([problem]))
    # MkDocs dates what it writes by this, so that two builds of one state are alike for ever.
    newest = timegm(loaded.catalogue.updated.timetuple())
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(newest))
    tell, search = partial(log.info, "%s"), bool(config.extra.get("search"))
    build = Build(content, loaded.catalogue, settings, memory, progress, tell, search)
    config.extra.update(build=build, catalogue=loaded.catalogue)
    if preview.is_on():
        config.plugins["preview"] = Preview()
    else:
        config.plugins["publication"] = Publication(config)
        # MkDocs' preview puts a script of its own in each page, which the policy would stop.
        config.extra["content_security_policy"] = policy.CONTENT_SECURITY_POLICY


def _show_or_refuse(found: tuple[Problem, ...], config: MkDocsConfig) -> None:
    """Show faults in the preview, where no event can do its work; elsewhere stop the build."""
    if not preview.is_on():
        raise PluginError("\n\n" + report.as_text(found))
    config.plugins = PluginCollection()
    config.plugins["faults"] = Faults(found)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Keep the navigation, which MkDocs does not hand to later events."""
    config.extra.update(navigation=nav)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Give a hand-written page its trail, and the name that it has there."""
    build: Build = config.extra["build"]
    if trail := build.announce(html, page.url, str(page.title)):
        page.title = trail[-1].label


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the pages and data of the catalogue; other plugins do not see them."""
    build: Build = config.extra["build"]
    env.trim_blocks = env.lstrip_blocks = True  # else a third of each file is blank lines
    env.bytecode_cache = compiled.templates()
    frame = Frame(
        template=env.get_template("main.html"),
        contents=env.get_template("partials/toc.html"),
        context=partial(get_context, config.extra["navigation"], files, config),
        site_url=config.site_url or "",
        linked=frozenset(
            [crumb.address for crumb in build.catalogue.menu]
            + [link["address"] for link in config.extra.get("footer", ())]
        ),
    )
    theirs = {file.dest_uri: f"content/{file.src_uri}" for file in files}
    ground = build.begin(Path(config.site_dir), frame, theirs)
    pages = [file.page for file in files.documentation_pages() if file.page]
    fill = [partial(_fill, page, build, config) for page in pages]
    with _refusing("\n\n"):
        if preview.is_on():
            do(fill)
            config.extra["making"] = build.plan(ground, frame)
        else:
            build.write(ground, frame, fill)


def _fill(page: Page, build: Build, config: MkDocsConfig) -> None:
    """Give a hand-written page what it quotes from the records, and what programs are told."""
    summary = page.meta.get("description", config.site_description or "")
    with _refusing():
        page.content = build.fill(page.content or "", page.file.src_uri, page.url)
    page.meta.update(build.described(page.url, str(page.title), summary))


@contextmanager
def _refusing(before: str = "") -> Iterator[None]:
    """Let MkDocs end the build where the block refuses to go on."""
    try:
        yield
    except Refused as fault:
        raise PluginError(f"{before}{fault}") from fault


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Let the system tell of changed files; MkDocs has given two paths to its slower observer."""
    lasting.collect_again()  # a preview lives on
    server.builder = partial(_rebuild, server, builder)
    paths = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in paths:
        server.unwatch(path)
    server.observer = preview.observer()
    server.build_delay = preview.DELAY
    for path in paths:
        server.watch(path)
    kept = preview.kept()
    serve, mount = server.serve_request, server.mount_path
    server.set_app(preview.Asked(serve, mount, lambda: kept.get("later"), kept["wanted"]))


def _rebuild(server: LiveReloadServer, builder: Callable[[], None]) -> None:
    """Build again, and show in the browser what stops it; MkDocs would let the browser wait."""
    try:
        if later := preview.kept().get("later"):
            later.stop()  # or else its thread would take its turns until then
        with lasting.undisturbed():
            builder()
    except Exception as fault:  # noqa: BLE001 - whatever it is
        expected = isinstance(fault, MkDocsException)  # it has been printed; its cause says more
        report = str(fault.__context__ or fault) if expected else traceback.format_exc()
        if not expected:
            click.echo(report, err=True)
        clean_directory(server.root)
        writing.write(Path(server.root), "404.html", preview.faults_page(report))
        for lost in ("site", "later"):  # of which nothing is left
            preview.kept().pop(lost, None)


def _without_records(files: Files) -> Files:
    """Leave out what MkDocs never shows: it would keep a file for each record to the end."""
    return Files([one for one in files if one.inclusion.is_in_serve()])


def _memory(config: MkDocsConfig, settings: Settings, made_by: str) -> Memory:
    """Recall the last build that was made by the same program with the same settings."""
    written = Path(config.config_file_path).read_bytes()  # the theme asks for more than we do
    told = epoch(made_by, settings, written, preview.is_on())
    site = Path(config.site_dir).resolve()
    if preview.is_on():
        return Memory(Held(preview.kept(), told), site)
    return Memory(Store(_cache(config), told), site, _spare(config))


def _cache(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / ".cache" / "programmes"


def _spare(config: MkDocsConfig) -> Path:
    """Say where a former site lies, with which the next build begins."""
    return _cache(config) / "spare"


def _settings(config: MkDocsConfig) -> Settings:
    front_page = config.extra.get("front_page")
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


class Publication:
    """The end of a build. MkDocs hands on_shutdown no configuration, so this object keeps it."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config, self.site_dir = config, config.site_dir
        with _refusing():
            self.draft = drafts.begin(Path(config.site_dir))
        self.built: links.Site | None = None
        config.site_dir = str(self.draft.folder)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Begin with a former site, if there is one: MkDocs has emptied the draft before."""
        config.extra["build"].memory.ahead()
        self.draft = drafts.adopt(self.draft, _spare(config))
        return _without_records(files)

    @event_priority(-100)  # the last of all, when every file is written
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Keep what was compiled for the next build, and refuse a site that nobody should see."""
        compiled.templates().keep()  # not in a preview, which watches the hooks
        with _refusing():
            self.built = config.extra["build"].check(Path(config.site_dir))

    def on_shutdown(self) -> None:
        """Publish, unless an exception is under way: a fault, a --strict abort, an interruption."""
        self.config.site_dir = self.site_dir
        if sys.exc_info()[0] is not None:
            drafts.discard(self.draft)
            return
        with _refusing():
            publish.publish(self.draft, _spare(self.config))
        if self.built:
            self.config.extra["build"].keep(self.built)
        lasting.until_the_end(self.config.extra)


class Preview:
    """The begin and the end of a build for the preview, whose site is changed in its place."""

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Begin with the last site, which was put aside when MkDocs has emptied the folder."""
        preview.bring_back(Path(config.site_dir))
        return _without_records(files)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Make the pages that somebody waits for, and leave the others for later."""
        extra, kept = config.extra, preview.kept()
        rest = extra["build"].remainder(extra["making"], extra.clear)
        kept["later"] = later = Later(extra["making"].pages, rest)
        while kept["wanted"]:
            later.make(kept["wanted"].pop())
        later.start()


class Faults:
    """What stands in for all other events while records are faulty and somebody previews."""

    def __init__(self, found: tuple[Problem, ...]) -> None:
        self.found = found
        self.on_serve = on_serve

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Report the faults in the terminal, and build no page."""
        click.echo("\n" + report.as_text(self.found, colour=sys.stderr.isatty()), err=True)
        config.nav = None
        config.theme.static_templates = set()
        return Files([])

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the page that MkDocs' server shows at every address that there is not."""
        page = preview.faults_page(report.as_text(self.found))
        writing.write(Path(config.site_dir), "404.html", page)
