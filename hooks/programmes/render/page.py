"""What is known of a page before it stands in the frame of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from slugify import slugify

from programmes.render import linked_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from markupsafe import Markup

    from programmes.catalogue.programme import Crumb, Trail
    from programmes.render.linked_data import Node

    Here = Mapping[str, Any]
    """What the making of a page knows of it, as Jinja's contexts have it by name: `root` leads to
    the root of the site, `here` is its address from there, `headings` takes note of its headings;
    beside them stands what all pages are made from."""


class Heading(NamedTuple):
    """A heading inside a page, as the table of contents lists it."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Headings:
    """The headings of one page, noted in their order while its body is made."""

    noted: list[Heading] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Their anchors."""

    def note(self, level: int, text: str) -> str:
        """Note a heading and give its anchor, which no other heading of the page has."""
        anchor = stem = _anchor(text)
        if stem in self.taken:
            numbered = (f"{stem}-{number}" for number in range(2, len(self.taken) + 3))
            anchor = next(one for one in numbered if one not in self.taken)
        self.taken.add(anchor)
        self.noted.append(Heading(level, text, anchor))
        return anchor


@lru_cache(maxsize=2**12)  # most headings stand on many pages
def _anchor(text: str) -> str:
    return slugify(text, max_length=60, word_boundary=True) or "part"


class Alternate(NamedTuple):
    """Another form of a page, as `<link rel="alternate">` names it."""

    type: str
    href: str
    """Where it is, from the root of the site."""
    title: str


class Printed(NamedTuple):
    """What a template prints of a page: the body as HTML, and the headings in it."""

    body: Markup
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page of ours: where it stands, what it says, and what other programs are told of it."""

    address: str
    """From the root of the site, with a slash at the end: initiatives/tisc/."""
    title: str
    trail: Trail
    """From home to the page itself; its last label is the title."""
    description: str
    make: Callable[[], Printed] = field(compare=False)
    """Prints the page, which takes longer than all else, and can be done by another process."""
    updated: date | None = None
    """The day on which what the page shows last changed."""
    listing: Callable[[], Iterable[Crumb]] = field(default=tuple, compare=False)
    """Gives the pages that it lists, in order."""
    key: str = ""
    """Tells all that the page is made of, beside the vocabulary and the settings; or nothing."""
    alternates: tuple[Alternate, ...] = ()
    """Its other forms, for other programs."""
    nodes: tuple[Node, ...] = ()
    """What it tells in the terms of schema.org, beside its trail."""

    @property
    def path(self) -> str:
        """The path of its file, from the root of the site."""
        return path_of(self.address)

    @cached_property
    def items(self) -> tuple[Crumb, ...]:
        """The pages that it lists, in order: they may be very many."""
        return tuple(self.listing())

    @cached_property
    def printed(self) -> Printed:
        """The page as its template prints it, when it is first asked for."""
        return self.make()

    @property
    def body(self) -> Markup:
        """Its body, as HTML."""
        return self.printed.body

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in it, in order."""
        return self.printed.headings

    def meta(self, site_url: str) -> dict[str, Any]:
        """Tell the theme what it prints beside the body: the trail and data for other programs."""
        return describe(self.trail, self.description, site_url, self.nodes, self.alternates)


class Plan(NamedTuple):
    """A page that may be made, and what is known of it before: a tuple, since there are many."""

    address: str
    updated: date | None
    key: str
    make: Callable[[], Page]

    @property
    def path(self) -> str:
        """The path of its file, from the root of the site."""
        return path_of(self.address)


def describe(
    trail: Trail,
    description: str,
    site_url: str,
    nodes: tuple[Node, ...] = (),
    alternates: tuple[Alternate, ...] = (),
) -> dict[str, Any]:
    """Give the metadata that every page has, ours or hand-written, in the theme's terms."""
    path = [linked_data.breadcrumbs(trail, site_url)] if trail else []
    graph = [*path, *nodes]
    return {
        "trail": trail,
        "description": description,
        "jsonld": linked_data.document(graph) if graph else "",
        "alternates": alternates,
    }


def path_of(address: str) -> str:
    """Give the path of the file of a page, from the root of the site."""
    return f"{address}index.html"


def to_root(address: str) -> str:
    """Give the relative way from a page to the root of the site: ../../."""
    return "../" * address.count("/") or "./"
