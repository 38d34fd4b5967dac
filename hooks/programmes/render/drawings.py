"""Turns numbers into drawings, and all of these into words: charts by year, and maps of the world.

On a map, dots stand over the land of countries, sized by the numbers.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from programmes.catalogue.ways import WAYS
from programmes.schema.numbers import grouped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programmes.schema.numbers import Count
    from programmes.schema.vocabulary import Vocabulary

WIDTH: Final = 1000
"""The width of the whole globe on the map."""
HEIGHT: Final = 480
"""The height of the map, which ends in the south of Antarctica, though that is not drawn."""
LARGEST: Final = 0.021
"""The radius of the largest dot, as a part of the width of the map."""
SMALLEST: Final = 0.008
"""The radius under which no dot goes, so that a phone shows it."""
NARROWEST: Final = 360
"""The width under which no map goes, so that the land around a dot can be recognised."""
MARGIN: Final = 0.16
"""The room around the dots, as a part of the distance between the outermost ones."""

CROWDED: Final = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN")
"""The countries of South-East Asia, so near each other that they need a map of their own."""
LEFT: Final = ("MM", "MY", "SG", "TH")
"""Those of them to whose right the next one stands."""
LABELS: Final = 5
"""So many years are written below the columns of a chart, which is what a phone has room for."""


class Dot(NamedTuple):
    """A country on a map, with its number in words."""

    label: str
    words: str
    x: float
    y: float
    radius: float
    address: str
    """Its page."""
    is_left: bool
    """Whether its name stands to its left, where names are written."""


class WorldMap(NamedTuple):
    """Dots, the part of the world that holds them, and all of it in words."""

    dots: tuple[Dot, ...]
    """The largest first, so that it covers no other one."""
    left: int
    top: int
    width: int
    """The part of the world that is shown, twice as wide as high."""
    key: tuple[tuple[int, float], ...]
    """Some numbers with the radius of their dots."""
    counted: bool
    """Whether a number is known, by which dots have their size."""
    words: str
    """Every country with its number, in the order in which they were given."""

    @property
    def box(self) -> str:
        """The part of the world as SVG writes it."""
        return f"{self.left} {self.top} {self.width} {self.width // 2}"

    @property
    def id(self) -> str:
        """A name that no other map of a page has."""
        return f"map_{crc32(self.words.encode()):08x}"


def world_map(
    numbers: Mapping[str, Count | None], vocabulary: Vocabulary, enlarged: int = 0
) -> WorldMap | None:
    """Draw numbers by the code of their country; None when there is nothing to draw.

    A country without a number gets the smallest dot. A map that enlarges a part of another one
    keeps close to its dots; they have their size by the highest number of that one, `enlarged`.
    """
    if not numbers:
        return None
    at = points()
    left, top, width = _box([at[code] for code in numbers], close=bool(enlarged))
    most = enlarged or max(count.value if count else 0 for count in numbers.values()) or 1
    dots = [
        Dot(
            label=vocabulary.country_name(code),
            words=str(count) if count else "not stated",
            x=at[code][0],
            y=at[code][1],
            radius=round(width * _share(count.value if count else 0, most), 1),
            address=WAYS["country"].address(code),
            is_left=code in LEFT,
        )
        for code, count in numbers.items()
    ]
    return WorldMap(
        dots=tuple(sorted(dots, key=lambda dot: -dot.radius)),
        left=left,
        top=top,
        width=width,
        key=tuple((n, round(width * _share(n, most), 1)) for n in sorted({1, -(-most // 3), most})),
        counted=any(numbers.values()),
        words=", ".join(f"{dot.label} {dot.words}" for dot in dots),
    )


def _share(number: int, most: int) -> float:
    """Give the radius of a dot, so that its area grows with the number."""
    return max(SMALLEST, LARGEST * sqrt(number / most))


def _box(places: list[tuple[float, float]], *, close: bool) -> tuple[int, int, int]:
    """Give left, top and width of the part of the world around some places; it is half as high."""
    xs, ys = zip(*places, strict=True)
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    narrowest, margin = (NARROWEST / 4, MARGIN / 2) if close else (NARROWEST, MARGIN)
    width = min(WIDTH, max(narrowest, across * (1 + 2 * margin), 2 * down * (1 + 2 * margin)))
    left = _within((min(xs) + max(xs) - width) / 2, WIDTH - width)
    top = _within((min(ys) + max(ys) - width / 2) / 2, HEIGHT - width / 2)
    return round(left), round(top), 2 * round(width / 2)


def _within(start: float, room: float) -> float:
    """Keep the start of a window inside the map; where there is no room, the map is its middle."""
    return room / 2 if room < 0 else min(max(start, 0), room)


@cache
def points() -> dict[str, tuple[float, float]]:
    """Give the place of every country on the map, by its ISO code; see world/LICENCE.md."""
    file = files("programmes.render").joinpath("world/country-points.csv")
    table = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["code"]: (float(row["x"]), float(row["y"])) for row in table}


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
    words = "; ".join(_in_words(name, row) for name, row in rows.items())
    most = max(number for row in rows.values() for number in row.values())
    return Chart(rows, years, most, [year for year in years if not year % step], words)


def _in_words(name: str, row: Mapping[int, int]) -> str:
    """Say all numbers of a row; of a row among others, the largest, as a reader sees at once."""
    if not name:
        return ", ".join(f"{year}: {grouped(number)}" for year, number in row.items())
    year = max(row, key=lambda one: (row[one], one))
    return f"{name}, most in {year}: {grouped(row[year])}"
