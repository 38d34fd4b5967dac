"""Turns numbers by year into a chart of columns, in parts of its width and height."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT: Final = 4
"""Where the first column begins, in per cent: half a label has room before it."""
TOP: Final = 14
FOOT: Final = 82
"""Between these columns stand, in per cent of the height; the years stand below."""
LABELS: Final = 5
"""So many years are written below the columns, which is what a phone has room for."""
NUMBERED: Final = 12
"""Of so many columns each has its number above it; of more only the highest one."""


class Column(NamedTuple):
    """A year with its number; without one, there is nothing but its place."""

    year: int
    number: int
    x: float
    middle: float
    width: float
    y: float
    height: float
    has_year: bool
    has_number: bool


class Chart(NamedTuple):
    """Columns from the first year to the last, and all of it in words."""

    columns: tuple[Column, ...]
    words: str

    @property
    def id(self) -> str:
        """A name that no other chart of a page has."""
        return f"chart_{crc32(self.words.encode()):08x}"


def chart(numbers: Mapping[int, int]) -> Chart | None:
    """Draw numbers by year; None where there are fewer than two years to compare."""
    if len(numbers) < 2:  # noqa: PLR2004 - two
        return None
    years, most = range(min(numbers), max(numbers) + 1), max(numbers.values())
    room = (100 - 2 * LEFT) / len(years)
    steps = (1, 2, 5, 10, 20, 50, 100, 1000)
    step = next(one for one in steps if len(years) / one <= LABELS or one == steps[-1])
    highest = next(year for year in numbers if numbers[year] == most)
    columns = []
    for place, year in enumerate(years):
        number = numbers.get(year, 0)
        height = (FOOT - TOP) * number / most
        column = Column(
            year=year,
            number=number,
            x=round(LEFT + room * (place + 0.1), 2),
            middle=round(LEFT + room * (place + 0.5), 2),
            width=round(room * 0.8, 2),
            y=round(FOOT - height, 1),
            height=round(height, 1),
            has_year=year % step == 0,
            has_number=bool(number) and (len(years) <= NUMBERED or year == highest),
        )
        columns.append(column)
    words = ", ".join(f"{year}: {grouped(number)}" for year, number in numbers.items())
    return Chart(tuple(columns), words)
