"""Reads the files of a built site, and tells which of their links lead nowhere."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from html import unescape
from itertools import chain
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import ParseError

from programmes.build import markup, policy
from programmes.build.pool import share
from programmes.render.page import to_root
from programmes.schema.prose import OUTSIDE
from programmes.schema.scalars import address_flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

READ: Final = (".html", ".json", ".svg", ".xml")
"""Files that have anchors and links, or name pages of ours by whole addresses, as sitemaps do."""
CHUNK: Final = 40
"""How many files a worker reads at a time."""
SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SIGNS: Final = frozenset("%?#")
"""What means something else in a link than in the name of a file."""
PROGRAMS: Final = ("tel:", "webcal:")
"""What a visitor's own programs open, besides letters; every other scheme is a fault."""


class Target(NamedTuple):
    """Where a link leads: a file of the site, or a page with an anchor."""

    path: str
    anchor: str = ""


class Links(NamedTuple):
    """What is in one file of the site."""

    anchors: AbstractSet[str] = frozenset()
    targets: Mapping[Target, str] = {}
    """The anchors and missing files to which it leads, each with the link as written."""
    outside: Sequence[str] = ()
    """The addresses of other sites to which it leads."""
    offences: Sequence[str] = ()
    """What no page may have."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a built site holds, and what it links to."""

    files: frozenset[str]
    anchors: Mapping[str, AbstractSet[str]]
    """The anchors of each page and drawing."""
    targets: Mapping[Target, Mapping[str, str]]
    """The pages that lead to each anchor or missing file, with their links as written."""
    outside: Mapping[str, Sequence[str]]
    """The pages that lead to each address of another site."""
    offences: Mapping[str, Sequence[str]]
    """What no page may have, by page: code of its own, and things from other sites."""

    def broken(self) -> dict[Target, Mapping[str, str]]:
        """Give the targets that are not there, in order, each with the pages that lead to it."""
        missing = (target for target in self.targets if not self._has(target))
        return {target: self.targets[target] for target in sorted(missing)}

    def _has(self, target: Target) -> bool:
        if target.path not in self.files:
            return False
        return target.anchor in {"", "top"} or target.anchor in self.anchors.get(target.path, ())


def read(folder: Path, url: str = "") -> Site:
    """Read the site in a folder; `url` is where it will be published."""
    whole = (f"{here}/{name}" for here, _, names in os.walk(folder) for name in names)
    files = frozenset(path[len(str(folder)) + 1 :].replace(os.sep, "/") for path in whole)
    names = sorted(name for name in files if name.endswith(READ))
    addresses = frozenset(address_of(name) for name in files if SIGNS.isdisjoint(name))
    chunks = share(_Reader(folder, files, addresses, url).read, names, CHUNK)
    pages = dict(zip(names, chain.from_iterable(chunks), strict=True))
    targets: dict[Target, dict[str, str]] = {}
    outside: dict[str, list[str]] = {}
    for page, links in pages.items():
        for target, link in links.targets.items():
            targets.setdefault(target, {})[page] = link
        for address in links.outside:
            outside.setdefault(address, []).append(page)
    anchors = {page: links.anchors for page, links in pages.items()}
    offences = {page: links.offences for page, links in pages.items() if links.offences}
    return Site(files, anchors, targets, outside, offences)


def address_of(path: str) -> str:
    """Give the address of a file, from the root of the site."""
    return path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of a site."""

    folder: Path
    files: frozenset[str]
    addresses: frozenset[str]
    """Those of the files that a link names just so, from the root of the site."""
    url: str

    def read(self, names: Iterable[str]) -> list[Links]:
        """Read some files."""
        return [self._links(name, (self.folder / name).read_bytes()) for name in names]

    def _links(self, page: str, data: bytes) -> Links:
        targets = dict(self._whole_addresses(page, data))
        if not page.endswith(markup.READ):
            return Links(targets=self._doubtful(targets))
        try:
            elements = markup.read(page, data)
        except ParseError as fault:
            return Links(offences=[f"is not well-formed XML: {fault}"])
        outside = []
        root = to_root(page)
        for link in sorted(markup.links(elements)):
            if link.startswith(root) and link.removeprefix(root) in self.addresses:
                continue  # nearly all links lead to some page or file
            if OUTSIDE.match(link) and not (self.url and link.startswith(self.url)):
                if address_flaw(link):
                    targets[Target(link)] = link
                elif not link.lower().startswith("mailto:"):
                    outside.append(link)
            elif not link.startswith(PROGRAMS):
                targets[self._target(link, page)] = link
        offences = policy.offences(data, elements, self.url)
        return Links(markup.anchors(elements), self._doubtful(targets), outside, offences)

    def _doubtful(self, targets: Mapping[Target, str]) -> dict[Target, str]:
        """Leave out files that are there."""
        return {
            target: link
            for target, link in targets.items()
            if target.anchor or target.path not in self.files
        }

    def _whole_addresses(self, page: str, data: bytes) -> Iterator[tuple[Target, str]]:
        """List the whole addresses of the site, wherever they stand in a file.

        What follows a # names a thing in JSON-LD, and is no anchor.
        """
        whole = re.escape(self.url).encode() + rb"[^\s\"'<>\\]*"
        for text in sorted(set(re.findall(whole, data))) if self.url else ():
            written = text.decode(errors="replace")
            link = unescape(written).partition("#")[0].rstrip(".,;:)")
            if link.removeprefix(self.url) not in self.addresses:
                yield self._target(link, page), written

    def _target(self, link: str, page: str) -> Target:
        """Say where a link on a page leads; it need not be there.

        An unknown scheme and a way out of the site give a path that no file has.
        """
        address, _, anchor = link.partition("#")
        address = address.partition("?")[0]
        if not address:
            return Target(page, unquote(anchor))
        for root in filter(None, (self.url, urlsplit(self.url).path or "/")):
            if address.startswith(root):
                return Target(_file(address[len(root) :]), unquote(anchor))
        if address.startswith("/") or SCHEME.match(address):
            return Target(link)
        return Target(_file(f"{dirname(page)}/{address}"), unquote(anchor))


def _file(address: str) -> str:
    """Give the path of the file at an address, from the root of the site."""
    path = unquote(address)
    if f"/{path}".endswith(("/", "/.", "/..")):
        path += "/index.html"
    return normpath(path.lstrip("/"))
