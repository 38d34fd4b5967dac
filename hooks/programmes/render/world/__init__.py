"""Turns places on the globe into places on the map of the world: the points of countries."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from programmes.render.world.projection import project, unwrapped


@cache
def points() -> dict[str, tuple[float, float]]:
    """Give the place of every country on the map, by its ISO code; see LICENCE.md beside this.

    It is given to a ten-thousandth of the width of the map, which nobody can see.
    """
    table = (
        files("programmes.render.world").joinpath("country-points.csv").read_text(encoding="utf-8")
    )
    return {
        row["code"]: (round(x, 1), round(y, 1))
        for row in csv.DictReader(table.splitlines())
        for x, y in [project(unwrapped(float(row["longitude"])), float(row["latitude"]))]
    }
