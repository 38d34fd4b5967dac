"""All programmes stand on the pages of one list, and its index says what can be chosen together."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

import built
import rendered
from built import BuiltPage
from programmes.catalogue.catalogue import Catalogue
from programmes.exports import lookup
from programmes.exports.lookup import Occasion, occasions
from programmes.render import browse
from programmes.render.appearances import appearances, parts_told
from programmes.render.browse import FACETS, ON_A_PAGE, facets
from programmes.schema.records import Initiative

COURSE = "training-courses/2013-12-02-enforcement"


@pytest.fixture(scope="module")
def index(catalogue: Catalogue) -> dict[str, Any]:
    """The index as a browser reads it."""
    read: dict[str, Any] = json.loads(lookup.index(catalogue))
    return read


def years_with(country: str, catalogue: Catalogue) -> set[str]:
    """The years that can be chosen beside a country."""
    listed = catalogue.listings["country"][country]
    found = [one for programme in listed for one in occasions(programme.card)]
    return {year for one in found if country in one.country for year in one.year}


# The pages


def test_every_programme_is_listed_once(pages: dict[str, BuiltPage], catalogue: Catalogue) -> None:
    lists = [page for at, page in pages.items() if at == "browse/" or at.startswith("browse/page/")]
    links = [(page, a) for page in lists for a in page.one("#programmes").css("a.entry")]
    listed = [page.target(a.attributes["href"] or "") for page, a in links]
    assert sorted(listed) == sorted(one.address for one in catalogue.programmes)


def test_all_ways_in_are_linked_for_those_without_a_script(pages: dict[str, BuiltPage]) -> None:
    ways = {"countries/", "regions/", "organisations/", "topics/", "years/", "fiscal-years/"}
    for page in (pages["browse/"], pages["search/"]):
        links = page.root.css(".unscripted a")
        assert ways <= {page.target(a.attributes["href"] or "") for a in links}


def test_a_long_list_has_pages_that_lead_to_each_other(catalogue: Catalogue) -> None:
    course = catalogue.at[COURSE]
    paths = (f"content/programmes/training-courses/{n}.yml" for n in range(2 * ON_A_PAGE + 1))
    cards = (replace(course.card, path=path) for path in paths)
    many = Catalogue(tuple(replace(course, card=card) for card in cards), catalogue.vocabulary)
    described = list(browse.pages(many))
    pages = ["browse/", "browse/page/2/", "browse/page/3/"]
    assert [page.address for page in described] == pages
    last = rendered.body(described[-1], many)
    assert len(last.css("a.entry")) == 1
    links = [a.attributes["href"] for a in last.css("nav a")]
    assert links == [f"../../../{page}" for page in pages[:2]]


@pytest.mark.parametrize("name", ["kind", *FACETS])
def test_the_number_beside_a_choice_is_that_of_its_programmes(
    name: str, catalogue: Catalogue, index: dict[str, Any]
) -> None:
    facet = next(one for one in facets(catalogue) if one.name == name)
    at = ("kind", *FACETS).index(name)
    assert [option.value for option in facet.options] == list(index["names"][name]["keys"])
    for place, option in enumerate(facet.options):
        having = [some for some in index["occasions"] if any(place in one[at] for one in some)]
        assert len(having) == option.number


# What is chosen together


@pytest.mark.parametrize("country", ["LA", "VN", "ZW", "JP", "BR"])
def test_the_years_beside_a_country_are_those_of_its_page(
    country: str, catalogue: Catalogue
) -> None:
    vocabulary, listed = catalogue.vocabulary, catalogue.listings["country"][country]
    told, of_wholes = set[str](), set[str]()
    parts = partial(parts_told, vocabulary=vocabulary)
    for one in appearances("country", country, listed, vocabulary.country_name(country), parts):
        record = one.programme.record
        if one.role:
            told |= {str(year) for year in record.dates.years()} if record.dates else set()
            of_wholes |= one.programme.card.named.get("year", {}).keys()
        for happening in one.happenings:
            held = [event for event in record.events if event.title == happening.what[0]]
            told |= {str(year) for event in held if event.dates for year in event.dates.years()}
            told |= {str(happening.year)} if happening.year else set()
    assert told <= years_with(country, catalogue) <= told | of_wholes


def test_a_beginning_long_ago_is_no_year_of_a_later_seminar(catalogue: Catalogue) -> None:
    dispatch = catalogue.at["initiatives/expert-dispatch"]
    assert "1987" in dispatch.card.named["year"]
    assert "LA" in dispatch.card.named["country"]
    assert "1987" not in years_with("LA", catalogue)


def test_a_part_has_from_the_whole_what_it_does_not_say(catalogue: Catalogue) -> None:
    course = catalogue.at[COURSE]
    visit = next(one for one in occasions(course.card) if "tokyo-customs" in one.organisation)
    assert {"DZ", "VN"} <= set(visit.country)
    assert (visit.year, visit.topic) == (("2013",), ("enforcement",))
    workshop = next(
        one
        for one in occasions(catalogue.at["initiatives/expert-dispatch"].card)
        if "LA" in one.country
    )
    assert "BR" not in workshop.country
    assert "wipo" in workshop.organisation


def test_work_in_one_year_is_not_work_in_another(catalogue: Catalogue) -> None:
    programme = catalogue.at["initiatives/digital-innovation"]
    assert isinstance(programme.record, Initiative)
    found = occasions(programme.card)
    for work in programme.record.digitisation:
        countries = tuple(one.code for one in work.countries)
        assert any(
            set(countries) <= set(one.country) and one.year == (str(work.year),) for one in found
        )
    assert len({one.year for one in found if isinstance(one, Occasion)}) > 1


# Names


def test_an_entry_is_found_by_all_of_its_names(index: dict[str, Any]) -> None:
    for group, names in built.data("names.yml").items():
        entries = index["names"][group]
        found = dict(zip(entries["keys"], entries["names"], strict=True))
        for key, several in names.items():
            assert set(several) <= set(found[key])


def test_a_programme_is_found_by_its_japanese_title(
    catalogue: Catalogue, index: dict[str, Any]
) -> None:
    titled = [one for one in catalogue.programmes if one.record.title_ja]
    assert titled
    for programme in titled:
        at = index["addresses"].index(programme.address)
        assert programme.record.title_ja in index["others"][at]


def test_a_name_leads_to_a_page(pages: dict[str, BuiltPage], index: dict[str, Any]) -> None:
    led = {address for entries in index["names"].values() for address in entries["addresses"]}
    assert led <= set(pages)
    assert set(index["addresses"]) <= set(pages)
