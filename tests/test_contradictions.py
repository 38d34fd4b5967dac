"""Where a record contradicts itself, a warning names both sides; where it does not, none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import small
from programmes.catalogue import loading
from programmes.reader import rules

if TYPE_CHECKING:
    from pathlib import Path

CLASHES = {
    "total-differs": (
        "participants: {total: 30, countries: {Laos: 12, Vietnam: 17}}",
        "the stated total is 30, the listed numbers add up to 29",
    ),
    "groups-differ": (
        "participants: {total: 30, groups: {Patents: 12, Trademarks: 17}}",
        "the stated total is 30, the groups add up to 29",
    ),
    "gender-differs": (
        "participants: {total: 30, women: 12, men: 17}",
        "the stated total is 30, women and men add up to 29",
    ),
    "countries-differ": (
        "participants: {countries_stated: 11, countries: [Laos, Vietnam]}",
        "the stated number of countries is 11, the list has 2",
    ),
    "country-twice": (
        "participants: {countries_stated: 2, countries: {Vietnam: 3, Viet Nam: 1, Laos: 1}}",
        "'Viet Nam' is the same country as 'Vietnam', listed above",
    ),
    "day-outside-dates": (
        "participants: {by_day: [{day: 2013-11-03, count: 30}]}",
        "2013-11-03 is not within 2 to 13 December 2013",
    ),
    "duration-differs": (
        "dates: 2013-12-02/2013-12-04\nduration: two weeks",
        "the stated duration is 'two weeks', 2 to 4 December 2013 is 3 days",
    ),
    "first-time-unlisted": (
        "participants: {countries: [Laos, Vietnam], first_time: [Vietnam, Kenya]}",
        "'Kenya' took part for the first time, and is not listed",
    ),
    "event-outside-dates": (
        "events: [{title: Visit, kind: visit, dates: 2013-11-04}]",
        "4 November 2013 is not within 2 to 13 December 2013",
    ),
    "fiscal-year-differs": (
        "dates: 2013-02-04\nfiscal_year: 2013",
        "the stated fiscal year is FY2013, the dates lie in FY2012",
    ),
    "updated-too-early": (
        "source: {title: A page, last_updated: 2013-11-30}",
        "the source was last updated on 2013-11-30, the record mentions 2013-12-02",
    ),
}
MORE_CLASHES = [
    (
        "participants: {total: more than 100, women: 12, men: 18}",
        "gender-differs",
        "the stated total is more than 100, women and men add up to 30",
    ),
    (
        "participants: {total: about 60, countries: {Laos: 12, Vietnam: 17}}",
        "total-differs",
        "the stated total is about 60, the listed numbers add up to 29",
    ),
    (
        "participants: {total: at least 30, groups: {Patents: 12, Trademarks: 17}}",
        "groups-differ",
        "the stated total is at least 30, the groups add up to 29",
    ),
    (
        "participants: {total: 3, countries: {Laos: 9, Vietnam: }}",
        "total-differs",
        "the stated total is 3, the listed numbers that are known add up to 9",
    ),
    (
        "participants: {total: up to 10, women: 12}",
        "gender-differs",
        "the stated total is up to 10, women and men that are known add up to 12",
    ),
    (
        "events: [{title: A, kind: visit, dates: 2013-12-04, duration: three days}]",
        "duration-differs",
        "the stated duration is 'three days', 4 December 2013 is 1 day",
    ),
    (
        "dates: 2013-12-02/2013-12-13\nduration: 3 months",
        "duration-differs",
        "the stated duration is '3 months', 2 to 13 December 2013 is 12 days",
    ),
]
AGREEMENTS = [
    "participants: {total: 29, countries: {Laos: 12, Vietnam: 17}}",
    "participants: {total: 30, countries: {Laos: , Vietnam: 17}}",
    "participants: {total: 30, countries: {Laos: about 12, Vietnam: 17}}",
    "participants: {total: over 60, countries: {Laos: 42, Vietnam: 19}}",
    "participants: {total: over 60, countries: {Laos: 42, Vietnam: }}",
    "participants: {total: about 60, countries: {Laos: 42, Vietnam: 17}}",
    "participants: {total: nearly 60, countries: {Laos: 42, Vietnam: 17}}",
    "participants: {total: about 30, women: 31}",
    "participants: {first_time: [Kenya]}",
    "participants: {countries: [Laos], first_time: [Laos]}",
    "duration: two weeks",
    "duration: ten days",
    "duration: 12 days",
    "duration: Two-week",
    "duration: about three weeks in all",
    "dates: 2013-12\nduration: two weeks",
    "dates: [2013-12-02, 2013-12-13]\nduration: two days",
    "dates: 2013-12-02/2013-12-06\nduration: week-long",
    "dates: 2013-12-02/2014-02-28\nduration: three months",
    "dates: 2013-12-02/..\nduration: three months",
    "participants: {total: 31, countries: {Laos: 12, Vietnam: 17}, organisations: {aripo: 2}}",
    "participants: {total: 30, groups: {Patents: 12, Trademarks: about 17}}",
    "participants: {total: 30, women: 12}",
    "participants: {countries_stated: 1, countries: [Laos], organisations: [aripo]}",
    "participants: {total: 9, by_day: [{day: 2013-12-03, count: 9}, {day: 2013-12-04, count: 9}]}",
    "events: [{title: Visit, kind: visit, dates: 2013-12-04}]",
    "events: [{title: Visit, kind: visit, dates: 2013-12}]",
    "events: [{title: Visit, kind: visit, dates: 2013}]",
    "dates: 2013-02-04\nfiscal_year: 2012",
    "dates: 2013\nfiscal_year: 2012",
    "source: {title: A page, last_updated: 2013-12-13}",
]
NAMES = [
    ("2013-12-02-enforcement", "2013-12-02/2013-12-13", None),
    ("20131202-2", "2013-12-02", None),
    ("2013-12-enforcement", "2013-12-02", None),
    ("2013-12-02-enforcement", "2013-12", None),
    ("2013-enforcement", "2014-01-20", None),
    ("2013-2014-plan", "2014-01-20", None),
    ("2013-12-02-enforcement", "FY2013", None),
    ("20150723-report", "2015-06-23/2015-08-05", ("2015-07-23", "2015-06-23")),
    ("2013-12-enforcement", "2013-11-02", ("2013-12", "2013-11-02")),
]


@pytest.mark.parametrize("code", CLASHES)
def test_a_warning_names_both_sides_and_stops_nothing(code: str, tmp_path: Path) -> None:
    lines, message = CLASHES[code]
    content = small.copy(tmp_path)
    small.put(content, small.course(lines))
    loaded = loading.load(content)
    assert [(one.code, one.severity, one.message) for one in loaded.problems] == [
        (code, "warning", message)
    ]
    assert loaded.catalogue is not None


@pytest.mark.parametrize(("lines", "code", "message"), MORE_CLASHES)
def test_a_clash_is_seen_in_vague_and_missing_numbers_too(
    lines: str, code: str, message: str, tmp_path: Path
) -> None:
    assert [(one.code, one.message) for one in small.problems(tmp_path, lines)] == [(code, message)]


@pytest.mark.parametrize("lines", AGREEMENTS)
def test_what_can_be_right_gives_no_warning(lines: str, tmp_path: Path) -> None:
    assert small.problems(tmp_path, lines) == ()


@pytest.mark.parametrize(("name", "dates", "clash"), NAMES)
def test_the_date_of_a_file_name_is_compared_with_the_first_day(
    name: str, dates: str, clash: tuple[str, str] | None, tmp_path: Path
) -> None:
    content = small.copy(tmp_path)
    small.put(content, small.course(f"dates: {dates}"), f"training-courses/{name}.yml")
    found = [(one.code, one.message) for one in loading.load(content).problems]
    message = clash and f"the file is named after {clash[0]}, the dates begin with {clash[1]}"
    assert found == ([("name-differs", message)] if clash else [])


def test_every_rule_of_contradiction_has_a_case() -> None:
    listed = {chapter.title: chapter.rules for chapter in rules.chapters()}["Contradictions"]
    assert {rule.code for rule in listed} == {*CLASHES, "name-differs"}
