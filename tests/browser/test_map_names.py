"""The map of the crowded part of the world can be read, and its dots lead on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import Page

from browser.conftest import DESK, PHONE
from browser.kinds import HOME

Visit = Callable[..., Page]


pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("where", [HOME, "countries/"])
def test_the_names_on_a_map_are_large_enough_and_apart(
    where: str, viewport: dict[str, int], visit: Visit
) -> None:
    page = visit(where, viewport=viewport)
    figure = page.locator("figure.map")
    edges = figure.bounding_box()
    names = figure.locator(".drawn > text")
    boxes = [name.bounding_box() for name in names.all()]
    assert edges
    assert len(boxes) > 5
    size = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    assert min(names.evaluate_all(size)) >= 12
    for box in boxes:
        assert box
        assert edges["x"] <= box["x"] <= edges["x"] + edges["width"] - box["width"]
    for one, other in combinations(boxes, 2):
        assert one
        assert other
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        # The box of a line has room above and below its letters.
        assert beside or abs(one["y"] - other["y"]) >= 0.7 * one["height"]


def test_a_dot_leads_to_the_programmes_of_its_country(visit: Visit) -> None:
    page = visit(HOME, viewport=PHONE, java_script_enabled=False)
    page.locator("figure.map .drawn").last.locator("a[href*='countries/la/'] circle").click()
    assert page.locator("h1").inner_text() == "Laos"
