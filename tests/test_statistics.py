"""What the statistics count is what the records say, and each table is to be had as CSV."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import built
import seeded
import small
from built import Pages
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.statistics import all_exact, statistics
from programmes.render import parts
from programmes.render import statistics as statistics_parts
from programmes.render.page import Part
from programmes.render.renderer import Renderer
from programmes.render.statistics import experts, participants_by_country, totals, yearly
from rendered import cells, facts


def rows(catalogue: Catalogue, name: str) -> list[dict[str, Any]]:
    return [
        row for table in statistics(catalogue) if table.name == f"statistics-{name}"
        for row in table.rows
    ]  # fmt: skip


@pytest.fixture(scope="module")
def shown(seeds: Catalogue) -> LexborHTMLParser:
    """The tables of the page, as they are without records from other pages."""
    renderer = Renderer(seeds)
    made = (participants_by_country, totals, experts)
    return LexborHTMLParser("".join(renderer.part(part(renderer), "") for part in made))


def region(shown: LexborHTMLParser, label: str) -> LexborNode:
    (found,) = shown.css(f'[aria-label="{label}"]')
    return found


def test_participants_are_added_up_by_country(seeds: Catalogue, shown: LexborHTMLParser) -> None:
    counted = {row["country"]: row["count"] for row in rows(seeds, "participants")}
    assert counted["Vietnam"] == 6
    assert sum(counted.values()) == 30
    table = region(shown, "Participants, added up by country")
    assert table.css_first("tfoot td.num").text() == "30"


def test_stated_totals_stand_beside_computed_ones_and_nothing_is_computed_from_names_alone(
    seeds: Catalogue,
) -> None:
    found = {row["event"] or row["programme"]: row for row in rows(seeds, "totals")}
    course, workshop = "training-courses/2013-12-02-enforcement", "African Regional Workshop"
    assert [found[course][one] for one in ("stated", "computed")] == [30, 30]
    assert [found[workshop][one] for one in ("stated", "computed")] == [27, None]
    counted = {row["unit"] for row in found.values()}
    assert counted == {"participant", "staff", "student"}  # what is no person is no participant


def test_each_sum_of_the_page_is_that_of_its_column(pages: Pages) -> None:
    table = pages["statistics/"].one('[aria-label="Participants, added up by country"]')
    for total in table.css("tfoot td.num"):
        numbers = [int(cell.text().replace(",", "")) for cell in table.css("tbody td.num")]
        assert int(total.text().replace(",", "")) == sum(numbers)


@pytest.mark.parametrize("stated", ["over 2", ""])
def test_a_number_that_is_not_known_leaves_no_total(stated: str, seeded_project: Path) -> None:
    course = seeded_project / "content/programmes/training-courses/2013-12-02-enforcement.yml"
    built.change(course, "China: 3", f"China: {stated}")
    built.change(course, "total: 30", "total: more than 20")
    renderer = Renderer(seeded.alone(small.load(seeded_project / "content")))
    assert "<tfoot>" not in renderer.part(participants_by_country(renderer), "")


def test_programmes_count_in_each_year_that_they_name(catalogue: Catalogue) -> None:
    for row in rows(catalogue, "programmes"):
        named = catalogue.listings["year"][str(row["year"])]
        of_kind = [one for one in named if one.record.kind == row["kind"]]
        assert row["count"] == len(of_kind)


def test_digitisation_projects_stand_by_country_year_and_status(catalogue: Catalogue) -> None:
    found = [(row["name"], row["year"], row["activity"], row["status"])
             for row in rows(catalogue, "projects")]  # fmt: skip
    assert ("Zambia", 2021, "data capture", "completed") in found


def test_the_meetings_of_the_centres_are_listed_latest_first(pages: Pages) -> None:
    table = pages["statistics/"].one('[aria-label^="Events: Technology and Innovation"]')
    times = [row.css_first("time").attributes["datetime"] for row in table.css("tbody tr")]
    assert len(times) == 7
    assert times[0] == "2024-06"
    assert times == sorted(times, reverse=True)


def test_every_table_leads_to_its_rows_as_csv(
    pages: Pages, site: Path, catalogue: Catalogue
) -> None:
    linked = {
        page.target(a.attributes["href"] or "")
        for page in (pages["statistics/"], pages["figures/"])
        for a in page.root.css("article a")
    }
    assert {"data/figures.csv", "data/events.csv"} <= linked
    for table in statistics(catalogue):
        assert table.path in linked
        text = (site / table.path).read_bytes().decode()
        assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == len(table.rows)


def test_experts_and_participants_are_told_as_on_their_own_pages(shown: LexborHTMLParser) -> None:
    sent = region(shown, "Experts in offices abroad").css("tbody tr td:last-child")
    assert [cell.text() for cell in sent] == ["1 patent examiner, long-term"] * 2
    stated = region(shown, "Totals of participants, stated and computed").css("tbody tr")
    units = {row.css_first("td").text() for row in stated}
    assert {"participants", "staff", "students"} <= units


@pytest.mark.parametrize(
    ("part", "file"), [(totals, "statistics-totals"), (parts.figures, "figures")]
)
def test_a_long_table_has_its_first_rows_on_the_page_and_all_in_its_file(
    part: Callable[[Renderer], Part], file: str, seeds: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics_parts, "MOST", 2)
    monkeypatch.setattr(parts, "MOST", 2)
    renderer = Renderer(seeds)
    page = LexborHTMLParser(renderer.part(part(renderer), ""))
    assert len(page.css("tbody tr:not(:has([scope=rowgroup]))")) == 2
    assert re.search(r"The first 2 of \d+ rows are shown here\.", page.css_first(".note").text())
    assert page.css(f'a[href="data/{file}.csv"]')


def test_no_total_is_shown_where_a_source_leaves_open_who_else_came(tmp_path: Path) -> None:
    for others, exact in (("", True), (", others: yes", False)):
        said = {"case": f"participants: {{countries: {{Laos: 2}}{others}}}"}
        assert all_exact(small.catalogue(tmp_path / others, said)) == exact


def by_year(row: LexborNode) -> dict[str, str]:
    """The cells of a row under a year or “All”, if there is a number in them."""
    table = row.parent.parent if row.parent else None
    heads = [one.text() for one in table.css("thead th")] if table else []
    cells = zip(heads[1:], row.css("td"), strict=True)
    return {head: cell.text() for head, cell in cells if cell.text()}


@pytest.mark.parametrize("way", ["country", "topic"])
def test_a_number_by_year_is_the_same_on_every_page(way: str, pages: Pages) -> None:
    table = pages["statistics/"].one(f'[aria-label="Programmes by {way} and year"]')
    rows = table.css("tbody tr")
    assert len(rows) > 10
    for row in rows:
        found = by_year(row)
        entry = pages[pages["statistics/"].leads_to(row) or ""]
        shown = {
            year: number for year, number, *_ in cells(entry.root.css(".chart + details tbody tr"))
        }
        assert found.pop("All") == facts(entry.root)["Programmes"]
        assert shown == (found if len(found) > 1 else {})  # one year makes no chart


@pytest.mark.parametrize("way", ["country", "topic", "partner"])
def test_what_is_drawn_by_year_is_what_the_table_says(way: str, pages: Pages) -> None:
    page = pages["statistics/"]
    rows = page.one(f'[aria-label="Programmes by {way} and year"]').css("tbody tr")
    said, columns = [], []
    for row in rows:
        years = {int(year): int(number) for year, number in by_year(row).items() if year != "All"}
        name, year = built.squeeze(row.css_first("th").text()), max(years, key=years.__getitem__)
        said.append(f"{name}, most in {year}: {years[year]}")
        columns.append([number for _, number in sorted(years.items())])
    (chart,) = (one for one in page.root.css(".multiples") if f"by {way} " in one.text())
    drawn = chart.css_first("desc").text().split("; ")
    assert drawn == said[: len(drawn)]
    paths = [one.attributes["d"] or "" for one in chart.css("path")]
    assert [list(map(int, re.findall(r"v-(\d+)", one))) for one in paths] == columns[: len(drawn)]
    assert len(drawn) == min(len(rows), statistics_parts.DRAWN)
    names = [one.text() for one in chart.css(".name")]
    assert names == [built.squeeze(one.css_first("th").text()) for one in rows[: len(drawn)]]


def test_by_partner_only_the_programmes_of_partners_count(seeds: Catalogue) -> None:
    renderer = Renderer(seeds)
    page = LexborHTMLParser(renderer.part(yearly(renderer, "organisations", "partner"), ""))
    shown = {row.css_first("th").text(): row.css("td")[-1].text() for row in page.css("tbody tr")}
    partners = Counter(key for one in seeds.programmes for key in one.record.partners)
    name = seeds.vocabulary.organisations
    assert shown == {name[key].name: str(number) for key, number in partners.items()}


def test_by_year_what_is_not_known_of_participants_stands_beside_what_is(tmp_path: Path) -> None:
    lines = "dates: 2015\nparticipants: {{countries: {{Laos: {} }}}}"
    counts = {"one": "3", "two": "over 4", "three": ""}
    courses = {name: lines.format(count) for name, count in counts.items()}
    catalogue = small.catalogue(tmp_path, courses)
    (row,) = [one for one in rows(catalogue, "years") if one["code"] == "LA"]
    assert (row["programmes"], row["participants"], row["silent"]) == (3, 7, 1)
