"""The timetable of a course: each file of data/timetables is read, checked and shown as it says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from exporting import SETTINGS, Offer, entries
from selectolax.lexbor import LexborHTMLParser, LexborNode

import built
import rendered
import small
from programmes import reader
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue
from programmes.reader.report import as_text
from programmes.render.page import Page
from programmes.render.renderer import Renderer
from programmes.schema import json_schema
from programmes.schema.records import TrainingCourse
from programmes.schema.writing import written
from programmes.settings import UNSET, Settings

CASES = Path(__file__).parent / "data" / "timetables"
SHOWN = sorted(CASES.glob("*.txt"))
COURSE = "training-courses/case/"
HERE = "training-courses/case/timetable/"
TOLD = built.data("timetables_told.yml")


def shown_by(catalogue: Catalogue, settings: Settings = UNSET) -> LexborHTMLParser:
    """The body of the page of the timetable."""
    page = rendered.described(catalogue, settings)[HERE]
    return rendered.body(page, catalogue, settings)


def made(folder: Path, lines: str) -> Catalogue:
    """Load the small catalogue with a course that says these lines, without a warning."""
    content = small.copy(folder)
    small.put(content, small.course(lines))
    loaded = loading.load(content)
    assert loaded.catalogue is not None, as_text(loaded.problems)
    assert not loaded.problems, as_text(loaded.problems)
    return loaded.catalogue


@pytest.fixture
def whole(tmp_path: Path) -> Catalogue:
    """The catalogue with a course that has everything that a timetable can have."""
    return made(tmp_path, (CASES / "whole-course.yml").read_text(encoding="utf-8"))


@pytest.fixture
def page(whole: Catalogue) -> Page:
    """The page of that timetable."""
    return rendered.described(whole)[HERE]


@pytest.fixture
def body(whole: Catalogue) -> LexborHTMLParser:
    """What stands on it."""
    return shown_by(whole)


def days_in_words(body: LexborHTMLParser) -> Iterator[str]:
    """Write down each day of a page as a reader takes it in."""
    for day in body.css("table.timetable, section.day"):
        heading = [built.squeeze(one.text()) for one in day.css("h2, .status")]
        yield "\n".join([*heading, *(_row(row) for row in _rows(day))]) + "\n"


def _rows(day: LexborNode) -> Iterator[LexborNode]:
    for number, section in enumerate(day.css("thead, tbody")):
        rows = section.css("tr")
        if number > 1 and "over" not in (rows[0].attributes.get("class") or ""):
            yield LexborHTMLParser("<table><tr class=over><th></table>").css("tr")[0]
        yield from rows


def _row(row: LexborNode) -> str:
    cells = [_cell(cell) for cell in row.css("th, td")]
    if row.attributes.get("class") == "over":
        return f"== {cells[0].partition(': ')[2]}".strip().removesuffix(" -")
    return " | ".join(cells)


def _cell(cell: LexborNode) -> str:
    width = cell.attributes.get("colspan")
    for item in cell.css("li"):
        item.insert_before(" * ")
    for note in cell.css(".note"):
        note.insert_before(" (")
        note.insert_after(")")
    return (f"{width} wide: " if width else "") + (built.squeeze(cell.text()) or "-")


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.stem)
def test_the_page_shows_the_days_as_the_record_says_them(case: Path, tmp_path: Path) -> None:
    shown = shown_by(made(tmp_path, case.with_suffix(".yml").read_text(encoding="utf-8")))
    assert "\n".join(days_in_words(shown)) == case.read_text(encoding="utf-8")


def test_a_clock_time_is_shown_for_machines_too(body: LexborHTMLParser) -> None:
    times = [time.attributes["datetime"] for time in body.css("tbody time")]
    assert times[:4] == ["09:30", "12:00", "13:00", "14:30"]


def test_a_day_is_the_caption_of_its_table_and_a_heading_to_jump_to(
    body: LexborHTMLParser, whole: Catalogue, page: Page
) -> None:
    caption = body.css("table.timetable caption > h2")[0]
    assert built.squeeze(caption.text()) == "Monday 14 September 2015"
    assert caption.css("time")[0].attributes["datetime"] == "2015-09-14"
    headings = Renderer(whole).render(page).headings
    assert headings[0].anchor == caption.attributes["id"]


def test_each_header_says_what_it_heads(body: LexborHTMLParser) -> None:
    assert {head.attributes["scope"] for head in body.css("thead th")} == {"col"}
    assert {head.attributes["scope"] for head in body.css("tbody tr.over th")} == {"rowgroup"}
    assert {head.attributes["scope"] for head in body.css("tbody tr:not(.over) th")} == {"row"}


def test_a_cell_names_its_groups_for_screens_without_columns(body: LexborHTMLParser) -> None:
    named = [cell.attributes["data-groups"] for cell in body.css("td[data-groups]")]
    assert named[:2] == ["Patent group", "Design group, Trademark group"]


def test_a_printed_weekday_that_is_wrong_stands_beside_the_right_one(tmp_path: Path) -> None:
    day = "timetable: {days: [{date: 2013-12-02, weekday: Tuesday}]}"
    body = shown_by(small.catalogue(tmp_path, {"case": day}))
    assert built.squeeze(body.css("h2")[0].text()) == "Monday 2 December 2013 (printed “Tuesday”)"


def test_trail_and_title_name_the_course(page: Page, whole: Catalogue) -> None:
    course = whole.at[COURSE[:-1]]
    assert page.trail[:-1] == course.trail
    assert page.title == page.trail[-1].label == f"Timetable: {course.record.title}"


def test_report_and_timetable_link_to_each_other_among_their_facts(
    whole: Catalogue, body: LexborHTMLParser
) -> None:
    report = rendered.record(whole, COURSE[:-1])
    there = built.BuiltPage(COURSE, report.html or "")
    assert HERE in {there.leads_to(fact) for fact in there.root.css(".facts div")}
    back = built.BuiltPage(HERE, body.html or "")
    assert COURSE in {back.leads_to(fact) for fact in back.root.css(".facts div")}


def test_a_timetable_from_another_page_names_that_source(tmp_path: Path) -> None:
    lines = (
        "source: {title: The report}\n"
        "timetable: {days: [{date: 2013-12-02}], source: {title: The printed timetable}}"
    )
    body = shown_by(made(tmp_path, lines)).html or ""
    assert "Source: The printed timetable" in body
    assert "Source: The report" not in body


def test_a_course_without_a_timetable_has_no_page_and_no_link_for_it(tmp_path: Path) -> None:
    catalogue = made(tmp_path, "duration: two weeks")
    assert HERE not in rendered.described(catalogue)
    assert "imetable" not in (rendered.record(catalogue, COURSE[:-1]).html or "")
    assert all("timetable" not in entry for entry in entries(Offer(catalogue)))


def test_the_page_stands_in_the_json(whole: Catalogue) -> None:
    (entry,) = (one for one in entries(Offer(whole)) if one["id"] == COURSE[:-1])
    assert entry["timetable"] == SETTINGS.url(HERE)


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD)
def test_a_faulty_timetable_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    found = small.problems(tmp_path, case["record"])
    assert [f"{one.severity} {one.code}" for one in found] == case["problems"], as_text(found)


def read(case: Path) -> dict[str, Any]:
    """Read the timetable of a case as the reader gives it."""
    document = reader.read_text(case.read_text(encoding="utf-8"), case.name)
    assert not isinstance(document, list)
    return document.tree["timetable"]


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yml")), ids=lambda case: case.stem)
def test_a_timetable_that_is_written_back_says_the_same_and_fits_the_schema_for_editors(
    case: Path, whole: Catalogue
) -> None:
    timetable = course(read(case), whole).timetable
    assert course(written(timetable), whole).timetable == timetable
    jsonschema.validate(read(case), part("Timetable", whole), jsonschema.Draft202012Validator)


def part(name: str, whole: Catalogue) -> dict[str, Any]:
    """Give the JSON Schema of a part of a course."""
    defined: dict[str, Any] = json_schema.schema(TrainingCourse, whole.vocabulary)["$defs"]
    return defined[name] | {"$defs": defined}


def course(timetable: object, whole: Catalogue) -> TrainingCourse:
    tree = {"title": "A", "dates": "2015", "body": [], "updated": "2026-11-01"}
    return TrainingCourse.model_validate(tree | {"timetable": timetable}, context=whole.vocabulary)


def test_the_schema_for_editors_knows_no_other_time(whole: Catalogue) -> None:
    for row in ({"Morning": "Patent law"}, {"9.30": "Patent law"}, {"25:00-26:00": "Patent law"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(row, part("TimetableRow", whole), jsonschema.Draft202012Validator)
