"""A map shows every country that its table lists, with the same numbers, and all of it in words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

import small
from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue
from programmes.render.drawings import HEIGHT, WIDTH, WorldMap, points, world_map
from programmes.schema.numbers import Count
from programmes.schema.vocabulary import cldr_names

COURSE = "training-courses/2013-12-02-enforcement/"
Maps = list[tuple[BuiltPage, LexborNode]]


def numbers_of(map_: LexborNode) -> dict[str, str]:
    titles = (dot.text().rpartition(": ") for dot in map_.css("circle > title"))
    return {country: number for country, _, number in titles}


def name_of(row: LexborNode) -> str:
    """The country of a row, without what is noted beside it."""
    return (row.css_first("th a") or row.css_first("th")).text(deep=False).strip()


def drawn(numbers: Mapping[str, int | None], catalogue: Catalogue, highest: int = 0) -> WorldMap:
    """Draw a map of numbers, of which None stands for a country without one."""
    counts = {code: Count(number) if number else None for code, number in numbers.items()}
    map_ = world_map(counts, catalogue.vocabulary, highest)
    assert map_ is not None
    return map_


@pytest.fixture(scope="module")
def maps(pages: dict[str, BuiltPage]) -> Maps:
    """All maps of the site, each with its page."""
    return [(page, map_) for page in pages.values() for map_ in page.root.css("figure.map")]


def test_every_country_that_a_record_may_name_has_its_place() -> None:
    assert set(cldr_names()) <= set(points())


@pytest.mark.parametrize("order", ["AR BR GH KE IN VN PH JP FJ TO WS", "JP VN", "DZ NG ZW"])
def test_places_stand_from_west_to_east_or_from_north_to_south(order: str) -> None:
    places = [points()[code] for code in order.split()]
    axis = 0 if order.startswith("AR") else 1
    assert all(one[axis] < next_[axis] for one, next_ in pairwise(places))
    assert all(0 < x < WIDTH and -5 < y < HEIGHT for x, y in points().values())


def test_every_map_has_the_numbers_of_the_table_below_it(pages: dict[str, BuiltPage]) -> None:
    shown: dict[str, dict[str, str]] = {}
    for page in pages.values():
        maps = page.root.css("figure.map:has(+ .scroll), figure.map:has(+ details)")
        tables = page.root.css("figure.map + .scroll, figure.map + details")
        for map_, below in zip(maps, tables, strict=True):
            rows = below.css("tbody tr:not(:has(a[href*='organisations/']))")
            table = {name_of(row): row.css_first(".num").text() for row in rows}
            assert numbers_of(map_) == table, page.address
            shown[page.address] = table
    assert len(shown[COURSE]) == 13
    # Malawi: digitalization in 2021, full-text digitalization and digitalization in 2022.
    assert shown["initiatives/digital-innovation/"]["Malawi"] == "3"
    assert {"", "countries/"} <= shown.keys()


def test_every_record_that_names_countries_has_a_map_with_its_table(
    catalogue: Catalogue, pages: dict[str, BuiltPage]
) -> None:
    for programme in catalogue.programmes:
        named = {
            one.key
            for one in programme.card.mentions
            if one.what == "country" and one.role != "place"
        }
        maps = pages[programme.address].root.css(
            "figure.map:has(+ .scroll table), figure.map:not(:has(circle + circle))"
        )
        drawn = {country for map_ in maps for country in numbers_of(map_)}
        assert {catalogue.vocabulary.country_name(code) for code in named} <= drawn


def test_every_map_is_told_in_words_that_say_nothing_of_territory(maps: Maps) -> None:
    assert len(maps) > 8
    for page, map_ in maps:
        drawing = map_.css_first("svg[role=img]")
        title, words = (drawing.attributes["aria-labelledby"] or "").split()
        assert page.one(f"title#{title}").text()
        told = page.one(f"desc#{words}").text().split(", ")
        assert sorted(told) == sorted(" ".join(pair) for pair in numbers_of(map_).items())
        caption = map_.css_first("figcaption").text()
        assert "says nothing about the status of any territory" in caption


def test_every_map_is_drawn_over_the_one_outline(maps: Maps, site: Path) -> None:
    uses = {
        page.target((use.attributes["href"] or "").removesuffix("#land"))
        for page, map_ in maps
        for use in map_.css("use")
    }
    assert uses == {"assets/catalogue/world.svg"}
    outline = (site / "assets/catalogue/world.svg").read_text(encoding="utf-8")
    assert 'id="land"' in outline
    assert len(outline) < 15_000


def test_the_area_of_a_dot_grows_with_the_number(catalogue: Catalogue) -> None:
    large, small = (dot.radius for dot in drawn({"VN": 16, "TH": 4}, catalogue).dots)
    assert large == pytest.approx(2 * small, rel=0.05)


def test_a_country_without_a_number_is_shown_as_such(catalogue: Catalogue) -> None:
    map_ = drawn({"VN": 16, "TH": None}, catalogue)
    assert map_.words == "Vietnam 16, Thailand not stated"
    assert 0 < map_.dots[1].radius < map_.dots[0].radius


def test_a_programme_in_one_country_shows_where_that_is(pages: dict[str, BuiltPage]) -> None:
    assert set(numbers_of(pages["dispatches/vietnam/"].one("figure.map"))) == {"Vietnam"}


def test_where_something_was_held_makes_no_map_alone(tmp_path: Path) -> None:
    courses = {"held": "venue: {city: Tokyo}", "for": "countries: [Vietnam]"}
    pages = small.pages(tmp_path, courses)
    assert {name: len(page.css("figure.map")) for name, page in pages.items()} == {
        "held": 0,
        "for": 1,
    }


@pytest.mark.parametrize(
    "codes",
    [["VN"], ["TV"], ["GL"], ["WS", "CK"], ["AR", "SE"], ["VN", "TH", "MA"], sorted(cldr_names())],
)
def test_the_part_of_the_world_that_is_shown_holds_all_dots(
    codes: list[str], catalogue: Catalogue
) -> None:
    map_ = drawn(dict.fromkeys(codes, 1), catalogue)
    left, top, width, height = map(int, map_.box.split())
    assert width == 2 * height
    assert all(
        left <= dot.x <= left + width and top - 1 <= dot.y <= top + height for dot in map_.dots
    )


def test_every_dot_leads_to_its_country(maps: Maps, pages: dict[str, BuiltPage]) -> None:
    links = [(page, link) for page, map_ in maps for link in map_.css("a")]
    assert len(links) > 100
    for page, link in links:
        country = pages[page.target(link.attributes["href"] or "")]
        title = link.css_first("title").text() or ""
        assert title.startswith(f"{country.heading}: ")
        if page.address in {"", "countries/"}:  # which count the programmes of its page
            number = country.root.css_first("p.count").text().partition(" ")[0]
            assert title.endswith(f": {number}")


def test_what_is_crowded_is_drawn_once_more_with_names_and_the_same_numbers(
    pages: dict[str, BuiltPage],
) -> None:
    world, near = pages["countries/"].one("figure.map").css(".drawn")
    assert {"Laos", "Vietnam"} <= numbers_of(near).keys()
    assert numbers_of(near).items() <= numbers_of(world).items()
    assert {one.text() for one in near.css("text")} == numbers_of(near).keys()
    assert not world.css("text")


def test_dots_are_explained_by_some_of_their_size(catalogue: Catalogue) -> None:
    map_ = drawn({"VN": 30, "TH": 10, "LA": 1}, catalogue)
    assert map_.key == tuple((int(dot.words), dot.radius) for dot in reversed(map_.dots))


def test_a_part_of_a_map_has_dots_by_the_highest_number_of_the_whole(
    catalogue: Catalogue,
) -> None:
    whole = drawn({"VN": 4, "BR": 16}, catalogue)
    part = drawn({"VN": 4}, catalogue, 16)
    assert part.width < whole.width
    shares = [map_.dots[-1].radius / map_.width for map_ in (whole, part)]
    assert shares[0] == pytest.approx(shares[1], rel=0.1)
