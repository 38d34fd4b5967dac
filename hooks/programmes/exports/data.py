"""The files that hold the whole catalogue, what is said about them, and other forms of pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic_core import to_json

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.statistics import STATISTICS
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.exports import calendars, feeds
from programmes.exports.objects import as_object
from programmes.exports.tables import END, ROWS, CsvFile, describe, tables
from programmes.render.linked_data import node
from programmes.render.page import Alternate, Page
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.statistics import Table
    from programmes.exports.feeds import Channel
    from programmes.render.page import Node
    from programmes.settings import Settings


JSON, YAML, CSV = "application/json", "application/yaml", "text/csv"
LIST: Final = "data/programmes.json"
ATOM, CALENDAR = "application/atom+xml", "text/calendar"


class Measure(NamedTuple):
    """What is told of a file that was made."""

    size: int
    """Its size in bytes."""
    number: int
    """How many programmes, rows and so on it holds."""
    digest: str
    """Its SHA-256."""


@dataclass(eq=False)
class DataFile:
    """A file that holds the whole catalogue, as the page about the data presents it."""

    path: str
    title: str
    media_type: str
    counted: str
    """What it holds: programmes, rows."""
    each: bytes
    """What stands in it once for each of these; in a table, for the names of its columns too."""
    write: Callable[[], bytes]

    def make(self) -> bytes:
        """Write the file; its measure is kept, and not the file, which may be large."""
        data = self.write()
        number = data.count(self.each) - (self.media_type == CSV)
        self.measure = Measure(len(data), number, sha256(data).hexdigest())
        return data

    @cached_property
    def measure(self) -> Measure:
        """What is told of it: known when it was made, or else it is made for that."""
        self.make()
        return self.measure  # which is no longer this property


def files(
    catalogue: Catalogue, settings: Settings, followed: Mapping[str, Callable[[], bytes]]
) -> Iterator[DataFile]:
    """Give all files; `followed` makes the feed and the calendar of everything, if there are."""
    listed, kept = list(tables(catalogue)), dict[str, bytes]()

    def made(path: str) -> bytes:
        """Give a file that is made with others; these are kept until each is asked for."""
        if path not in kept:
            kept.update(_list_and_tables(listed, catalogue, settings))
        return kept.pop(path)

    yield DataFile(LIST, "Programmes", JSON, "programmes", b"\n{", partial(made, LIST))
    csv: list[tuple[Table, DataFile]] = []
    for table in listed:
        write = partial(made, table.path)
        csv.append((table, DataFile(table.path, table.title, CSV, "rows", END, write)))
        yield csv[-1][1]

    def package() -> bytes:
        measured = [(table, file.measure.size, file.measure.digest) for table, file in csv]
        return describe(measured, catalogue, settings).encode()

    path, each = "data/datapackage.json", b'"type": "table"'
    yield DataFile(path, "What the tables hold", JSON, "tables", each, package)
    if make := followed.get("feed.xml"):
        yield DataFile("feed.xml", "What is new", ATOM, "entries", b"<entry>", make)
    if make := followed.get("calendar.ics"):
        yield DataFile("calendar.ics", "Calendar", CALENDAR, "events", b"BEGIN:VEVENT", make)


def _list_and_tables(
    listed: Iterable[Table], catalogue: Catalogue, settings: Settings
) -> dict[str, bytes]:
    """Write the list of programmes and all tables, by their paths.

    The object of each programme is made once, and let go: all of them would take much memory.
    """
    entries, csv_files = BytesIO(), {table.name: CsvFile(table) for table in listed}
    entries.write(b'{"programmes": [\n')
    for number, programme in enumerate(catalogue.programmes):
        entry = as_object(programme, catalogue.vocabulary, settings.site_url)
        entries.write(b",\n" * (number > 0) + to_json(entry))
        for name, rows in ROWS.items():
            csv_files[name].add({"programme": programme.id} | row for row in rows(entry))
    entries.write(b"\n]}\n")
    for name in csv_files.keys() - ROWS:
        csv_files[name].add(STATISTICS[name](catalogue))
    return {LIST: entries.getvalue()} | {one.path: one.written() for one in csv_files.values()}


def llms_txt(catalogue: Catalogue, settings: Settings, templates: Environment) -> bytes:
    """Tell language models what is where: the ways in, the kinds of programmes, and the data."""
    told = {"catalogue": catalogue, "settings": settings, "ways": WAYS, "kinds": KINDS}
    written = templates.get_template("llms.txt").render(told, tables=tables(catalogue))
    return written.encode()


def page(files: Sequence[DataFile], catalogue: Catalogue, settings: Settings) -> Page:
    """Describe the page about the data, which presents these files."""
    above = section_trail(catalogue.vocabulary, "about")

    def values() -> dict[str, Any]:
        return {
            "files": files,
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
        about=lambda: _dataset(about, settings.site_url, files),
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
