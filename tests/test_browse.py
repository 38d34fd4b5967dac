"""The list of all programmes is whole without a script, and says of each what can be chosen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import rendered
from programmes.catalogue.catalogue import Catalogue
from programmes.render import browse
from programmes.render.browse import FIRST, MOST_IN_PAGE, entries, facets, latest

if TYPE_CHECKING:
    from built import BuiltPage


def test_every_programme_is_listed_once(pages: dict[str, BuiltPage], catalogue: Catalogue) -> None:
    links = pages["browse/"].one("#programmes").css("a.entry")
    listed = [pages["browse/"].target(link.attributes["href"] or "") for link in links]
    assert sorted(listed) == sorted(one.address for one in catalogue.programmes)


def test_all_ways_in_are_linked_for_those_without_a_script(pages: dict[str, BuiltPage]) -> None:
    linked = {
        pages["browse/"].target(a.attributes["href"] or "")
        for a in pages["browse/"].root.css("article a")
    }
    ways = {"countries/", "regions/", "organisations/", "topics/", "years/", "fiscal-years/"}
    assert ways <= linked


def test_the_latest_come_first_and_those_without_dates_last(catalogue: Catalogue) -> None:
    days = [one.programme.card.latest for one in entries(latest(catalogue))]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("name", ["kind", "country", "year", "organisation", "topic"])
def test_the_number_beside_a_choice_is_that_of_its_programmes(
    name: str, catalogue: Catalogue
) -> None:
    facet = next(one for one in facets(catalogue) if one.name == name)
    assert facet.options
    for option in facet.options:
        with_it = [
            one for one in entries(latest(catalogue)) if option.value in one.values[name].split()
        ]
        assert len(with_it) == option.number


def test_every_value_of_a_programme_can_be_chosen(catalogue: Catalogue) -> None:
    choices = {one.name: {option.value for option in one.options} for one in facets(catalogue)}
    for entry in entries(latest(catalogue)):
        for name, values in entry.values.items():
            assert set(values.split()) <= choices[name]


def test_a_course_has_the_values_that_its_record_names(catalogue: Catalogue) -> None:
    course = next(
        one
        for one in entries(latest(catalogue))
        if one.programme.address == "training-courses/2013-12-02-enforcement/"
    )
    assert course.values["kind"] == "training-courses"
    countries = set(course.values["country"].split())
    assert {"DZ", "VN", "JP"} <= countries
    assert course.values["year"] == "2013"
    assert course.values["topic"] == "enforcement"


def large(catalogue: Catalogue, number: int) -> Catalogue:
    """A catalogue of so many programmes, all of them copies of a course."""
    course = catalogue.at["training-courses/2013-12-02-enforcement"]
    cards = (replace(course.card, key=f"training-courses/{n}") for n in range(number))
    copies = (replace(course, card=card) for card in cards)
    return Catalogue(tuple(copies), catalogue.vocabulary)


def test_a_catalogue_of_some_hundreds_needs_no_file(catalogue: Catalogue) -> None:
    some = large(catalogue, MOST_IN_PAGE)
    assert not browse.has_index(some)
    assert len(rendered.body(browse.page(some), some).css("a.entry")) == MOST_IN_PAGE


def test_of_a_larger_one_the_first_stand_in_the_page_and_all_in_a_file(
    catalogue: Catalogue,
) -> None:
    many = large(catalogue, MOST_IN_PAGE + 1)
    assert browse.has_index(many)
    assert len(rendered.body(browse.page(many), many).css("a.entry")) == FIRST
    columns = json.loads(browse.index(many))
    assert len(set(columns["addresses"])) == MOST_IN_PAGE + 1
    assert {len(column) for column in columns["values"].values()} == {MOST_IN_PAGE + 1}
    assert columns["notes"][0] == "Training course, 2 to 13 December 2013"
