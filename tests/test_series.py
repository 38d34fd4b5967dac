"""Editions of one course share a page, lead to one another, and are told apart in every list."""

from pathlib import Path

import pytest

import built
import rendered
import small
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.series import address
from rendered import Bodies, cells, facts

EDITIONS = built.data("editions.yml")
SAID = EDITIONS["pages"]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue with three editions of a course."""
    return small.catalogue(tmp_path_factory.mktemp("series"), EDITIONS["courses"])


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Bodies:
    """The bodies of all pages."""
    return rendered.bodies(catalogue)


@pytest.mark.parametrize("address", SAID)
def test_editions_are_told_with_those_before_and_after(address: str, pages: Bodies) -> None:
    page, said = pages[address], SAID[address]
    found = facts(page)
    assert {label: found.get(label, "") for label in said["facts"]} == said["facts"]
    for label in said.keys() - {"facts"}:
        rows, wanted = cells(page.css(f'[aria-label="{label}"] tbody tr')), said[label]
        assert [row[: len(one)] for row, one in zip(rows, wanted, strict=True)] == wanted


def test_the_index_of_series_leads_to_each(pages: Bodies) -> None:
    links = [link.attributes["href"] for link in pages["series/"].css("ul.ways a")]
    assert links == ["../series/ip-trainers/", "../series/opet/", "../series/pptt/"]


def test_editions_of_one_title_are_told_apart_in_lists_without_dates(catalogue: Catalogue) -> None:
    labels = {programme.label for programme in catalogue.of_kind("training-courses")}
    assert len(labels) == len(catalogue.of_kind("training-courses"))
    assert "Another course" in labels
    page = rendered.described(catalogue)["series/ip-trainers/"]
    assert len({crumb.label for crumb in page.listing()}) == 3


def test_the_search_tells_editions_apart_and_leaves_other_titles_alone(pages: Bodies) -> None:
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
