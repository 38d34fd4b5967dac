"""Divides the texts of a site into volumes, each with a search index of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from programmes.catalogue.programme import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

PAGES: Final = 1_250
"""So many pages of 5 kB are in one volume: to index them takes 340 MB of memory, and 2 seconds."""
LANGUAGE: Final = re.compile(r"<html\b[^>]*>")
ARTICLE: Final = re.compile(r"<article\b[^>]*\bdata-pagefind-body\b")
END: Final = "</article>"
OF_OTHERS: Final = re.compile(
    r'<ul class="entries"[^>]*>\n.*?\n</ul>\n'
    r'|<figure class="map">.*?</figure>\n|<section class="child">.*?</section>\n'
    r'|<p class="count">.*?</p>\n',
    re.DOTALL,
)
"""The long parts of an article that are said of other pages, as our templates write them.

All of it is left out by Pagefind as well (`indexing.LEFT_OUT`), so this saves time and no more.
"""


class Volume(NamedTuple):
    """Pages that are indexed together."""

    number: int
    paths: tuple[str, ...]
    """Where the pages stand in the site."""


def divided(paths: Iterable[str]) -> list[Volume]:
    """Divide the pages of a site among volumes of about the same size.

    Each has pages from everywhere, so that a word weighs about the same in all. A page stays in
    its volume unless there come to be more of them.
    """
    pages = sorted(path for path in paths if path.endswith(".html"))
    number = -(-len(pages) // PAGES)
    found: list[list[str]] = [[] for _ in range(number)]
    for path in pages:
        found[crc32(path.encode()) % number].append(path)
    return [Volume(number, tuple(paths)) for number, paths in enumerate(found)]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is to be indexed of the pages of a site."""

    site: Path
    known: Mapping[str, str]
    """What tells the texts of those pages that are the same as in the last site."""
    _read: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, path: str) -> str:
        """Give what is to be indexed of a page as a page of its own; of some it is nothing."""
        if path not in self._read:
            self._read[path] = _indexed((self.site / path).read_text(encoding="utf-8"))
        return self._read[path]

    def told(self, path: str) -> str:
        """Tell a text from others, without reading one that is known; nothing tells of none."""
        if (known := self.known.get(path)) is not None:
            return known
        return digest(self[path])[:16] if self[path] else ""


def _indexed(page: str) -> str:
    """Cut out what is to be indexed: the article, if it says so."""
    article, language = ARTICLE.search(page), LANGUAGE.search(page)
    if not article or not language:
        return ""
    text = page[article.start() : page.rindex(END) + len(END)]
    return f"<!doctype html>{language[0]}<body>{OF_OTHERS.sub('', text)}</body></html>"
