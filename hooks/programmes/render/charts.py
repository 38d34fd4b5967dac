"""Turns numbers by year into what a chart needs: rows of columns, one for each year, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Final = 5
"""So many years are written below the columns, which is what a phone has room for."""


class Chart(NamedTuple):
    """Rows of columns from the first year of all to the last, and all of it in words."""

    rows: Mapping[str, Mapping[int, int]]
    """By name, each with its numbers by year."""
    years: range
    most: int
    """The highest column."""
    labels: list[int]
    """The years that are written below."""
    words: str

    @property
    def id(self) -> str:
        """A name that no other chart of a page has."""
        return f"chart_{crc32(self.words.encode()):08x}"


def chart(rows: Mapping[str, Mapping[int, int]]) -> Chart | None:
    """Draw numbers by year, one row of columns for each name; None where all are of one year."""
    named = {year for row in rows.values() for year in row}
    if len(named) <= 1:
        return None
    years = range(min(named), max(named) + 1)
    step = next(one for one in (1, 2, 5, 10, 20, 50, len(years)) if len(years) / one <= LABELS)
    words = "; ".join(
        f"{name} " * bool(name)
        + ", ".join(f"{year}: {grouped(number)}" for year, number in row.items())
        for name, row in rows.items()
    )
    most = max(number for row in rows.values() for number in row.values())
    return Chart(rows, years, most, [year for year in years if not year % step], words)
