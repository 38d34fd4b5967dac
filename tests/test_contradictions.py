"""Where a record contradicts itself, a warning names both sides; where it does not, none does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import small
from built import squeeze
from programmes.catalogue import loading
from programmes.reader.problem import chapters
from programmes.schema.records import KINDS

DATA = Path(__file__).parent / "data"
CLASHES = yaml.safe_load((DATA / "contradictions.yml").read_text(encoding="utf-8"))
AGREEMENTS = (DATA / "agreements.txt").read_text(encoding="utf-8").strip().split("\n\n")
REPORT = "http://www.jpo.go.jp/torikumi_e/kokusai_e/training/pg_short/20131102_report.htm"
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
    ("2013-11-02-printed", "{value: 2013-12-02, printed: 'November 2, 2013'}", None),
    (
        "2013-11-03-printed",
        "{value: 2013-12-02, printed: 'November 2, 2013'}",
        ("2013-11-03", "2013-12-02"),
    ),
    ("20131102-of-an-address", f"2013-12-02\nsource: {{title: Report, url: {REPORT}}}", None),
]


@pytest.mark.parametrize("clash", CLASHES, ids=lambda clash: clash["record"])
def test_a_warning_names_both_sides_and_stops_nothing(
    clash: dict[str, str], tmp_path: Path
) -> None:
    content = small.copy(tmp_path)
    small.put(content, small.course(clash["record"].strip()))
    loaded = loading.load(content)
    assert [(one.code, one.severity, one.message) for one in loaded.problems] == [
        (clash["code"], "warning", clash["message"])
    ]
    assert loaded.catalogue is not None


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
    message = clash and f"the file is named after {clash[0]}, but the dates begin with {clash[1]}"
    assert found == ([("name-differs", message)] if clash else [])


def test_every_rule_of_contradiction_has_a_case() -> None:
    listed = {chapter.title: chapter.rules for chapter in chapters()}["Contradictions"]
    with_others = {"name-differs", "record-twice", "edition-differs"}
    assert {rule.code for rule in listed} | {"weekday-differs"} == {
        *(one["code"] for one in CLASHES),
        *with_others,
    }


def warned(folder: Path, records: dict[str, str]) -> list[tuple[str, str, str]]:
    """Give the code, the file and the message of each warning of records."""
    content = small.copy(folder)
    for name, text in records.items():
        (content / "programmes" / name).parent.mkdir(exist_ok=True)
        small.put(content, text + "\n", f"{name}.yml")
    found = loading.load(content).problems
    return [(one.code, one.path.rpartition("/")[2], one.message) for one in found]


def warned_of_two(folder: Path, first: str, second: str) -> list[tuple[str, str, str]]:
    courses = {"first": small.course(first), "second": small.course(second)}
    return warned(folder, {f"training-courses/{name}": text for name, text in courses.items()})


def test_a_copied_file_is_a_warning(tmp_path: Path) -> None:
    said = "title: A course of its own\ndates: 2014-02-03/2014-02-14"
    path = "content/programmes/training-courses/first.yml"
    assert warned_of_two(tmp_path, said, said) == [
        ("record-twice", "second.yml", f"the title and the dates are those of {path}")
    ]


def test_two_courses_of_one_title_and_other_dates_are_no_copies(tmp_path: Path) -> None:
    title = "title: A course of its own\n"
    assert warned_of_two(tmp_path, f"{title}dates: 2014-02", f"{title}dates: 2015-02") == []


def test_a_later_edition_has_a_higher_number(tmp_path: Path) -> None:
    said = "title: {0}\ndates: 201{0}-02\nseries: IP Trainers\nedition: {1}"
    assert warned_of_two(tmp_path, said.format(4, 9), said.format(5, 8)) == [
        ("edition-differs", "second.yml", "edition 8 of IP Trainers is later than edition 9")
    ]


def test_an_edition_of_which_only_the_end_is_known_stands_at_its_end(tmp_path: Path) -> None:
    earlier = "series: IP Trainers\nedition: 8\ndates: 2014-02-03/.."
    later = "series: IP Trainers\nedition: 9\ndates: ../2015-02-03"
    assert warned_of_two(tmp_path, earlier, later) == []


def test_editions_of_an_event_are_in_order_too(tmp_path: Path) -> None:
    said = "title: {0}\nsection: news\nupdated: 2026-11-01\n"
    said += "dates: 201{0}-02\nseries: Forum\nedition: {1}"
    events = {"events/first": said.format(4, 9), "events/second": said.format(5, 8)}
    assert warned(tmp_path, events) == [
        ("edition-differs", "second.yml", "edition 8 of Forum is later than edition 9")
    ]


PROJECT = "title: A project\nsection: news\ndates: 2014/2016\nupdated: 2026-11-01\n"
OF_PROJECTS = {
    "events: [{title: Visit, kind: visit, dates: 2013-11-04}]": (
        "event-outside-dates", "4 November 2013 is not within 2014 to 2016",
    ),
    "events: [{title: Talks, kind: mission, dates: 2013-11-04}]": None,
    "includes: [training-courses/2013-12-02-patents]": (
        "event-outside-dates", "2 to 13 December 2013 is not within 2014 to 2016",
    ),
    "signed: {value: 2013-12-02, printed: Tuesday}": (
        "weekday-differs", "the source prints Tuesday, but 2 December 2013 is a Monday",
    ),
    "duration: five years": (
        "duration-differs", "the stated duration is 'five years', but 2014 to 2016 is 3 years",
    ),
}  # fmt: skip


@pytest.mark.parametrize("line", OF_PROJECTS)
def test_a_project_is_compared_with_what_belongs_to_it(line: str, tmp_path: Path) -> None:
    told = warned(tmp_path, {"projects/case": PROJECT + line})
    found = [(code, message) for code, _, message in told]
    assert found == ([OF_PROJECTS[line]] if OF_PROJECTS[line] else [])


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_every_kind_answer_a_warning(kind: str, tmp_path: Path) -> None:
    said = "title: One\nsection: news\ndates: 2014-01\nupdated: 2026-11-01\n"
    said += "country: Laos\n" if kind == "dispatches" else ""
    said += "participants: {total: 3, women: 9, men: 1}\nconfirmed: {gender-differs: As printed}"
    assert warned(tmp_path, {f"{kind}/case": said}) == []


@pytest.mark.parametrize("clash", CLASHES, ids=lambda clash: clash["record"])
def test_an_editor_answers_a_warning_with_a_reason(clash: dict[str, str], tmp_path: Path) -> None:
    content = small.copy(tmp_path)
    answer = f"confirmed: {{{clash['code']}: the page prints both}}"
    small.put(content, small.course(f"{clash['record'].strip()}\n{answer}"))
    loaded = loading.load(content)
    assert loaded.problems == ()
    assert [one.code for one in loaded.confirmed] == [clash["code"]]


def test_a_copy_is_confirmed_as_well(tmp_path: Path) -> None:
    said = "title: A course of its own\ndates: 2014-02-03/2014-02-14"
    assert warned_of_two(tmp_path, said, f"{said}\nconfirmed: {{record-twice: two groups}}") == []


def test_the_reason_stands_on_the_page_as_a_note(tmp_path: Path) -> None:
    lines = "participants: {total: 25, countries: {Laos: 21}}\n"
    lines += "confirmed: {total-differs: the page says 25 and lists 21}"
    page = small.pages(tmp_path, {"case": lines})["case"]
    assert "Note the page says 25 and lists 21" in squeeze(page.text(separator=" "))
