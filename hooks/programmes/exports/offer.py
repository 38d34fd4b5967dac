"""Gathers all data files of the site, and says which of them stands beside which page."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from typing import TYPE_CHECKING

from pydantic_core import to_json

from programmes.build.keeping.strips import Strip, Strips
from programmes.build.together import do
from programmes.build.writing import Growing
from programmes.catalogue import addresses
from programmes.catalogue.programme import digest, stamp_of
from programmes.exports import datapackage, listing
from programmes.exports.calendars import Calendars
from programmes.exports.channels import channels
from programmes.exports.feeds import Feeds
from programmes.exports.statistics import statistics
from programmes.exports.tables import OF_PROGRAMMES, Roll, begun, rows_of
from programmes.render.page import Alternate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from programmes.build.keeping.strips import Former
    from programmes.build.writing import Shelf
    from programmes.catalogue.programme import Programme
    from programmes.exports.channels import Channel
    from programmes.exports.listing import Entry
    from programmes.exports.tables import Table
    from programmes.render.renderer import Renderer

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


class Offer:
    """The data files of one catalogue."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.catalogue, self.settings = renderer.catalogue, renderer.settings
        self.channels = tuple(channels(self.catalogue))
        self.calendars = Calendars(self.catalogue, self.settings)
        self.feeds = Feeds(self.catalogue, self.settings, renderer.templates)

    def entry(self, programme: Programme) -> Entry:
        """Give the JSON object of a programme."""
        found = self.catalogue.mentions(programme)
        return listing.entry(programme, found, self.catalogue.vocabulary, self.settings.site_url)

    def told(self, programme: Programme) -> list[Strip]:
        """Give a programme as a line of JSON, and its rows in each of the tables."""
        entry = self.entry(programme)
        rows = (rows_of(sheet, made(entry)) for sheet, made in OF_PROGRAMMES.items())
        return [Strip(listing.single(entry), 1), *rows]

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """Give the other forms of a page."""
        if address[:-1] in self.catalogue.at:
            return (
                Alternate(JSON, addresses.as_json(address), "This page as JSON"),
                Alternate(YAML, addresses.source(address), "The record of this page"),
            )
        return self._followed.get(address, ())

    def beside(self, programme: Programme) -> tuple[tuple[str, str], ...]:
        """Give the path of each other form of the page of a programme, and what it is made of."""
        address = programme.address
        return (
            (addresses.as_json(address), programme.stamp),
            (addresses.source(address), programme.sheaf.digest),
        )

    @cached_property
    def _followed(self) -> dict[str, tuple[Alternate, ...]]:
        return {channel.address: tuple(self._forms(channel)) for channel in self.channels}

    def follow(self, shelf: Shelf) -> Iterator[Callable[[], None]]:
        """Give what writes the feeds and calendars of all channels but the first."""
        for channel in self.channels[1:]:
            yield from self._channel(channel, shelf)

    def deliver(
        self, shelf: Shelf, in_turn: Iterable[Programme] | None = None
    ) -> tuple[DataFile, ...]:
        """Write every other data file; give those that hold the whole catalogue.

        Nothing is asked of a record any more when the programme that is next `in_turn` is taken.
        """
        paths = [LISTING, *(sheet.path for sheet in OF_PROGRAMMES)]
        former = shelf.standing.former(paths)  # before these files are written
        with ExitStack() as open_files:
            everything = open_files.enter_context(shelf.grow(LISTING, b",\n"))
            rolls = [
                begun(sheet, open_files.enter_context(shelf.grow(sheet.path)))
                for sheet in OF_PROGRAMMES
            ]
            files = [everything, *(roll.file for roll in rolls)]
            self._programmes(in_turn or self.catalogue.programmes, shelf, former, files)
        rolls += [_rolled(table, shelf) for table in statistics(self.catalogue)]
        package = datapackage.describe(rolls, self.catalogue, self.settings)
        shelf.write(PACKAGE, package)
        do(self._channel(self.channels[0], shelf))
        programmes, size = len(self.catalogue.programmes), len(package.encode())
        return (
            DataFile(LISTING, "Programmes", JSON, programmes, "programmes", everything.size),
            *map(_as_file, rolls),
            DataFile(PACKAGE, "What the tables hold", JSON, len(rolls), "tables", size),
            *(self._whole(self.channels[0], shelf) if programmes else ()),
        )

    def _programmes(
        self, in_turn: Iterable[Programme], shelf: Shelf, former: Former, files: list[Growing]
    ) -> None:
        """Write each programme beside its page, into the list of all, and into the tables."""
        files[0].write(b'{"programmes": [\n')
        strips = Strips(files, former)
        for programme in in_turn:
            shelf.halt()  # most programmes have no file that is new
            record, stamp = programme.path, programme.stamp
            path = addresses.as_json(programme.address)
            told = [] if strips.repeat(record, stamp) else self.told(programme)
            if told:
                strips.add(record, stamp, told)
            if path in shelf.wanted:
                line = bytes(told[0].data) if told else strips.line(record, stamp)
                shelf.put(path, b"%b\n" % line)
        strips.finish()
        files[0].write(b"\n]}\n")
        shelf.standing.new_layout = strips.layout

    def _forms(self, channel: Channel) -> Iterator[Alternate]:
        yield Alternate(ATOM, channel.feed, f"{channel.title}: what is new")
        if self.calendars.has_events(channel):
            yield Alternate(CALENDAR, channel.calendar, f"{channel.title}: calendar")

    def _channel(self, channel: Channel, shelf: Shelf) -> list[Callable[[], None]]:
        """Give what writes the feed of a channel, and its calendar if it has events."""
        forms = [(channel.feed, self.feeds.feed)]
        if self.calendars.has_events(channel):
            forms.append((channel.calendar, self.calendars.calendar))
        key = stamp_of(channel.programmes)
        new = [(path, make) for path, make in forms if not shelf.stands(path, key)]
        return [partial(_put, shelf, path, make, channel) for path, make in new]

    def _whole(self, channel: Channel, shelf: Shelf) -> Iterator[DataFile]:
        """Tell of the feed and the calendar of everything."""
        shown, size = len(self.feeds.shown(channel)), shelf.size(channel.feed)
        yield DataFile(channel.feed, "What is new", ATOM, shown, "entries", size)
        if count := len(self.calendars.events(channel)):
            size = shelf.size(channel.calendar)
            yield DataFile(channel.calendar, "Calendar", CALENDAR, count, "events", size)


def _put(shelf: Shelf, path: str, make: Callable[[Channel], str], channel: Channel) -> None:
    shelf.put(path, make(channel))


def _rolled(table: Table, shelf: Shelf) -> Roll:
    """Write a table, unless that of the last site has the same rows."""
    sheet, held = table.sheet, BytesIO()
    if shelf.stands(sheet.path, digest(to_json(table.rows).decode())):
        file = Growing(held)
        file.add(shelf.read(sheet.path), len(table.rows))
        return Roll(sheet, file)
    roll = begun(sheet, Growing(held))
    roll.file.add(*rows_of(sheet, table.rows))
    shelf.put(sheet.path, held.getvalue())
    return roll


def _as_file(roll: Roll) -> DataFile:
    sheet = roll.sheet
    return DataFile(sheet.path, sheet.title, CSV, roll.file.count, "rows", roll.file.size)
