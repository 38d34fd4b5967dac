"""Finds what can be followed, everything, a kind or a country, and writes feeds of what is new.

The feeds are Atom (RFC 4287).
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.settings import Settings

NEWEST: Final = 100
"""A feed tells what is new; everything is in data/programmes.json."""


class Channel(NamedTuple):
    """Programmes that somebody may follow together."""

    address: str
    """The page that lists them; feed and calendar stand beside it. Empty for the home page."""
    title: str
    programmes: tuple[Programme, ...]
    country: str | None = None
    """The code of the country that it is about."""

    @property
    def feed(self) -> str:
        """Where its feed is."""
        return f"{self.address}feed.xml"

    @property
    def calendar(self) -> str:
        """Where its calendar is."""
        return f"{self.address}calendar.ics"


def channels(catalogue: Catalogue) -> Iterator[Channel]:
    """List the channels that hold a programme."""
    if catalogue.programmes:
        yield Channel("", "All programmes", catalogue.programmes)
    for key, kind in KINDS.items():
        if programmes := catalogue.of_kind(key):
            yield Channel(f"{key}/", kind.plural, programmes)
    for code, listed in sorted(catalogue.listings.get("country", {}).items()):
        page = WAYS["country"].entry(code, catalogue.vocabulary)
        yield Channel(page.address, page.label, listed, code)


def outputs(
    catalogue: Catalogue, settings: Settings, templates: Environment
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of the feed of each channel, and what makes it.

    What is written of a programme is written once, however many feeds show it.
    """
    written: Any = templates.get_template("partials/feed_entry.xml").module
    entry = cache(partial(written.entry, catalogue.vocabulary.topics, settings))
    for channel in channels(catalogue):
        yield channel.feed, partial(_feed, channel, entry, settings, templates)


def _feed(
    channel: Channel, entry: Callable[[Programme], str], settings: Settings, templates: Environment
) -> bytes:
    """Write the feed of a channel, the newest change first, those of one day by id.

    Its times are those of the records, never of the build.
    """
    newest = sorted(channel.programmes, key=lambda one: (-one.updated.toordinal(), one.id))
    told = {"channel": channel, "programmes": newest[:NEWEST], "entry": entry}
    return templates.get_template("feed.xml").render(told, settings=settings).encode()
