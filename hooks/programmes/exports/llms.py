"""Turns the catalogue into llms.txt, which tells language models what is where on the site.

The form is that of https://llmstxt.org: a title, a summary, and lists of links in Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from programmes.catalogue import addresses
from programmes.catalogue.series import INDEX as INDEX_OF_SERIES
from programmes.catalogue.statistics import statistics
from programmes.catalogue.ways import WAYS
from programmes.exports.data import LISTING, PACKAGE
from programmes.exports.tables import tables
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.settings import Settings

PATH: Final = "llms.txt"
BESIDE: Final = (
    "Beside the page of each programme stand `index.json`, the same object as in "
    f"{LISTING.rpartition('/')[2]}, and `record.yml`, the record as its editor wrote it. "
    "Dates, names and numbers are those of the source that each record names; what it does not "
    "say is left out."
)

Link = tuple[str, str, str]
"""A title, an address from the root of the site, and what is found there."""


def llms_txt(catalogue: Catalogue, settings: Settings) -> bytes:
    """Write the file: the ways in, the kinds of programmes, and the data."""
    parts = [
        f"# {settings.name}",
        f"> {settings.description}",
        BESIDE,
        _section("Ways in", _ways(catalogue), settings),
        _section("Kinds of programmes", _kinds(catalogue), settings),
        _section("Data", _data(catalogue), settings),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _section(title: str, links: Iterator[Link], settings: Settings) -> str:
    lines = (f"- [{name}]({settings.url(address)}): {about}" for name, address, about in links)
    return "\n".join([f"## {title}", "", *lines])


def _ways(catalogue: Catalogue) -> Iterator[Link]:
    asked = "?country=VN&year=2019&topic=patents narrows it, but needs JavaScript."
    number = len(catalogue.programmes)
    yield "All programmes", addresses.BROWSE, f"{number} programmes, newest first. {asked}"
    for what, way in WAYS.items():
        if listed := catalogue.listings.get(what):
            yield way.label, way.index, f"{way.about} {way.counted(len(listed))}."
    if catalogue.series:
        yield "Series", INDEX_OF_SERIES, "What is held again and again, with its editions."


def _kinds(catalogue: Catalogue) -> Iterator[Link]:
    for key, kind in KINDS.items():
        if programmes := catalogue.of_kind(key):
            yield kind.plural, f"{key}/", f"{kind.about} {len(programmes)} of them."


def _data(catalogue: Catalogue) -> Iterator[Link]:
    yield "About the data", addresses.DATA, "What the files hold and how to read them."
    yield "Programmes", LISTING, "JSON: every programme as an object, with all of its facts."
    for table in (*tables(()), *statistics(catalogue)):
        columns = ", ".join(field.name for field in table.fields[:6])
        yield table.title, table.path, f"CSV: {columns}{' …' if table.fields[6:] else ''}"
    yield "What the tables hold", PACKAGE, "JSON: a Frictionless Data Package with every column."
    yield "What is new", "feed.xml", "An Atom feed; kinds and countries have their own."
