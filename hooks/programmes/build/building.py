"""One build of the site, step by step; whoever builds says when each step is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from programmes.build import full_text, links, site
from programmes.build.broken_links import broken_links
from programmes.build.making import Making
from programmes.build.remainder import Remainder
from programmes.exports.offer import Offer
from programmes.reader.report import as_text
from programmes.refusal import Refused
from programmes.render import handwritten
from programmes.render.asked import Unfilled
from programmes.render.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from programmes.build.keeping.memory import Memory
    from programmes.build.together import Work
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Trail
    from programmes.progress import Progress
    from programmes.render.frame import Frame
    from programmes.settings import Settings


@dataclass(slots=True)
class Build:
    """A site that is being made of a catalogue."""

    content: Path
    catalogue: Catalogue
    settings: Settings
    memory: Memory
    """The notes of the last build."""
    progress: Progress
    tell: Callable[[str], None]
    """Tells whoever builds what he may want to know."""
    search: bool
    """Whether the texts of the pages are indexed."""
    offer: Offer = field(init=False)
    written: dict[str, date | None] = field(default_factory=dict)
    """The addresses of the hand-written pages, each with the day of its last change if known."""
    theirs: Mapping[str, str] = field(default_factory=dict)
    """The files that somebody else writes, by their paths in the site."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What tells the texts of the pages, where they are indexed."""

    def __post_init__(self) -> None:
        """Offer the catalogue as data."""
        self.offer = Offer(Renderer(self.catalogue, self.settings))

    def announce(self, html: str, address: str, title: str) -> Trail:
        """Note that there is a hand-written page, and give its trail."""
        changed = self.catalogue.updated if handwritten.asks(html) else None
        self.written[address.removeprefix("./")] = changed
        return handwritten.trail(address, title, self.catalogue)

    def fill(self, html: str, file: str, address: str) -> str:
        """Give a hand-written page what it quotes from the records; `file` is where it is written.

        Raises Refused where it asks for what there is not, or a record has been changed meanwhile.
        """
        try:
            return handwritten.fill(html, address, self.offer.renderer)
        except Unfilled as fault:
            raise Refused(f"{file}: {fault}") from fault

    def described(self, address: str, title: str, summary: str) -> dict[str, Any]:
        """Give the metadata of a hand-written page, its trail among them."""
        return handwritten.described(address, title, summary, self.offer)

    def begin(self, folder: Path, frame: Frame, theirs: Mapping[str, str]) -> site.Ground:
        """Clear the folder of the site of all that is neither of the last site nor `theirs`."""
        self.theirs = theirs
        standing = self.memory.stand(self.catalogue.words, frame.signature)
        standing.retain(folder, theirs.keys())
        if self.search:
            full_text.adopt(folder, standing)
        return site.Ground(self.content.parent, folder, theirs, self.written, standing)

    def write(self, ground: site.Ground, frame: Frame, fill: Work) -> None:
        """Write all that follows from the records, and let these go: nobody asks them any more.

        `fill` is what asks them for hand-written pages. Raises AddressTaken, Changed, or whatever
        that raises.
        """
        beside = site.Beside(fill, [self._keep_records])
        site.write_all(ground, self.offer, frame, self.progress, beside)
        for programme in self.catalogue.programmes:
            programme.sheaf.forget()

    def _keep_records(self) -> None:
        try:
            self.memory.keep_records(self.catalogue)
        except OSError as fault:
            self._not_kept(fault)

    def plan(self, ground: site.Ground, frame: Frame) -> Making:
        """Plan the same for a preview, which makes a page when it is asked for."""
        return Making(ground, self.offer, frame)

    def remainder(self, making: Making, let_go: Callable[[], None]) -> Remainder:
        """Give what a preview does after the pages; `let_go` is called at the end of all."""
        return Remainder(making, self.memory, self.theirs.keys(), let_go)

    def check(self, folder: Path) -> links.Site:
        """Refuse a site with broken links or code in its pages; index the texts of a good one."""
        built = links.read(folder, self.settings.site_url, self.memory.links)
        if broken := broken_links(built, self.catalogue, self.content):
            raise Refused("\n\n" + as_text(broken))
        if built.offences:
            page, told = min(built.offences.items())
            raise Refused(f"/{page} {told[0]}")
        if self.search:
            pages = full_text.Pages(built.files, self.memory.texts)
            self.texts = full_text.index(folder, self.memory.standing, pages, self.progress)
        return built

    def keep(self, built: links.Site) -> None:
        """Note of what the site was made, which stands now."""
        try:
            self.memory.keep_site(built.files, built.told, self.texts)
        except OSError as fault:
            self._not_kept(fault)

    def _not_kept(self, fault: OSError) -> None:
        """Tell that the next build takes longer; the site is none the worse for it."""
        self.tell(f"Nothing of this build could be kept: {fault}")
