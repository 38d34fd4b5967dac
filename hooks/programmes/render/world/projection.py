"""Turns longitude and latitude into a place on the map, by the Equal Earth projection.

Šavrič, Patterson and Jenny: The Equal Earth map projection (2019),
https://doi.org/10.1080/13658816.2018.1504949. Areas keep their true proportions.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

WIDTH: Final = 1000
"""The width of the whole globe on the map."""
HEIGHT: Final = 480
"""The height of the map, which ends in the south of Antarctica, though that is not drawn."""
CENTRE: Final = 11
"""The longitude in the middle. The map is cut at 169° W, where only the Bering Strait is."""
TOP: Final = 84
"""The northern edge: the latitude of the northernmost land."""

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Give x from 0 to WIDTH and y from 0, the northernmost land, to HEIGHT.

    The longitude counts as on this map (see `unwrapped`); what lies beyond the edge is drawn there.
    """
    x, y = _equal_earth(radians(longitude - CENTRE), radians(latitude))
    return WIDTH / 2 + x * _SCALE, (_NORTH - y) * _SCALE


def unwrapped(longitude: float) -> float:
    """Give the longitude as it counts on this map: from 169° W to 191° E."""
    return (longitude - CENTRE + 180) % 360 + CENTRE - 180


def _equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    a, b, c, d = _A
    angle = asin(sqrt(3) / 2 * sin(latitude))
    square, sixth = angle**2, angle**6
    stretched = 9 * d * sixth * square + 7 * c * sixth + 3 * b * square + a
    x = 2 * sqrt(3) * longitude * cos(angle) / (3 * stretched)
    return x, angle * (d * sixth * square + c * sixth + b * square + a)


_SCALE: Final = WIDTH / 2 / _equal_earth(radians(180), 0)[0]
_NORTH: Final = _equal_earth(0, radians(TOP))[1]
