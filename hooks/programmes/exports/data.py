"""The files that hold the whole catalogue, what is said about them, and other forms of pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.statistics import statistics, without_rows
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.exports import calendars, feeds
from programmes.exports.objects import as_object
from programmes.exports.tables import as_csv, describe, tables
from programmes.render.linked_data import node
from programmes.render.page import Alternate, Page
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Table
    from programmes.exports.feeds import Channel
    from programmes.exports.objects import Object
    from programmes.render.page import Node
    from programmes.settings import Settings


JSON, YAML, CSV = "application/json", "application/yaml", "text/csv"
ATOM, CALENDAR = "application/atom+xml", "text/calendar"
LISTING, PACKAGE = "data/programmes.json", "data/datapackage.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for download, as the page about the data presents it."""

    path: str
    title: str
    media_type: str
    count: int
    counted: str
    """What `count` counts: programmes, rows."""
    size: int
    """Its size in bytes."""


@dataclass(frozen=True)
class Data:
    """The data of a catalogue; what several of its files need is made once."""

    catalogue: Catalogue
    settings: Settings

    @cached_property
    def objects(self) -> list[Object]:
        """The JSON objects of all programmes."""
        vocabulary, site_url = self.catalogue.vocabulary, self.settings.site_url
        return [as_object(one, vocabulary, site_url) for one in self.catalogue.programmes]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """All tables by the paths of their files."""
        found = [*tables(self.objects), *statistics(self.catalogue)]
        return {table.path: table for table in found}

    @cached_property
    def csv(self) -> dict[str, bytes]:
        """All tables as CSV, by the paths of their files."""
        return {path: as_csv(table) for path, table in self.tables.items()}

    @cached_property
    def listing(self) -> bytes:
        """All objects in one list, one a line, so that its changes can be read."""
        lines = b",\n".join(map(to_json, self.objects))
        return b'{"programmes": [\n%b\n]}\n' % lines

    @cached_property
    def package(self) -> bytes:
        """What describes the tables."""
        written = [(table, self.csv[path]) for path, table in self.tables.items()]
        return describe(written, self.catalogue, self.settings).encode()

    def outputs(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Give the path of each file that holds the whole catalogue, and what makes it."""
        yield LISTING, lambda: self.listing
        for table in _empty_tables(self.catalogue):
            yield table.path, partial(self._csv, table.path)
        yield PACKAGE, lambda: self.package

    def _csv(self, path: str) -> bytes:
        return self.csv[path]

    def files(self, followed: dict[str, Callable[[], bytes]]) -> Iterator[DataFile]:
        """Present all files; `followed` makes the feed and the calendar of everything."""
        size = len(self.listing)
        yield DataFile(LISTING, "Programmes", JSON, len(self.objects), "programmes", size)
        for path, table in self.tables.items():
            size = len(self.csv[path])
            yield DataFile(path, table.title, CSV, len(table.rows), "rows", size)
        size = len(self.package)
        yield DataFile(PACKAGE, "What the tables hold", JSON, len(self.tables), "tables", size)
        for channel in list(feeds.channels(self.catalogue))[:1]:
            size, count = len(followed[channel.feed]()), len(feeds.shown(channel))
            yield DataFile(channel.feed, "What is new", ATOM, count, "entries", size)
            if count := sum(1 for _ in calendars.shown(channel)):
                size = len(followed[channel.calendar]())
                yield DataFile(channel.calendar, "Calendar", CALENDAR, count, "events", size)


def _empty_tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Give all tables without their rows, which take their time."""
    return (*tables(()), *without_rows(catalogue))


def llms_txt(catalogue: Catalogue, settings: Settings, templates: Environment) -> bytes:
    """Tell language models what is where: the ways in, the kinds of programmes, and the data."""
    told = {"catalogue": catalogue, "settings": settings, "ways": WAYS, "kinds": KINDS}
    written = templates.get_template("llms.txt").render(told, tables=_empty_tables(catalogue))
    return written.encode()


def page(data: Data, followed: dict[str, Callable[[], bytes]]) -> Page:
    """Describe the page about the data; `followed` makes feeds and calendars by their paths."""
    catalogue, settings = data.catalogue, data.settings
    above = section_trail(catalogue.vocabulary, "about")

    def values() -> dict[str, Any]:
        return {
            "files": list(data.files(followed)),
            "newest": feeds.NEWEST,
            "undated": calendars.undated(catalogue),
            "url": settings.url,
        }

    about = Page(
        address=addresses.DATA,
        trail=(*above, Crumb("Data", addresses.DATA)),
        description="The records of this catalogue as files for other programs: JSON, CSV with a "
        "data package, Atom feeds and calendars, made from the same records as the pages.",
        template="data.html",
        values=values,
        updated=catalogue.updated,
        about=lambda: _dataset(about, settings.site_url, data.files(followed)),
    )
    return about


def _dataset(page: Page, site_url: str, files: Iterable[DataFile]) -> Node:
    """Give the Dataset that the page describes, with a download for each file."""
    return node(
        "Dataset",
        id=f"{site_url}{page.address}#dataset",
        name=page.title,
        description=page.description,
        url=site_url + page.address,
        dateModified=page.updated.isoformat() if page.updated else None,
        distribution=[
            node(
                "DataDownload",
                name=file.title,
                encodingFormat=file.media_type,
                contentUrl=site_url + file.path,
            )
            for file in files
        ],
    )


def alternates(catalogue: Catalogue) -> dict[str, tuple[Alternate, ...]]:
    """Give the other forms of each page that has any, by its address."""
    of_records = {
        at: (
            Alternate(JSON, addresses.as_json(at), "This page as JSON", "Download (JSON)"),
            Alternate(YAML, addresses.source(at), "The record of this page", "Download (YAML)"),
        )
        for at in (programme.address for programme in catalogue.programmes)
    }
    return of_records | {
        channel.address: tuple(_followed(channel)) for channel in feeds.channels(catalogue)
    }


def _followed(channel: Channel) -> Iterator[Alternate]:
    yield Alternate(ATOM, channel.feed, f"{channel.title}: what is new", "Feed")
    if any(calendars.shown(channel)):
        yield Alternate(CALENDAR, channel.calendar, f"{channel.title}: calendar", "Calendar")
