"""Turns a channel into an Atom feed (RFC 4287) of what changed last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from programmes.pages.records import description

if TYPE_CHECKING:
    from jinja2 import Environment

    from programmes.exports.channels import Channel
    from programmes.filing.programme import Programme
    from programmes.settings import Settings

NEWEST: Final = 100
"""A feed tells what is new; everything is in data/programmes.json."""


def newest(channel: Channel) -> list[Programme]:
    """Give the programmes of a feed, the newest change first, those of one day by id."""
    by_id = sorted(channel.programmes, key=lambda one: one.id)
    return sorted(by_id, key=lambda one: one.record.updated, reverse=True)[:NEWEST]


def feed(channel: Channel, settings: Settings, templates: Environment) -> str:
    """Write the feed of a channel. Its times are those of the records, never that of the build."""
    return templates.get_template("feed.xml").render(
        channel=channel,
        entries=[(one, description(one.record)) for one in newest(channel)],
        settings=settings,
    )
