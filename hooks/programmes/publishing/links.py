"""Finds the links of a built site, and tells which of them lead nowhere.

The HTML is our own, so tags are told by one linear pattern; a test compares it with a real parser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from programmes.publishing.policy import brings_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SILENT: Final = re.compile(r"<(?s:!--.*?-->|(?i:((script|style)\b[^>]*>).*?</\2>))")
TAG: Final = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++))""",
)
LINKING: Final = {"href", "src", "action", "formaction", "poster", "data", "xlink:href"}
SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
OUTSIDE: Final = ("http://", "https://", "//")
# What a visitor's own programs open; every other scheme is a fault.
PROGRAMS: Final = ("mailto:", "tel:", "webcal:")
READ: Final = {".html", ".json", ".svg", ".xml"}
"""Files that have anchors and links, or name pages of ours by whole addresses, as sitemaps do."""


class Target(NamedTuple):
    """Where a link leads: a file of the site, or a page with an anchor."""

    path: str
    anchor: str = ""


@dataclass(slots=True)
class Site:
    """What a built site holds, and what it links to."""

    files: frozenset[str]
    url: str
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    """The anchors of each page and drawing."""
    targets: defaultdict[Target, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """The pages that lead to each anchor, and to each file that is missing, with their links."""
    outside: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The pages that lead to each address outside."""
    inline: dict[str, list[str]] = field(default_factory=dict)
    """The tags of each page that bring code or style of their own, if there are any."""

    def broken(self) -> dict[Target, dict[str, str]]:
        """Give the places that are not there, in the form of `targets`."""
        return {one: pages for one, pages in sorted(self.targets.items()) if not self._has(one)}

    def _has(self, target: Target) -> bool:
        if target.path not in self.files:
            return False
        return target.anchor in {"", "top"} or target.anchor in self.anchors.get(target.path, ())


def read(folder: Path, url: str = "") -> Site:
    """Read all pages of the site in a folder; `url` is where it will be published."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    site = Site(frozenset(named), url)
    own = re.compile(re.escape(url) + r"[^\s\"'<>\\]*") if url else None
    for name, path in named.items():
        if path.suffix not in READ:
            continue
        text = path.read_text(encoding="utf-8")
        if own:
            _note_addresses(site, name, set(own.findall(text)))
        if path.suffix in {".html", ".svg"}:
            _note_links(site, name, text)
    return site


def tags(html: str) -> set[str]:
    """List the tags of a page; what stands in scripts, styles and comments is none."""
    return set(TAG.findall(SILENT.sub(lambda found: f"<{found[1]}" if found[1] else "", html)))


@lru_cache(maxsize=2**16)  # most tags stand on many pages: this halves the time of the check
def attributes(tag: str) -> tuple[tuple[str, str], ...]:
    """List the links and anchors of a tag, each as `href` or `id` with its value."""
    return tuple(_attributes(tag))


def _attributes(tag: str) -> Iterator[tuple[str, str]]:
    is_anchor = tag[1:2] in "aA" and not tag[2:3].isalnum()
    for name, *values in ATTRIBUTE.findall(tag):
        value = unescape("".join(values)).strip()
        match name.lower():
            case "srcset":
                yield from (("href", one.split()[0]) for one in value.split(",") if one.strip())
            case "id":
                yield "id", value
            case "name" if is_anchor:
                yield "id", value
            case linking if linking in LINKING:
                yield "href", value


def _note_links(site: Site, page: str, html: str) -> None:
    own = tags(html)
    found = {pair for tag in own for pair in attributes(tag)}
    if inline := sorted(filter(brings_code, own)):
        site.inline[page] = inline
    site.anchors[page] = frozenset(value for kind, value in found if kind == "id")
    for kind, link in found:
        if kind == "id" or link.startswith(PROGRAMS):
            continue
        if link.startswith(OUTSIDE) and not (site.url and link.startswith(site.url)):
            site.outside[link].append(page)
        else:
            _note(site, page, link, resolve(link, page, site.url))


def _note_addresses(site: Site, page: str, addresses: set[str]) -> None:
    """Note whole addresses; what follows a # names a thing in JSON-LD, and need be no anchor."""
    for address in addresses:
        whole = unescape(address).partition("#")[0].rstrip(".,;:)")
        _note(site, page, address, resolve(whole, page, site.url))


def _note(site: Site, page: str, link: str, target: Target) -> None:
    """Note a link, unless it is right for certain: nearly all are, and there are very many."""
    if target.anchor or target.path not in site.files:
        site.targets[target].setdefault(page, link)


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
