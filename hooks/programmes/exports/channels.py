"""Finds what a feed and a calendar can be about: everything, one kind, or one country."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.catalogue.ways import WAYS
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme


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
