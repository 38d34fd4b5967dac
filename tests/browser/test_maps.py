"""Maps show where programmes were, in all colours and on all screens, and their dots lead on."""

import re
from itertools import combinations

import pytest

from browser.conftest import PHONE, SCHEMES, WIDTHS, Visit
from browser.kinds import HOME

pytestmark = pytest.mark.browser

MAPS = ["countries/", "training-courses/2013-12-02-enforcement/", ""]


@WIDTHS
def test_a_name_in_a_chart_leaves_room_for_its_number(
    viewport: dict[str, int], look: Visit
) -> None:
    page = look("statistics/", viewport=viewport)
    ends, begins = (
        page.locator(f".multiples .{part}").evaluate_all(
            f"all => all.map(one => one.getBoundingClientRect().{side})"
        )
        for part, side in (("name", "right"), ("all", "left"))
    )
    assert ends
    assert all(end <= begin for end, begin in zip(ends, begins, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@SCHEMES
@pytest.mark.parametrize("where", MAPS)
def test_ground_land_and_marks_can_be_told_apart(where: str, scheme: str, look: Visit) -> None:
    page = look(where, color_scheme=scheme)
    ground = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    land, mark = (
        page.locator(f"figure.map .{part}").first.evaluate("one => getComputedStyle(one).fill")
        for part in ("land", "mark")
    )
    assert contrast(mark, ground) >= 3
    assert contrast(mark, land) >= 3
    assert contrast(land, ground) > 1.1


def test_forced_colours_keep_marks_and_land_apart(visit: Visit) -> None:
    page = visit(MAPS[1], forced_colors="active")
    style = "one => { const s = getComputedStyle(one); return [s.fill, s.stroke] }"
    land, mark = (
        page.locator(f"figure.map .{part}").first.evaluate(style) for part in ("land", "mark")
    )
    assert mark[0] not in land
    assert land[0] != land[1]


@pytest.mark.parametrize("where", MAPS)
def test_land_and_every_dot_can_be_seen_on_a_phone(where: str, look: Visit) -> None:
    page = look(where, viewport=PHONE)
    land = page.locator("figure.map .land").first.bounding_box()
    assert land is not None
    assert land["width"] > PHONE["width"] / 2
    width = "all => all.map(one => one.getBoundingClientRect().width)"
    widths = page.locator("figure.map circle").evaluate_all(width)
    assert widths
    assert min(widths) >= 4


@WIDTHS
@pytest.mark.parametrize("where", [HOME, "countries/"])
def test_the_names_on_a_map_are_large_enough_and_apart(
    where: str, viewport: dict[str, int], look: Visit
) -> None:
    page = look(where, viewport=viewport)
    figure = page.locator("figure.map")
    edges = figure.bounding_box()
    names = figure.locator(".drawn > text")
    boxes = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
    assert edges
    assert len(boxes) > 5
    size = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    assert min(names.evaluate_all(size)) >= 12
    for box in boxes:
        assert edges["x"] <= box["x"] <= edges["x"] + edges["width"] - box["width"]
    for one, other in combinations(boxes, 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        # The box of a line has room above and below its letters.
        assert beside or abs(one["y"] - other["y"]) >= 0.7 * one["height"]


def test_a_dot_leads_to_the_programmes_of_its_country(visit: Visit) -> None:
    page = visit(HOME, viewport=PHONE, java_script_enabled=False)
    page.locator("figure.map .drawn").last.locator("a[href*='countries/la/'] circle").click()
    assert page.locator("h1").inner_text() == "Laos"
