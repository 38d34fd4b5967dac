"""Two clicks from home answer what officials ask."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit
from browser.kinds import HOME
from programmes.catalogue.catalogue import Catalogue
from programmes.render.words import people

pytestmark = pytest.mark.browser


def dot(page: Page, code: str) -> None:
    """Click the dot of a country, on the map of the part of the world that has names."""
    page.locator("figure.map .drawn").last.locator(f"a[href*='countries/{code}/'] circle").click()


def listed(page: Page, year: str = "") -> list[str]:
    """The programmes that a list has, or has under one year, in the order of their pages."""
    part = page.locator(".by-year").first
    found = part.locator(f"h2:text-is('{year}') + ul" if year else "ul")
    links = found.locator("a.entry").evaluate_all("all => all.map(one => one.pathname.slice(1))")
    return sorted(links)


def test_which_programmes_had_participants_from_laos_in_2015(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit(HOME, java_script_enabled=False)
    dot(page, "la")
    came = {
        one.address
        for one in catalogue.programmes
        if one.year == "2015"
        for said in one.card.mentions
        if said.key == "LA" and said.role == "took part" and not said.part
    }
    assert came
    told = page.locator("h2:text-is('2015') + ul > li", has_text="took part").locator("a.entry")
    assert set(told.evaluate_all("all => all.map(one => one.pathname.slice(1))")) == came


def test_which_courses_on_trademarks_there_were_and_when(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit(HOME, java_script_enabled=False)
    page.locator(".md-sidebar").get_by_role("link", name="Topics", exact=True).click()
    page.get_by_role("link", name="Trademarks", exact=True).click()
    programmes = catalogue.listings["topic"]["trademarks"]
    assert listed(page) == sorted(one.address for one in programmes)
    for one in programmes:
        entry = page.locator("li", has=page.locator(f"a.entry[href$='{one.address}']"))
        assert entry.locator(".note").last.inner_text().startswith(one.card.note.striptags())


def test_how_many_people_from_indonesia_took_part_in_2016_at_least(
    visit: Visit, catalogue: Catalogue
) -> None:
    page = visit(HOME, java_script_enabled=False)
    dot(page, "id")
    page.locator("summary", has_text="Numbers by year").click()
    row = page.locator("details tr", has=page.get_by_role("rowheader", name="2016"))
    words = people(catalogue.sums("country", "ID").years[2016])
    assert words.startswith("at least ")
    assert row.locator("td").last.inner_text() == words


def test_what_came_before_and_after_an_edition_of_a_course(visit: Visit) -> None:
    page = visit(HOME, java_script_enabled=False)
    page.locator(".md-sidebar").get_by_role("link", name="Series", exact=True).click()
    page.get_by_role("link", name="Examination Practice of Industrial Property (Inter").click()
    editions = page.get_by_role("region", name="Editions").locator("tbody th a")
    days = editions.evaluate_all("all => all.map(one => one.pathname.split('/')[2].slice(0, 10))")
    at = days.index("2013-11-11")
    assert days[at - 1 : at + 2] == ["2012-10-22", "2013-11-11", "2014-11-10"]
