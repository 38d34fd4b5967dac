"""Turns a channel into an Atom feed (RFC 4287) of what changed last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from programmes.exports.channels import channels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.exports.channels import Channel
    from programmes.settings import Settings

NEWEST: Final = 100
"""A feed tells what is new; everything is in data/programmes.json."""


def outputs(
    catalogue: Catalogue, settings: Settings, templates: Environment
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of the feed of each channel, and what makes it."""
    for channel in channels(catalogue):
        yield channel.feed, partial(_feed, channel, catalogue, settings, templates)


def shown(channel: Channel) -> list[Programme]:
    """Give the programmes of a feed, the newest change first, those of one day by id."""
    newest = sorted(channel.programmes, key=lambda one: (-one.updated.toordinal(), one.id))
    return newest[:NEWEST]


def _feed(
    channel: Channel, catalogue: Catalogue, settings: Settings, templates: Environment
) -> bytes:
    """Write the feed of a channel. Its times are those of the records, never of the build."""
    programmes = shown(channel)
    feed = templates.get_template("feed.xml").render(
        channel=channel,
        programmes=programmes,
        topics=catalogue.vocabulary.topics,
        settings=settings,
    )
    return feed.encode()
