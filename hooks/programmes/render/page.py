"""What is known of a page before it is printed, and what printing it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from markupsafe import Markup

    from programmes.catalogue.programme import Crumb, Trail
    from programmes.schema.facts import Source

    Node = dict[str, Any]
    """A thing in the terms of schema.org."""


JAPANESE: Final = re.compile("[\u3005-\u30ff\u3400-\u9fff\uff66-\uff9f]")
"""Kana and kanji: slugify would give these Chinese readings."""


@lru_cache  # most headings are those of many pages
def anchor_of(text: str, separator: str = "-") -> str:
    """Give the anchor of a heading: its words, in which Japanese letters stay as they are.

    It has no underscore. What templates name themselves beside headings of records has one, and
    ids of the frame begin with two, as Material's do: they never meet, whatever a record says.
    """
    has_kanji = JAPANESE.search(text) is not None
    slug = slugify(
        text, separator=separator, max_length=60, word_boundary=True, allow_unicode=has_kanji
    )
    return slug or "part"


class Heading(NamedTuple):
    """A heading inside a page, as the table of contents lists it."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Headings:
    """The headings of one page, noted in their order while its body is printed."""

    noted: list[Heading] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Their anchors."""

    def note(self, level: int, text: str) -> str:
        """Note a heading and give its anchor, which no other heading of the page has."""
        anchor = stem = anchor_of(text)
        numbers = count(2)
        while anchor in self.taken:
            anchor = f"{stem}-{next(numbers)}"
        self.taken.add(anchor)
        self.noted.append(Heading(level, text, anchor))
        return anchor


class Alternate(NamedTuple):
    """Another form of a page, as `<link rel="alternate">` names it."""

    type: str
    href: str
    """Where it is, from the root of the site: beside the page."""
    title: str
    short: str
    """What the row of actions on the page calls it."""


class Printed(NamedTuple):
    """What a template prints of a page: the body as HTML, and the headings in it."""

    body: Markup
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """A page of ours: where it stands, and what its template prints when it is asked for."""

    address: str
    """From the root of the site, with a slash at the end: initiatives/tisc/."""
    trail: Trail
    """From home to the page itself."""
    description: str
    template: str
    values: Callable[[], Mapping[str, Any]] = dict
    """Gives what the template prints; it may take its time."""
    updated: date | None = None
    """The day on which what the page shows last changed."""
    file: str = ""
    """The file of the content that says what the page shows, where there is one such file."""
    listing: Callable[[], Iterable[Crumb]] = tuple
    """Gives the pages that it lists, in order."""
    about: Callable[[], Node | None] | None = None
    """Gives what the page is about in the terms of schema.org, unless that is what it lists."""
    source: Source | None = None
    """The page of a source that it tells of."""
    neighbours: Trail = ()
    """The pages that the side bar shows beside it: its own, and those of the same rank."""
    own_title: str = ""
    """Its title, where the last label of the trail is that of other pages too."""

    @property
    def title(self) -> str:
        """The heading of the page, which no other page has."""
        return self.own_title or self.trail[-1].label

    @property
    def path(self) -> str:
        """The path of its file, from the root of the site."""
        return path_of(self.address)


def path_of(address: str) -> str:
    """Give the path of the file of a page, from the root of the site."""
    return f"{address}index.html"


class Part(NamedTuple):
    """A part of a page: a macro of one of the partial templates, and the values that it prints."""

    partial: str
    macro: str
    values: tuple[object, ...]


def to_root(address: str) -> str:
    """Give the relative way from a page to the root of the site: ../../."""
    return "../" * address.count("/") or "./"
