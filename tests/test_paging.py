"""Lists stand in one order, under years, on as many pages as they need, each in easy reach."""

import re
import shutil
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
import small
from built import Pages
from programmes.catalogue.catalogue import Catalogue
from programmes.render.paging import ENTRIES
from programmes.render.parts import count
from programmes.render.renderer import Renderer
from programmes.render.statistics import participants_by_country, totals
from rendered import Bodies

NUMBER = 2 * ENTRIES + 5
FIRST_DAY = date(1990, 1, 1)


def load(folder: Path, courses: dict[str, str]) -> Catalogue:
    """Load a catalogue of these courses alone, each with what its record says."""
    content = small.copy(folder)
    shutil.rmtree(content / "programmes")
    (content / "programmes/training-courses").mkdir(parents=True)
    for name, lines in courses.items():
        small.put(content, small.course(lines), f"training-courses/{name}.yml")
    return small.load(content)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Bodies:
    """The pages of a catalogue with courses for two pages and a bit, a month apart."""
    days = (FIRST_DAY + timedelta(days=30 * number) for number in range(NUMBER))
    courses = {f"c{number:03}": f"dates: {day}" for number, day in enumerate(days)}
    return rendered.bodies(load(tmp_path_factory.mktemp("long"), courses))


def listed(page: LexborHTMLParser) -> list[str]:
    return [(one.attributes["href"] or "").rstrip("/")[-4:] for one in page.css("a.entry")]


def test_each_page_of_a_long_list_has_its_share_and_all_together_the_whole(long: Bodies) -> None:
    leaves = [listed(page) for at, page in long.items() if at.startswith("training-courses/page/")]
    whole = [listed(long["training-courses/"]), *leaves]
    assert [len(one) for one in whole] == [ENTRIES, ENTRIES, 5]
    assert [*chain(*whole)] == [f"c{number:03}" for number in reversed(range(NUMBER))]


def test_a_page_of_a_long_list_leads_to_the_newer_and_older_ones_and_to_all_by_their_years(
    long: Bodies,
) -> None:
    address = "training-courses/page/2/"
    page = long[address]
    links = {one.text(): one.attributes["href"] for one in page.css(".leaves a")}
    to = {words: built.BuiltPage(address, "").target(href or "") for words, href in links.items()}
    assert to == {
        "Newer": "training-courses/",
        "Older": "training-courses/page/3/",
        "1 (2006 to 1998)": "training-courses/",
        "3 (1990)": "training-courses/page/3/",
    }
    assert page.css_first(".leaves [aria-current]").text() == "2 (1998 to 1990)"


def test_what_a_page_says_of_a_list_is_said_once(long: Bodies) -> None:
    assert long["training-courses/"].css("p.lead")
    assert not long["training-courses/page/2/"].css("p.lead")


def test_a_list_of_one_page_leads_to_no_other(tmp_path: Path) -> None:
    pages = rendered.bodies(load(tmp_path, {"one": "dates: 2013"}))
    assert not [at for at in pages if "/page/" in at]
    assert not pages["training-courses/"].css(".leaves, h2")


def test_programmes_stand_under_the_year_of_the_last_date_that_they_name(tmp_path: Path) -> None:
    said = {
        "open": "dates: 1987/..",
        "long": "dates: 1990/2001",
        "late": "dates: 1999-12",
        "held": "dates: 1985\nevents: [{title: Visit, kind: visit, dates: 2004-05}]",
    }
    page = rendered.bodies(load(tmp_path, said))["training-courses/"]
    found = [one.text().strip()[-4:] for one in page.css("h2, a.entry")]
    assert [one for one in found if one.isdecimal()] == ["2004", "2001", "1999", "1987"]
    assert listed(page) == ["held", "long", "late", "open"]


def test_what_names_no_date_stands_last_and_under_words_that_say_so(tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    initiative = (content / "programmes/initiatives/listed.yml").read_text(encoding="utf-8")
    small.put(content, f"{initiative}section: courses\ndates: 2013\n", "initiatives/dated.yml")
    page = rendered.bodies(small.load(content))["initiatives/"]
    assert [one.text() for one in page.css("h2")] == ["2013", "Without a date"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 programme"), (999, "999 programmes"), (1014, "1,014 programmes")]
)
def test_a_thousand_is_written_with_a_comma(number: int, words: str, seeds: Catalogue) -> None:
    many = Catalogue(seeds.programmes[:1] * number, seeds.vocabulary)
    renderer = Renderer(many)
    assert f">{words}</a>" in renderer.part(count(renderer, "programmes"), "./")


@pytest.mark.site
def test_every_record_is_three_clicks_from_home_at_most(pages: Pages, catalogue: Catalogue) -> None:
    reached, newest = {""}, {""}
    for _ in range(3):
        links = {
            pages[at].target(link.attributes["href"] or "")
            for at in newest
            for link in pages[at].root.css("a[href]:not(.scripted *)")
        }
        newest = (links & pages.keys()) - reached
        reached |= newest
    assert {one.address for one in catalogue.programmes} <= reached


def test_no_page_writes_a_thousand_otherwise(tmp_path: Path) -> None:
    people = "participants: {total: 1500, countries: {Laos: 1000, Vietnam: 500}}"
    more = "participants: {countries: {Laos: 1000, Vietnam: 600}}"
    editions = (f"{one}\nseries: Course\ntopics: [patents]" for one in (people, more))
    catalogue = load(tmp_path, {f"c{n}": said for n, said in enumerate(editions)})
    renderer = Renderer(catalogue)
    parts = [renderer.part(part(renderer), "./") for part in (totals, participants_by_country)]
    texts = [page.text() for page in rendered.bodies(catalogue).values()]
    found = " ".join([*texts, *(LexborHTMLParser(part).text() for part in parts)])
    assert re.findall(r"(?<![\d./-])(?:1[056]00|2000|3100)(?!\d)", found) == []
    assert {"1,500", "1,000", "1,600", "2,000", "3,100"} <= set(re.findall(r"\d,\d{3}", found))
