"""Turns Natural Earth's shapes into the land outline and the country points of our maps.

Places are those of the Equal Earth projection, in which areas keep their true proportions: Šavrič,
Patterson and Jenny (2019), https://doi.org/10.1080/13658816.2018.1504949.

The site is built without it; it runs again only when the map itself shall change:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    PYTHONPATH=hooks python tools/make_map.py package
"""

from __future__ import annotations

import csv
import json
import sys
from heapq import heapify, heappop, heappush
from itertools import pairwise
from math import asin, cos, hypot, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from babel.core import get_global

from programmes.render.drawings import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HOOKS: Final = Path(__file__).parents[1] / "hooks"
LAND: Final = HOOKS / "theme/assets/catalogue/world.svg"
POINTS: Final = HOOKS / "programmes/render/world/country-points.csv"
THIN: Final = 0.1  # square degrees: a corner of a smaller triangle is left out
SOUTHERNMOST: Final = -60  # Antarctica is no programme's country
CENTRE: Final = 11
"""The longitude in the middle. The map is cut at 169° W, where only the Bering Strait is."""
TOP: Final = 84
"""The northern edge: the latitude of the northernmost land."""
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
CELLS: Final = 60  # of a grid in which the innermost point of a shape is sought

Point = tuple[float, float]
Ring = list[Point]

# Where the middle of the largest island misleads, and what Natural Earth lacks or keeps elsewhere.
BY_HAND: Final[dict[str, Point]] = {
    "AC": (-14.36, -7.95), "BQ": (-68.26, 12.18), "BV": (3.36, -54.42), "CC": (96.83, -12.17),
    "CP": (-109.22, 10.3), "CQ": (-2.36, 49.43), "CV": (-23.9, 15.9), "CX": (105.65, -10.45),
    "DG": (72.42, -7.33), "EA": (-4.1, 35.6), "FJ": (178.3, -17.7), "FM": (158.2, 6.9),
    "GF": (-53.1, 3.9), "GI": (-5.35, 36.14), "GP": (-61.5, 16.2), "IC": (-15.8, 28.3),
    "ID": (113.9, -0.9), "KI": (173.0, 1.4), "MH": (171.2, 7.1), "MQ": (-61.0, 14.65),
    "MV": (73.4, 3.5), "MY": (102.1, 3.9), "NZ": (173.0, -41.2), "PH": (122.6, 12.3),
    "RE": (55.53, -21.12), "SB": (159.6, -9.3), "SJ": (16.0, 78.7), "TA": (-12.28, -37.11),
    "TK": (-171.8, -9.2), "TV": (179.2, -8.5), "UM": (166.65, 19.28), "VU": (167.2, -16.2),
    "XK": (20.9, 42.6), "YT": (45.15, -12.82),
}  # fmt: skip


def main(package: Path) -> None:
    """Write both files from the folder of the npm package world-atlas."""
    outline = _Atlas(package / "land-110m.json", thin=THIN)
    LAND.write_text(_svg(outline.polygons("land")), encoding="utf-8")
    shapes = _Atlas(package / "countries-50m.json")
    found = {code: _middle(rings) for code, rings in _countries(shapes).items()}
    with POINTS.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["code", "x", "y"])
        for code, (longitude, latitude) in sorted((found | BY_HAND).items()):
            x, y = project(unwrapped(round(longitude, 2)), round(latitude, 2))
            table.writerow([code, round(x, 1), round(y, 1)])


class _Atlas:
    """A TopoJSON file, decoded: shapes that share their borders as arcs."""

    def __init__(self, file: Path, thin: float = 0) -> None:
        topology = json.loads(file.read_text(encoding="utf-8"))
        self.objects = topology["objects"]
        scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs = [_thinned(_decoded(arc, scale, shift), thin) for arc in topology["arcs"]]

    def polygons(self, name: str) -> Iterator[Ring]:
        for shape in self.objects[name]["geometries"]:
            yield from self.rings(shape)

    def rings(self, shape: dict[str, Any]) -> Iterator[Ring]:
        polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}[shape["type"]]
        for polygon in polygons:
            for arcs in polygon:
                yield _joined([self._arc(number) for number in arcs])

    def _arc(self, number: int) -> Ring:
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]


def _countries(atlas: _Atlas) -> dict[str, list[Ring]]:
    """Collect the shapes of each country; some outer territories share their country's number."""
    codes = get_global("territory_aliases")  # the numbers of ISO 3166-1 are among them
    countries: dict[str, list[Ring]] = {}
    for shape in atlas.objects["countries"]["geometries"]:
        if shape.get("id") in codes:
            countries.setdefault(codes[shape["id"]][0], []).extend(atlas.rings(shape))
    return countries


def _decoded(arc: list[list[int]], scale: Point, shift: Point) -> Ring:
    x = y = 0
    points = []
    for right, up in arc:
        x, y = x + right, y + up
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def _thinned(points: Ring, least: float) -> Ring:
    """Leave out the corners that make the smallest triangles, by Visvalingam and Whyatt."""
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    area: dict[int, float] = {}

    def measured(index: int) -> float:
        corners = points[before[index]], points[index], points[after[index]]
        return abs(_area(corners))

    area = {index: measured(index) for index in range(1, len(points) - 1)}
    queue = [(size, index) for index, size in area.items()]
    heapify(queue)
    while queue and queue[0][0] < least:
        size, index = heappop(queue)
        if area.get(index) != size:
            continue
        del area[index]
        after[before[index]], before[after[index]] = after[index], before[index]
        for near in (before[index], after[index]):
            if near in area:
                area[near] = max(size, measured(near))
                heappush(queue, (area[near], near))
    return [point for i, point in enumerate(points) if i in area or i in {0, len(points) - 1}]


def _joined(arcs: list[Ring]) -> Ring:
    """Make one ring of arcs, on one side of the edge of the map even where the shape crosses it."""
    ring = [point for arc in arcs for point in arc[1:]]
    whole = [ring[0]]
    for longitude, latitude in ring[1:]:
        turns = round((whole[-1][0] - longitude) / 360)
        whole.append((longitude + 360 * turns, latitude))
    middle = sum(longitude for longitude, _ in whole) / len(whole)
    turns = round((CENTRE - middle) / 360)
    return [(longitude + 360 * turns, latitude) for longitude, latitude in whole]


def _area(ring: Iterable[Point]) -> float:
    points = list(ring)
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _middle(rings: Iterable[Ring]) -> Point:
    """Find the middle of the largest shape, or its innermost point if the middle lies outside."""
    largest = max(rings, key=lambda ring: abs(_area(ring)) * cos(radians(ring[0][1])))
    centroid = _centroid(largest)
    if _inside(centroid, largest):
        return centroid
    xs, ys = zip(*largest, strict=True)
    grid = (
        (min(xs) + (max(xs) - min(xs)) * i / CELLS, min(ys) + (max(ys) - min(ys)) * j / CELLS)
        for i in range(CELLS)
        for j in range(CELLS)
    )
    within = [point for point in grid if _inside(point, largest)]
    return max(within, key=lambda point: min(hypot(x - point[0], y - point[1]) for x, y in largest))


def _centroid(ring: Ring) -> Point:
    area, x, y = _area(ring), 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / 6 / area, y / 6 / area


def _inside(point: Point, ring: Ring) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _svg(rings: Iterable[Ring]) -> str:
    land = "".join(_path(ring) for ring in rings if max(y for _, y in ring) > SOUTHERNMOST)
    return (
        "<!-- Made by tools/make_map.py of Natural Earth (public domain) in world-atlas. -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<path id="land" vector-effect="non-scaling-stroke" d="{land}"/></svg>\n'
    )


def _path(ring: Ring) -> str:
    """Draw a shape in whole numbers, each corner from the one before; nothing for a speck."""
    corners = [(round(x), round(y)) for x, y in (project(*point) for point in ring)]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners)]
    moved = [f"{x}{y:+}" if y < 0 else f"{x} {y}" for x, y in steps if (x, y) != (0, 0)]
    if len(moved) < 2:  # noqa: PLR2004 - two steps and the way back make a triangle
        return ""
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(moved)}z".replace(" -", "-")


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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
