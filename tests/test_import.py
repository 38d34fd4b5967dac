"""`programmes import` makes records of the rows of a spreadsheet, or says all that is wrong."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

import built
import small
from programmes.catalogue import loading
from programmes.schema.sheet import columns

SAID = built.data("import.yml")
ROW = SAID["usual"]
NEW = "training-courses/2014-02-patents"
EXCEL = (".csv", ".xlsx")
DAY = datetime(2014, 2, 3)  # noqa: DTZ001 - as Excel has it


def sheet(content: Path, *rows: dict[str, str]) -> Path:
    """Lay rows out below the names of all columns, each of what differs from the usual one."""
    path = content.parent / "sheet.csv"
    names = list(dict.fromkeys(name for row in (ROW, *rows) for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, names)
        table.writeheader()
        table.writerows(ROW | row for row in rows)
    return path


def workbook(content: Path, cells: dict[str, Any], number_format: str = "General") -> Path:
    """Write a sheet for Excel with the usual row, and cells that are no texts."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([*(ROW | cells)])
    page.append([*(ROW | cells).values()])
    for cell in page[2]:
        if isinstance(cell.value, datetime):
            cell.number_format = number_format
    path = content.parent / "sheet.xlsx"
    book.save(path)
    return path


def run(*arguments: str | Path) -> Result:
    return small.run("import", *map(str, arguments))


def written(content: Path, key: str = NEW) -> str:
    return (content / f"programmes/{key}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", SAID["refused"], ids=lambda case: str(case["rows"]))
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    case: dict[str, Any], content: Path
) -> None:
    before = small.files(content)
    result = run(sheet(content, *case["rows"]))
    assert (result.exit_code, small.files(content)) == (1, before)
    assert result.output.endswith("Nothing was written.\n")
    assert result.output == case.get("output", result.output)
    assert [words for words in case.get("says", ()) if words not in result.output] == []
    assert "once" not in case or result.output.count(case["once"]) == 1


@pytest.mark.parametrize("case", SAID["taken"], ids=lambda case: str(case["row"]))
def test_a_row_becomes_a_record_in_its_own_short_forms(case: dict[str, Any], content: Path) -> None:
    result = run(sheet(content, case["row"]))
    assert result.exit_code == 0, result.output
    assert case["written"] in written(content)
    assert loading.load(content).problems == ()


def test_a_dry_run_shows_what_would_be_written(content: Path) -> None:
    before = small.files(content)
    result = run(sheet(content, {}), "--dry-run")
    assert (result.exit_code, small.files(content)) == (0, before)
    assert f"This would be written:\n  content/programmes/{NEW}.yml" in result.output


def test_a_row_like_another_one_is_warned_of(content: Path) -> None:
    source = {"source.title": "Report"}
    result = run(sheet(content, source, source | {"file": "other", "dates": "2015"}))
    assert result.exit_code == 0, result.output
    assert f"row 3, title: warning: source and title are those of {NEW}" in result.output


def test_a_record_that_is_there_stays_and_differences_are_listed(content: Path) -> None:
    run(sheet(content, {"fund": "A fund"}))
    before = small.files(content)
    result = run(sheet(content, {"fund": "", "topics": "patents", "dates": " 2014-02"}))
    assert (result.exit_code, small.files(content)) == (0, before)
    assert result.output == (
        f"row 2: {NEW} already exists, and differs:\n"
        "  fund: A fund; in the sheet: nothing\n"
        "  topics: nothing; in the sheet: patents\n\n"
        "There is nothing new to write.\n"
    )


UNKNOWN = {"partners": "wipo; Wypo Office", "venue.city": "Ha Long", "venue.country": "Laos"}


def test_names_are_added_if_that_is_asked_for(content: Path) -> None:
    places = content / "vocabulary/places.yml"
    places.write_bytes(places.read_bytes().replace(b"\n", b"\r\n"))
    result = run(sheet(content, UNKNOWN), "--add-names")
    assert result.exit_code == 0, result.output
    assert places.read_bytes().count(b"\n") == places.read_bytes().count(b"\r\n")
    assert loading.load(content).problems == ()
    catalogue = small.load(content)
    assert catalogue.vocabulary.organisations["wypo-office"].kind == "other"
    assert catalogue.vocabulary.cities["ha-long"].country == "LA"
    assert "wypo-office" in catalogue.at[NEW].record.partners


def test_a_city_needs_a_country_to_be_added(content: Path) -> None:
    result = run(sheet(content, UNKNOWN | {"venue.country": ""}), "--add-names")
    assert result.exit_code == 1
    assert "row 2, venue.city: 'Ha Long' is not a known city" in result.output


@pytest.mark.parametrize("habit", SAID["habits"])
def test_the_habits_of_spreadsheets_are_understood(habit: str, content: Path) -> None:
    path = content.parent / "sheet.csv"
    path.write_text(SAID["habits"][habit]["text"], SAID["habits"][habit]["encoding"])
    result = run(path)
    assert result.exit_code == 0, result.output
    for line in ("\nfund: A; fund\n", "\nedition: 2\n", "\n  city: Hanoi\n"):
        assert line in written(content)


@pytest.mark.parametrize("case", SAID["unreadable"], ids=lambda case: case["says"])
def test_a_file_that_is_no_sheet_is_refused(case: dict[str, str], content: Path) -> None:
    path = content.parent / case["file"]
    path.write_text(case["text"], case["encoding"])
    result = run(path)
    assert (result.exit_code, case["says"] in result.output) == (1, True)


def test_excel_numbers_and_days_are_taken_as_they_are_meant(content: Path) -> None:
    cells = {"edition": 2.0, "fiscal_year": 2013, "dates": DAY}
    result = run(workbook(content, cells, "yyyy\\-mm\\-dd"))
    assert result.exit_code == 0, result.output
    assert "\ndates: 2014-02-03\n" in written(content)
    assert "\nfiscal_year: 2013\n" in written(content)
    assert "\nedition: 2\n" in written(content)


@pytest.mark.parametrize(("cells", "shown", "told"), SAID["excel"])
def test_a_date_that_excel_made_and_a_formula_are_refused(
    cells: dict[str, str], shown: str, told: str, content: Path
) -> None:
    typed = {name: DAY if value == "a day" else value for name, value in cells.items()}
    assert f"row 2{told}" in run(workbook(content, typed, shown)).output


@pytest.mark.parametrize("suffix", EXCEL)
def test_a_template_has_every_column_and_an_example_that_is_not_imported(
    content: Path, suffix: str
) -> None:
    path = content.parent / f"empty{suffix}"
    assert run("--template", path).exit_code == 0
    result = run(path)
    assert (result.exit_code, result.output) == (0, "There is nothing new to write.\n")
    if suffix == ".csv":
        head, example = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
        assert head == ["kind", "file", *columns()]
        assert example[0] == "example"
        assert all(example[head.index(name)] for name in ("title", "dates", "venue.city"))
    assert "already exists" in run("--template", path).output


def test_the_columns_of_a_template_are_text_with_lists_to_choose_from(content: Path) -> None:
    path = content.parent / "empty.xlsx"
    run("--template", path)
    book = openpyxl.load_workbook(path)
    page = book["programmes"]
    assert {page.column_dimensions[cell.column_letter].number_format for cell in page[1]} == {"@"}
    assert all(cell.comment and cell.comment.text for cell in page[1])
    listed = {
        names[0]: list(filter(None, names[1:])) for names in zip(*book["lists"].values, strict=True)
    }
    assert listed["topics"] == ["patents", "trademarks"]
    assert listed["title_is_translated"] == ["yes"]
    assert {"Tokyo", "Hanoi"} <= set(listed["venue.city"])


GUIDE = (built.PROJECT / "content/importing-a-spreadsheet.md").read_text(encoding="utf-8")
TOLD = re.findall(r"(?m)^\| .* \| `([a-z._]+)` \| `(.*)` \|$", GUIDE)


@pytest.mark.parametrize(("name", "cell"), TOLD, ids=[name for name, _ in TOLD])
def test_a_cell_is_written_as_the_guide_says(content: Path, name: str, cell: str) -> None:
    row = {"title": "Another", "file": "course", "countries": "Colombia"} | {name: cell}
    result = run(sheet(content, row))
    assert result.exit_code == 0, result.output
    assert "warning" not in result.output


def test_the_guide_shows_what_the_import_says(content: Path) -> None:
    shown = GUIDE.partition("row 17, ")[2].partition("```")[0]
    output = run(sheet(content, {"participants.total": "some thirty"})).output
    assert f"row 2, {shown}" in output
