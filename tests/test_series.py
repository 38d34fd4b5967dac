"""Editions of one course share a page, lead to one another, and are told apart in every list."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.series import address
from rendered import Bodies, cells, facts

BEFORE, AFTER = "Previous edition", "Next edition"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue with three editions of a course."""
    return small.catalogue(tmp_path_factory.mktemp("series"), built.data("editions.yml"))


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Bodies:
    """The bodies of all pages."""
    return rendered.bodies(catalogue)


def table(page: LexborHTMLParser, label: str) -> list[list[str]]:
    return cells(page.css(f'[aria-label="{label}"] tbody tr'))


def test_a_series_lists_its_editions_with_dates_countries_and_participants(
    pages: Bodies,
) -> None:
    assert [row[:4] for row in table(pages["series/ip-trainers/"], "Editions")] == [
        ["A course (edition 7)", "5 August 2013", "2", "30 participants"],
        ["A course", "August 2014", "2", ""],
        ["A course (edition 9)", "August 2015", "2", ""],
    ]


def test_a_series_shows_its_years_and_what_it_continues(
    pages: Bodies,
) -> None:
    page = facts(pages["series/ip-trainers/"])
    assert (page["Editions"], page["Years"], page["Continues"]) == ("3", "2013, 2014, 2015", "PPTT")
    assert facts(pages["series/pptt/"])["Continued as"] == "IP Trainers"


def test_a_series_shows_who_took_part_over_time(pages: Bodies) -> None:
    assert table(pages["series/ip-trainers/"], "Participants over time") == [
        ["Kenya", "", "over 4", ""],
        ["Laos", "10", "3", "took part"],
        ["Peru", "", "", "took part"],
        ["Vietnam", "20", "", ""],
        ["African Regional Intellectual Property Organization (ARIPO)", "", "", "2"],
    ]


def test_an_edition_whose_start_is_not_known_stands_by_its_end(
    pages: Bodies,
) -> None:
    listed = [row[0] for row in table(pages["series/opet/"], "Editions")]
    assert listed == ["The first course", "The last course"]
    assert facts(pages["training-courses/from/"])[AFTER] == "The last course (until March 2016)"


def test_the_index_of_series_leads_to_each(pages: Bodies) -> None:
    links = [link.attributes["href"] for link in pages["series/"].css("ul.ways a")]
    assert links == ["../series/ip-trainers/", "../series/opet/", "../series/pptt/"]


def test_a_course_leads_to_its_series_and_to_the_edition_before_and_after(
    pages: Bodies,
) -> None:
    first, second, third = (facts(pages[f"training-courses/{name}/"]) for name in "abc")
    assert first["Series"] == "IP Trainers"
    assert BEFORE not in first
    assert (second[BEFORE], second[AFTER]) == ("A course (5 August 2013)", "A course (August 2015)")
    assert AFTER not in third
    assert BEFORE not in facts(pages["training-courses/alone/"])


def test_editions_of_one_title_are_told_apart_in_lists_without_dates(catalogue: Catalogue) -> None:
    labels = {programme.label for programme in catalogue.of_kind("training-courses")}
    assert len(labels) == len(catalogue.of_kind("training-courses"))
    assert "Another course" in labels
    page = rendered.described(catalogue)["series/ip-trainers/"]
    assert len({crumb.label for crumb in page.listing()}) == 3


def test_the_search_tells_editions_apart_and_leaves_other_titles_alone(
    pages: Bodies,
) -> None:
    told = pages["training-courses/a/"].css_first("p.lead").attributes
    assert told["data-title"] == "A course (5 August 2013)"
    assert "data-title" not in pages["training-courses/alone/"].css_first("p.lead").attributes


def test_a_catalogue_without_series_has_no_page_of_them(tmp_path: Path) -> None:
    assert "series/" not in rendered.described(small.catalogue(tmp_path, {}))


def test_the_list_of_all_programmes_leads_to_the_series(pages: Bodies) -> None:
    links = [link.attributes["href"] for link in pages["browse/"].css("p a")]
    assert "../series/" in links


def test_two_long_names_that_begin_alike_have_two_addresses() -> None:
    one, other = (address(f"{'Long name ' * 30}{last}") for last in "ab")
    assert one != other
    assert len(one) < 120
