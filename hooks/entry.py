"""The one file that MkDocs loads: hands its events to the package, which knows nothing of MkDocs.

on_config   reads and checks all records, before MkDocs empties the published site
on_nav      keeps the navigation for the frame
on_page_content  fills the hand-written pages with what follows from the records
on_env      puts every page of the catalogue in Material's frame and writes it
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.exceptions import PluginError

from programmes import catalogue, problems, site
from programmes.frame import Frame
from programmes.pages import handwritten
from programmes.pages.page import describe
from programmes.pages.rendering import Renderer

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.programmes")  # --strict counts only below "mkdocs."


def on_config(config: MkDocsConfig) -> None:
    """Refuse the build while the last good site is still in place: MkDocs empties it later."""
    loaded = catalogue.load(Path(config.docs_dir))
    if loaded.catalogue is None:
        raise PluginError("\n\n" + problems.as_text(loaded.problems))
    for problem in loaded.problems:
        log.info(problems.as_text([problem]))
    config.extra.update(catalogue=loaded.catalogue, renderer=Renderer(loaded.catalogue))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Keep the navigation, which MkDocs does not hand to later events."""
    config.extra.update(navigation=nav)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Give a hand-written page its trail, and what it quotes from the records."""
    try:
        written = handwritten.fill(html, page.url, config.extra["renderer"])
    except handwritten.Unfilled as fault:
        raise PluginError(f"{page.file.src_uri}: {fault}") from fault
    trail = handwritten.trail(page.url, str(page.title), config.extra["catalogue"])
    if trail:
        page.title = trail[-1].label
    described = page.meta.get("description", config.site_description or "")
    page.meta.update(describe(trail, described, config.site_url or ""))
    return written


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the pages and data of the catalogue; other plugins do not see them."""
    frame = Frame(
        template=env.get_template("main.html"),
        context=partial(get_context, config.extra["navigation"], files, config),
        site_url=config.site_url or "",
        edit_url=lambda path: f"{config.repo_url}/{path}" if config.repo_url else None,
    )
    for path, text in site.files(config.extra["renderer"], frame):
        site.write(Path(config.site_dir), path, text)
