"""Gathers all data files of the site, and says which of them stands beside which page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from programmes.exports import datapackage, feeds, listing
from programmes.exports.calendars import Calendars
from programmes.exports.channels import channels
from programmes.exports.statistics import statistics
from programmes.exports.tables import tables
from programmes.pages.page import Alternate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from programmes.exports.channels import Channel
    from programmes.exports.listing import Entry
    from programmes.exports.tables import Table
    from programmes.pages.rendering import Renderer

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
    text: str

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.text.encode())


class Offer:
    """The data files of one catalogue, each made once."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.catalogue, self.settings = renderer.catalogue, renderer.settings
        self.channels = tuple(channels(self.catalogue))
        self.calendars = Calendars(self.catalogue, self.settings)

    @cached_property
    def entries(self) -> list[Entry]:
        """The JSON objects of all programmes, in order."""
        vocabulary, site_url = self.catalogue.vocabulary, self.settings.site_url
        named = self.catalogue.mentions
        return [
            listing.entry(one, named[one.address], vocabulary, site_url)
            for one in self.catalogue.programmes
        ]

    @cached_property
    def singles(self) -> list[str]:
        """The same as JSON, each alone."""
        return [listing.single(entry) for entry in self.entries]

    @cached_property
    def data(self) -> tuple[DataFile, ...]:
        """The files that hold the whole catalogue."""
        rows = (*tables(self.entries), *statistics(self.catalogue))
        csvs = [
            DataFile(one.path, one.title, CSV, len(one.rows), "rows", one.csv()) for one in rows
        ]
        everything = listing.listing(self.singles)
        programmes = len(self.entries)
        whole = (channel for channel in self.channels if not channel.address)
        return (
            DataFile(LISTING, "Programmes", JSON, programmes, "programmes", everything),
            *csvs,
            self._package(rows, csvs),
            *(file for channel in whole for file in self._channel(channel)),
        )

    @cached_property
    def alternates(self) -> dict[str, tuple[Alternate, ...]]:
        """The other forms of each page that has some, by its address."""
        beside = {channel.address: tuple(self._follow(channel)) for channel in self.channels}
        return beside | {
            programme.address: (
                Alternate(JSON, f"{programme.address}index.json", "This page as JSON"),
                Alternate(YAML, f"{programme.address}record.yml", "The record of this page"),
            )
            for programme in self.catalogue.programmes
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """Give the path and text of every data file."""
        yield from ((file.path, file.text) for file in self.data)
        for channel in self.channels:
            if channel.address:
                yield from ((file.path, file.text) for file in self._channel(channel))
        for programme, text in zip(self.catalogue.programmes, self.singles, strict=True):
            yield f"{programme.address}index.json", text

    def _follow(self, channel: Channel) -> Iterator[Alternate]:
        yield Alternate(ATOM, channel.feed, f"{channel.title}: what is new")
        if self.calendars.events(channel):
            yield Alternate(CALENDAR, channel.calendar, f"{channel.title}: calendar")

    def _package(self, rows: Sequence[Table], written: Sequence[DataFile]) -> DataFile:
        texts = {file.path: file.text for file in written}
        text = datapackage.describe(rows, texts, self.entries, self.settings)
        return DataFile(PACKAGE, "What the tables hold", JSON, len(rows), "tables", text)

    def _channel(self, channel: Channel) -> Iterator[DataFile]:
        shown = len(feeds.newest(channel))
        feed = feeds.feed(channel, self.settings, self.renderer.templates)
        yield DataFile(channel.feed, "What is new", ATOM, shown, "entries", feed)
        if calendar := self.calendars.calendar(channel):
            count = len(self.calendars.events(channel))
            yield DataFile(channel.calendar, "Calendar", CALENDAR, count, "events", calendar)
