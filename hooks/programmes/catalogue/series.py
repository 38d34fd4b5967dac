"""Gathers the editions of what is held again and again under one name into series."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from slugify import slugify

from programmes.catalogue.programme import gathered
from programmes.reader.characters import latin
from programmes.schema.records import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.programme import Programme

INDEX: Final = "series/"
LONGEST: Final = 100
"""So many letters of a name stand in an address."""


class Series(NamedTuple):
    """What is held repeatedly, with its editions, the earliest first."""

    name: str
    """As its last edition writes it."""
    editions: tuple[Programme, ...]

    @property
    def address(self) -> str:
        """Where its page is."""
        return address(self.name)

    def beside(self, programme: Programme) -> tuple[Programme | None, Programme | None]:
        """Give the editions before and after one of them."""
        at = self.editions.index(programme)
        before, after = (None, *self.editions), (*self.editions[1:], None)
        return before[at], after[at]


@cache  # every edition asks for it
def address(name: str) -> str:
    """Give the address of the page of a series; capitals and signs make no other series."""
    whole, read = slugify(name), slugify(latin(name)) or "series"
    slug = slugify(read, max_length=LONGEST, word_boundary=True)
    if slug != whole:  # no two names may share an address because parts of them do
        slug = f"{slug}-{crc32(whole.encode()):08x}"
    return f"{INDEX}{slug}/"


def name_of(programme: Programme) -> str:
    """Name the series of a programme; empty where it has none."""
    record = programme.record
    return (record.series if isinstance(record, Recurring) else None) or ""


def gather(programmes: Iterable[Programme]) -> dict[str, Series]:
    """Gather the editions of each series, by the address of its page."""
    named = ((name_of(programme), programme) for programme in programmes)
    found = gathered((address(name), programme) for name, programme in named if name)
    return {
        page: Series(name_of(editions[-1]), tuple(editions))
        for page, some in sorted(found.items())
        if (editions := sorted(some, key=_time))
    }


def _time(programme: Programme) -> tuple[date, int]:
    """Give the first day, or the last where the start is not known, and the number."""
    record, dates = programme.record, programme.record.dates
    day = (dates.first_day or dates.last_day) if dates else None
    number = record.edition if isinstance(record, Recurring) else None
    return day or date.max, number or 0
