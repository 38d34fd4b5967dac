"""Reads the files of a built site for their links.

Nearly all tags stand on very many pages, so each is read once: what it means is kept, and left
out of further pages as soon as it is known to be right on all pages as deep as the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from programmes.build import markup, policy
from programmes.build.meanings import Meaning, meaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
OUTSIDE: Final = ("http://", "https://", "//")
# What a visitor's own programs open; every other scheme is a fault.
PROGRAMS: Final = ("mailto:", "tel:", "webcal:")
MARKUP: Final = (".html", ".svg")
"""Files that have tags."""
LISTS: Final = (1, 2)
"""How deep in the site the pages are that list programmes."""


class Target(NamedTuple):
    """Where a link leads: a file of the site, or a page with an anchor."""

    path: str
    anchor: str = ""


Told = tuple[str, "Sequence[tuple[str, str, str]]"]
"""The anchors of a file in lines, and path, anchor and link of what may not be right in it."""


@dataclass(slots=True)
class Found:
    """What stands in some files of a site."""

    anchors: dict[str, str] = field(default_factory=dict)
    """The anchors of each page and drawing in order, a line each: there are very many."""
    targets: dict[Target, dict[str, str]] = field(default_factory=dict)
    """The pages that lead to each anchor, and to each file that is missing, with their links."""
    outside: dict[str, list[str]] = field(default_factory=dict)
    """The pages that lead to each address outside."""
    offences: dict[str, list[str]] = field(default_factory=dict)
    """What no page may have, by page: code of its own, and things from other sites."""
    told: dict[str, Told] = field(default_factory=dict)
    """What was found in each file, short enough to be kept."""

    def add(self, other: Found) -> None:
        """Add what stands in other files."""
        self.anchors |= other.anchors
        self.offences |= other.offences
        self.told |= other.told
        for target, pages in other.targets.items():
            self.targets.setdefault(target, {}).update(pages)
        for address, leading in other.outside.items():
            self.outside.setdefault(address, []).extend(leading)

    def recall(self, told: Mapping[str, Told]) -> None:
        """Note the same as when files were read before; what leads to a file of them is right."""
        self.told.update(told)
        for name, (anchors, doubts) in told.items():
            if anchors:  # most files are no pages
                self.anchors[name] = anchors
            for path, anchor, link in doubts:
                if path not in told:
                    self.targets.setdefault(Target(path, anchor), {}).setdefault(name, link)


class Reader:
    """Reads the files of a site one by one."""

    def __init__(self, files: AbstractSet[str], url: str) -> None:
        self.files, self.url = files, url
        self.found = Found()
        self.meanings: dict[bytes, Meaning] = {}
        self.right: defaultdict[int, set[bytes]] = defaultdict(set)
        """The tags that are right on each page of a depth, and say no more than that."""
        pages = [
            path.removesuffix("index.html").encode()
            for path in files
            if path.endswith("/index.html") and path.isascii()
        ]
        for depth in LISTS:  # by far the most of all tags lead to pages that are there
            start = b'<a class="entry" href="' + b"../" * depth
            self.right[depth].update(b'%b%b">' % (start, page) for page in pages)
        self.doubts: list[tuple[str, str, str]] = []
        """What is not right for certain on the page that is read."""
        self.known = {url.encode() + page for page in pages}
        """The whole addresses that are right."""
        own = re.escape(url).encode() + rb"[^\s\"'<>\\]*"
        self.own = re.compile(own) if url else None

    def read(self, name: str, file: BinaryIO) -> None:
        """Note the anchors, links and offences of a file."""
        self.doubts = []
        if name.endswith(MARKUP):
            self._read(name, file.read())
        elif name.endswith(".json"):
            for line in file:  # the list of all programmes is larger than all else that is at hand
                self._addresses(name, line)
        else:
            self._addresses(name, file.read())
        self.found.told[name] = self.found.anchors.get(name, ""), self.doubts or ()

    def _read(self, name: str, data: bytes) -> None:
        self._addresses(name, data)
        tags = found = markup.found(data) - self.right[name.count("/")]
        if b"<!--" in data or any(map(markup.HIDING.match, found)):
            tags = markup.heard(data)
        said = {tag: self._meaning(tag) for tag in tags}
        self._links(name, said)
        hidden = {tag: self._meaning(tag) for tag in found - tags}
        self._offences(name, said | hidden, data)

    def _meaning(self, tag: bytes) -> Meaning:
        kept = self.meanings.get(tag)
        if kept is None:
            kept = self.meanings[tag] = meaning(tag, self.url)
        return kept

    def _links(self, page: str, said: dict[bytes, Meaning]) -> None:
        """Note what the tags of a page link to: at last what is on the page itself."""
        anchors: set[str] = set()
        inside: set[str] = set()
        depth = page.count("/")
        for tag, (own, within, links, offence) in said.items():
            alike = True
            for link in links:
                alike &= self._link(page, link, depth)
            if own or within or offence:
                anchors.update(own)
                inside.update(within)
            elif alike:
                self.right[depth].add(tag)
        self.found.anchors[page] = "\n".join(sorted(anchors))
        for link in inside.difference(f"#{anchor}" for anchor in anchors):
            self._note(page, link, Target(page, unquote(link[1:])))

    def _link(self, page: str, link: str, depth: int) -> bool:
        """Note a link; tell whether it is right, and the same on every page of this depth."""
        if link.startswith(PROGRAMS):
            return True
        url = self.url
        if link.startswith(OUTSIDE) and not (url and link.startswith(url)):
            self.found.outside.setdefault(link, []).append(page)
            return False
        right = self._note(page, link, resolve(link, page, url))
        return right and link.startswith("../" * depth if depth else "/")

    def _offences(self, page: str, said: dict[bytes, Meaning], data: bytes) -> None:
        found = sorted((one.offence, tag) for tag, one in said.items() if one.offence)
        if policy.MOVED in data:
            found = [one for one in found if one[0] != policy.LEADS_ON]
        if found:
            told = [f"{offence}: {tag.decode(errors='replace')}" for offence, tag in found]
            self.found.offences[page] = told

    def _addresses(self, page: str, data: bytes) -> None:
        """Note whole addresses; what follows a # names a thing in JSON-LD, and is no anchor."""
        for address in set(self.own.findall(data)) - self.known if self.own else ():
            text = address.decode(errors="replace")
            whole = unescape(text).partition("#")[0].rstrip(".,;:)")
            if self._note(page, text, resolve(whole, page, self.url)):
                self.known.add(address)

    def _note(self, page: str, link: str, target: Target) -> bool:
        """Note a link, unless it is right for certain: nearly all are, and there are very many."""
        if target.anchor or target.path not in self.files:
            self.found.targets.setdefault(target, {}).setdefault(page, link)
            self.doubts.append((*target, link))
            return False
        return True


def resolve(link: str, page: str, url: str) -> Target:
    """Find the place that a link on a page leads to; it need not be there.

    An unknown scheme and a way out of the site give a path that no file has.
    """
    root = "../" * page.count("/")
    if not link or link.startswith("#"):
        return Target(page, unquote(link[1:]))
    if root and link.startswith(root):
        return _from_root(link[len(root) :])
    if not (link.startswith("/") or SCHEME.match(link)):
        return _from_root(f"{dirname(page)}/{link}")
    for start in filter(None, (url, urlsplit(url).path or "/")):
        if link.startswith(start):
            return _from_root(link[len(start) :])
    return Target(link)


@lru_cache(maxsize=2**16)  # as above
def _from_root(link: str) -> Target:
    address, _, anchor = link.partition("#")
    path = unquote(address.partition("?")[0])
    is_folder = path.endswith(("/", "/.", "/..")) or path in {"", ".", ".."}
    path = normpath(path.lstrip("/")) if path.strip("/") else "."
    if is_folder:
        path = "index.html" if path == "." else f"{path}/index.html"
    return Target(path, unquote(anchor))
