"""One build of the site, step by step; whoever builds says when each step is due."""

from __future__ import annotations

import re
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from programmes.build import links, search
from programmes.build.findings import broken_links, offending
from programmes.build.plan import Output, plan, refuse_taken, write
from programmes.build.policy import CONTENT_SECURITY_POLICY
from programmes.build.pool import share
from programmes.build.publish import discard, publish, stage
from programmes.catalogue.loading import load
from programmes.exports.data import alternates
from programmes.progress import Refused
from programmes.reader.report import as_text
from programmes.render.frame import Frame, hashing
from programmes.render.renderer import Renderer, environment
from programmes.render.site import side_bar
from programmes.render.words import written_day
from programmes.schema.scalars import address_flaw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from jinja2 import Environment

    from programmes.build.preview import Preview
    from programmes.build.publish import Staging
    from programmes.catalogue.catalogue import Catalogue
    from programmes.progress import Progress
    from programmes.render.frame import Sheet
    from programmes.render.handwritten import WrittenPage
    from programmes.render.page import Alternate
    from programmes.settings import Settings

    Print = Callable[[Renderer], bytes]

PICTURES: Final = "/previews/"
"""The folder of the theme with the pictures that other sites show of a page."""
AUTHORITY: Final = re.compile(r"(?:[\w.+-]+@)?(?:[\w-]+\.)+[\w-]+,\d{4}(?:-\d\d){0,2}", re.ASCII)
"""Who names things for ever, by a domain or letter box and a day (RFC 4151)."""
CHUNK: Final = 25
"""A worker makes so many files before it asks for more."""


class Build:
    """A site that is being built of a content folder, to be published or for a preview."""

    def __init__(
        self, content: Path, settings: Settings, progress: Progress, preview: Preview | None = None
    ) -> None:
        """Read and check all records."""
        self.content, self.settings, self.progress = content, settings, progress
        self.preview = preview
        loaded = preview.load() if preview else load(content, progress)
        self.catalogue: Catalogue | None = loaded.catalogue
        """None where the records have errors."""
        self.problems = loaded.problems
        self.written: dict[str, date | None] = {}
        """The addresses of the hand-written pages, each with the day of its last known change."""
        self._staging: Staging | None = None
        self._planned: Mapping[str, Output] = {}

    def stage(self, site: Path) -> Path:
        """Give the folder in which the site is to be written.

        Raises Refused where none can be, and for an address at which no site can stand.
        """
        if not (index := self.content / "index.md").exists():
            raise Refused(f"{index} is not there: the front page is made from it")
        if not AUTHORITY.fullmatch(self.settings.authority):
            cure = "write a domain and a day on which it was yours: example.org,2026-04-01"
            raise Refused(f"mkdocs.yml has no extra.authority that can name records: {cure}")
        url = self.settings.site_url
        if url and (address_flaw(url) or re.search("[?#]|[^:]//", url)):
            cure = "write where the site will be: https://www.example.org/"
            raise Refused(f"SITE_URL is '{url}', and no site can be there: {cure}")
        self._staging = stage(site)
        return self._staging.folder

    def announce(self, page: WrittenPage, title: str) -> str:
        """Note that there is a hand-written page; give its title."""
        if self.catalogue is None:
            return title
        self.written[page.address] = self.catalogue.updated if page.asks else None
        return page.title(title, self.catalogue.vocabulary)

    def frame(
        self,
        theme: Environment,
        config: Mapping[str, Any],
        context: Callable[[Sheet], Mapping[str, Any]],
    ) -> Frame:
        """Give the frame of all pages; `context` gives what the theme needs beside a page."""
        ours = environment()
        theme.filters |= {"hashed": hashing(theme), "day": written_day}
        ours.filters["hashed"] = theme.filters["hashed"]
        menu = self.catalogue.menu if self.catalogue else ()
        ways = tuple(side_bar(self.catalogue, self.written)) if self.catalogue else ()
        theme.globals |= {
            "config": config,
            "menu": menu,
            "side_bar": ways,
            "updated": self.catalogue and self.catalogue.updated,
            # MkDocs' preview puts a script of its own in each page, which the policy would stop.
            "content_security_policy": "" if self.preview else CONTENT_SECURITY_POLICY,
        }
        shown = [*ways, *(kind for way in ways for kind in way.below)]
        linked = [crumb.address for crumb in menu] + [item.address for item in shown]
        return Frame(
            templates=theme,
            ours=ours,
            context=context,
            settings=self.settings,
            linked=frozenset([*linked, *self.settings.footer]),
            written=self.written,
            pictures={Path(name).stem for name in theme.list_templates() if PICTURES in name},
        )

    @cached_property
    def alternates(self) -> dict[str, tuple[Alternate, ...]]:
        """The other forms of each page that has any, by its address."""
        return alternates(self.catalogue) if self.catalogue else {}

    def plan(self, frame: Frame, taken: Mapping[str, str]) -> None:
        """Plan every file that follows from the records.

        `taken` are the paths at which a file of the content stands by itself, each with its path
        in the content. Raises Refused where two files would stand at one path.
        """
        if self.catalogue is None:
            return
        self._planned = plan(self.catalogue, self.settings, frame)
        refuse_taken(self._planned, taken, self.catalogue)

    def show(self, frame: Frame, written: Mapping[str, Print]) -> None:
        """Show the site in the preview; `written` prints the pages that quote records, by path."""

        def planned(catalogue: Catalogue) -> dict[str, Output]:
            renderer = Renderer(catalogue, self.settings, frame.ours)
            pages = {path: Output(partial(make, renderer)) for path, make in written.items()}
            return plan(catalogue, self.settings, frame) | pages

        if self.preview and self.catalogue:
            self.preview.show(planned, self.catalogue)

    def make(self) -> None:
        """Make what is planned, once MkDocs has compiled Material's templates for its pages."""
        if self._staging is not None:
            write_all(self._planned, self._staging.folder, self.progress)

    def check(self) -> None:
        """Refuse a site that nobody should see, and index the texts of a good one.

        Raises Refused for broken links, for code in pages, and where no index can be made.
        """
        if self._staging is None or self.catalogue is None:
            return
        folder = self._staging.folder
        built = links.read(folder, self.settings.site_url)
        if broken := broken_links(built, self.catalogue, self.content):
            raise Refused("\n\n" + as_text(broken))
        if built.offences:
            raise Refused("\n\n" + as_text(offending(built, self.content)))
        if self.settings.search:
            search.index(folder, self.progress)

    def end(self, *, failed: bool) -> None:
        """Publish what was built, or leave the site that stands as it is."""
        if self._staging is None:
            return
        if failed:
            discard(self._staging)
        else:
            publish(self._staging)


def write_all(planned: Mapping[str, Output], folder: Path, progress: Progress) -> None:
    """Make every file of a plan in a folder. Raises what the making of one raises."""
    paths = tuple(planned)
    tell = progress.stage(len(paths), "Writing pages")
    for _ in share(partial(_write_some, planned, folder), paths, CHUNK, tell):
        pass


def _write_some(planned: Mapping[str, Output], folder: Path, paths: Sequence[str]) -> None:
    for path in paths:
        write(planned[path], path, folder)
