"""Turns numbers by country into a map of the world: dots over the land, sized by the numbers."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

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


class Dot(NamedTuple):
    """A country on a map, with its number in words."""

    label: str
    words: str
    x: float
    y: float
    radius: float


class WorldMap(NamedTuple):
    """Dots, the part of the world that holds them, and all of it in words."""

    dots: tuple[Dot, ...]
    """The largest first, so that it covers no other one."""
    box: str
    """The part of the world that is shown, twice as wide as high."""
    counted: bool
    """Whether a number is known, by which dots have their size."""
    words: str
    """Every country with its number, in the order in which they were given."""

    @property
    def id(self) -> str:
        """A name that no other map of a page has."""
        return f"map_{crc32(self.words.encode()):08x}"


def world_map(numbers: Mapping[str, Count | None], vocabulary: Vocabulary) -> WorldMap | None:
    """Draw numbers by the code of their country; None when there is nothing to draw.

    A country without a number gets the smallest dot.
    """
    if not numbers:
        return None
    at = points()
    left, top, width = _box([at[code] for code in numbers])
    most = max(count.value if count else 0 for count in numbers.values()) or 1
    dots = [
        Dot(
            label=vocabulary.country_name(code),
            words=str(count) if count else "not stated",
            x=at[code][0],
            y=at[code][1],
            radius=round(width * _share(count, most), 1),
        )
        for code, count in numbers.items()
    ]
    return WorldMap(
        dots=tuple(sorted(dots, key=lambda dot: -dot.radius)),
        counted=any(numbers.values()),
        box=f"{left} {top} {width} {width // 2}",
        words=", ".join(f"{dot.label} {dot.words}" for dot in dots),
    )


def _share(count: Count | None, most: int) -> float:
    """Give the radius of a dot, so that its area grows with the number."""
    return max(SMALLEST, LARGEST * sqrt((count.value if count else 0) / most))


def _box(places: list[tuple[float, float]]) -> tuple[int, int, int]:
    """Give left, top and width of the part of the world around some places; it is half as high."""
    xs, ys = zip(*places, strict=True)
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    width = min(WIDTH, max(NARROWEST, across * (1 + 2 * MARGIN), 2 * down * (1 + 2 * MARGIN)))
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
