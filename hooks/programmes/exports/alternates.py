"""Says which other forms, for other programs, each page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.exports.calendars import has_events
from programmes.exports.channels import channels
from programmes.exports.data import ATOM, CALENDAR, JSON
from programmes.render.page import Alternate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.exports.channels import Channel

YAML = "application/yaml"


def alternates(catalogue: Catalogue) -> dict[str, tuple[Alternate, ...]]:
    """Give the other forms of each page that has any, by its address."""
    of_records = {
        programme.address: _of_record(programme.address) for programme in catalogue.programmes
    }
    return of_records | {
        channel.address: tuple(_of_channel(channel)) for channel in channels(catalogue)
    }


def _of_record(address: str) -> tuple[Alternate, ...]:
    return (
        Alternate(JSON, addresses.as_json(address), "This page as JSON", "Download (JSON)"),
        Alternate(YAML, addresses.source(address), "The record of this page", "Download (YAML)"),
    )


def _of_channel(channel: Channel) -> Iterator[Alternate]:
    yield Alternate(ATOM, channel.feed, f"{channel.title}: what is new", "Feed")
    if has_events(channel):
        yield Alternate(CALENDAR, channel.calendar, f"{channel.title}: calendar", "Calendar")
