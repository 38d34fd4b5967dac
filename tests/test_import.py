"""`programmes import` makes records of the rows of a spreadsheet, or says all that is wrong."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

import built
import small
from programmes.catalogue import loading
from programmes.cli import main
from programmes.schema.sheet import columns

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

NEW = "training-courses/2014-02-patents"
ROW = {
    "kind": "training-courses",
    "file": "2014-02-patents",
    "title": "A course on patents",
    "section": "courses",
    "dates": "2014-02",
    "updated": "2026-11-30",
}
EXCEL = (".csv", ".xlsx")


def table(*rows: dict[str, str]) -> list[list[str]]:
    """Lay rows out below the names of all columns that one of them has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [names, *([row.get(name, "") for name in names] for row in rows)]


def as_csv(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def sheet(content: Path, *rows: dict[str, str]) -> Path:
    path = content.parent / "sheet.csv"
    path.write_text(as_csv(table(*rows)), encoding="utf-8")
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
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def said(content: Path, *rows: dict[str, str]) -> str:
    """Import rows that have errors; give what is said of them."""
    before = small.files(content)
    result = run(sheet(content, *rows))
    assert result.exit_code == 1, result.output
    assert result.output.endswith("Nothing was written.\n")
    assert small.files(content) == before
    return result.output


def written(content: Path, key: str = NEW) -> str:
    return (content / f"programmes/{key}.yml").read_text(encoding="utf-8")


def test_a_row_becomes_a_record_in_its_own_short_forms(content: Path) -> None:
    more = {"venue.city": "Tokyo", "topics": "patents; trademarks",
            "participants.countries": "Laos: 1; Viet Nam:", "source.title": "A report: patents",
            "dates": "2014-02-03/2014-02-05; 2014-02-07"}  # fmt: skip
    result = run(sheet(content, ROW | more))
    assert result.exit_code == 0, result.output
    assert written(content) == (
        "title: A course on patents\n"
        "section: courses\n"
        "dates: [2014-02-03/2014-02-05, 2014-02-07]\n"
        "venue:\n"
        "  city: Tokyo\n"
        "topics: [patents, trademarks]\n"
        "participants:\n"
        "  countries: {Laos: 1, Viet Nam: ''}\n"
        "source:\n"
        "  title: 'A report: patents'\n"
        "updated: 2026-11-30\n"
    )
    assert loading.load(content).problems == ()


def test_a_dry_run_shows_what_would_be_written(content: Path) -> None:
    before = small.files(content)
    result = run(sheet(content, ROW), "--dry-run")
    assert (result.exit_code, small.files(content)) == (0, before)
    assert f"This would be written:\n  content/programmes/{NEW}.yml" in result.output


def test_all_errors_come_at_once_with_row_and_column_in_the_words_of_the_check(
    content: Path,
) -> None:
    other = ROW | {"file": "other", "topics": "patents; wine", "source.url": "www.jpo.go.jp"}
    output = said(content, ROW | {"dates": "February 2014", "participants.total": "many"}, other)
    assert "row 2, dates: 'February 2014' is not a date" in output
    assert "row 2, participants.total: 'many' is not a number" in output
    assert "row 3, topics: 'wine' is not a known topic" in output
    assert "row 3, source.url: 'www.jpo.go.jp' is not a web address\n  write it in" in output
    assert "row 3, source.title: 'title' is missing" in output


def test_a_missing_field_is_named_as_a_column(content: Path) -> None:
    assert "row 2, dates: 'dates' is missing" in said(content, ROW | {"dates": ""})


def test_a_column_of_another_kind_is_refused(content: Path) -> None:
    assert "row 2, experts: 'experts' is not a field" in said(content, ROW | {"experts": "2"})


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"kind": "events."}, "row 2, kind: 'events.' is not a kind of record\n  did you mean"),
        ({"file": "A course"}, "row 2, file: 'A course' cannot be the name of a record"),
        ({"file": ""}, "for example: 2014-02-a-course-on-patents"),
        ({"venue.town": "Tokyo"}, "row 1, venue.town: 'venue.town' is not a column"),
        ({"city": "Tokyo"}, "'city' is not a column of this sheet\n  did you mean 'venue.city'?"),
        ({"language": "English"}, "  did you mean 'languages'?"),
        ({"participants": "30"}, "  write one of: participants.total, participants.total_printed,"),
        ({"timetable": "AM: Opening"}, "  delete the column, and add it to the records afterwards"),
        ({"key_figures.value": "12"}, "  delete the column, and add it to the records afterwards"),
        ({"confirmed": "the page says 25"}, "  put a value after a colon: name: value; …"),
        ({"participants.countries": "Laos Kenya"}, "put semicolons between them: Laos; Kenya\n"),
        ({"participants.countries": "Laos; others"}, "others: yes under participants:"),
        ({"countries": "Columbia"}, "spelling, in printed_as, write Colombia: Columbia"),
        ({"countries": "Laos (1), Kenya (2)"}, "  numbers of participants go in the column"),
        ({"title": "=A1"}, "row 2, title: this is a formula: =A1"),
        ({"fund": "N/A"}, "row 2, fund: 'N/A' is not what a source says\n  leave the cell empty"),
        ({"fund": "—"}, "row 2, fund: '—' is not what a source says"),
        ({"fund": "#REF!"}, "row 2, fund: '#REF!' is not what a source says"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_named(content: Path, cells: dict[str, str], message: str) -> None:
    assert message in said(content, ROW | cells)


def test_the_same_mistake_in_several_rows_is_told_once(content: Path) -> None:
    wrong = ROW | {"topics": "patent"}
    output = said(content, wrong, wrong | {"file": "other", "dates": "2015"})
    assert "rows 2, 3, topics: 'patent' is not a known topic" in output
    assert output.count("'patent'") == 1


def test_commas_in_a_list_are_told_from_semicolons(content: Path) -> None:
    other = ROW | {"file": "other", "dates": "2015"}
    output = said(
        content,
        ROW | {"participants.countries": "Laos, Kenya"},
        other | {"participants.countries": "Laos (1), Kenya (2)"},
    )
    assert "  put semicolons between several: Laos; Kenya\n" in output
    assert "  put semicolons between several: Laos: 1; Kenya: 2\n" in output


def test_a_date_that_is_understood_is_offered_without_all_other_forms(content: Path) -> None:
    understood = ROW | {"dates": "November 10-21, 2014"}
    output = said(content, understood, ROW | {"file": "other", "dates": "10/11/2014"})
    assert output == (
        "row 2, dates: 'November 10-21, 2014' is not a date in the form used here\n"
        "  did you mean '2014-11-10/2014-11-21'?\n\n"
        "row 3, dates: '10/11/2014' is not a date in the form used here\n"
        "  is the day first, or the month? write '2014-11-10' or '2014-10-11'\n\n"
        "Nothing was written.\n"
    )


def test_two_rows_for_one_file_are_refused(content: Path) -> None:
    assert f"row 3, file: {NEW} is in row 2 too" in said(content, ROW, ROW)


def test_a_row_like_another_one_is_warned_of(content: Path) -> None:
    source = {"source.title": "Report"}
    result = run(sheet(content, ROW | source, ROW | source | {"file": "other", "dates": "2015"}))
    assert result.exit_code == 0, result.output
    assert f"row 3, title: warning: source and title are those of {NEW}" in result.output


def test_a_record_that_is_there_stays_and_differences_are_listed(content: Path) -> None:
    run(sheet(content, ROW | {"fund": "A fund"}))
    before = small.files(content)
    result = run(sheet(content, ROW | {"fund": "", "topics": "patents", "dates": " 2014-02"}))
    assert (result.exit_code, small.files(content)) == (0, before)
    assert result.output == (
        f"row 2: {NEW} already exists, and differs:\n"
        "  fund: A fund; in the sheet: nothing\n"
        "  topics: nothing; in the sheet: patents\n\n"
        "There is nothing new to write.\n"
    )


UNKNOWN = ROW | {"partners": "wipo; Wypo Office", "venue.city": "Ha Long", "venue.country": "Laos"}


def test_unknown_names_are_gathered_each_with_the_nearest_and_an_entry(content: Path) -> None:
    output = said(
        content, UNKNOWN, UNKNOWN | {"file": "other", "dates": "2015", "partners": "arip"}
    )
    assert (
        "rows 2, 3: 'Ha Long' is not a known city\n"
        "  --add-names adds to cities in content/vocabulary/places.yml:\n"
        "    ha-long:\n      name: Ha Long\n      country: LA\n"
    ) in output
    assert "row 3: 'arip' is not a known organisation; did you mean 'aripo'?" in output
    assert output.count("name: Wypo Office") == 1


def test_names_are_added_if_that_is_asked_for(content: Path) -> None:
    result = run(sheet(content, UNKNOWN), "--add-names")
    assert result.exit_code == 0, result.output
    loaded = loading.load(content)
    assert (loaded.problems, loaded.catalogue is not None) == ((), True)
    assert loaded.catalogue is not None
    assert loaded.catalogue.vocabulary.organisations["wypo-office"].kind == "other"
    assert loaded.catalogue.vocabulary.cities["ha-long"].country == "LA"
    assert "wypo-office" in loaded.catalogue.at[NEW].record.partners


def test_a_city_needs_a_country_to_be_added(content: Path) -> None:
    result = run(sheet(content, UNKNOWN | {"venue.country": ""}), "--add-names")
    assert result.exit_code == 1
    assert "row 2, venue.city: 'Ha Long' is not a known city" in result.output
    assert "in the column venue.country" in said(content, UNKNOWN | {"venue.country": ""})


MORE = ROW | {"fund": "A; fund", "edition": "2", "venue.city": "Hanoi"}


@pytest.mark.parametrize(
    "data",
    [
        as_csv(table(MORE)).encode("utf-8-sig"),
        as_csv(table(MORE), ";").encode(),
        f"sep=;\r\n{as_csv(table(MORE), ';')}".encode(),
        as_csv(table(MORE), "\t").encode("utf-16"),
        as_csv(table(MORE)).replace("Hanoi", "\u00a0Hanoi ").encode(),
        as_csv(table(MORE | {"edition": "2.0"})).encode(),
        as_csv(table(MORE | {"edition": "“2”"})).encode(),
        as_csv([["The courses of 2014"], [], *table(MORE), []]).encode(),
        as_csv(table(MORE)).replace("venue.city", "Venue.City ").encode(),
        as_csv(table(MORE | {"kind": "Training courses"})).encode(),
    ],
    ids=[
        "mark",
        "semicolons",
        "sep",
        "utf-16",
        "space",
        "1.0",
        "quotes",
        "title",
        "capitals",
        "kind",
    ],
)
def test_the_habits_of_spreadsheets_are_understood(content: Path, data: bytes) -> None:
    path = content.parent / "sheet.csv"
    path.write_bytes(data)
    result = run(path)
    assert result.exit_code == 0, result.output
    assert "\nfund: A; fund\n" in written(content)
    assert "\nedition: 2\n" in written(content)
    assert "\n  city: Hanoi\n" in written(content)


def test_a_text_kept_from_being_a_formula_comes_back(content: Path) -> None:
    run(sheet(content, ROW | {"fund": "'=1+1", "title": "''-1"}))
    assert "\nfund: =1+1\n" in written(content)
    assert "title: '''-1'\n" in written(content)


def test_another_encoding_is_refused_and_not_guessed(content: Path) -> None:
    path = content.parent / "sheet.csv"
    path.write_bytes(as_csv(table(ROW | {"title": "Yaoundé"})).encode("cp1252"))
    result = run(path)
    assert result.exit_code == 1
    assert "sheet.csv cannot be read: its text is not in UTF-8" in result.output


def test_a_file_that_is_no_sheet_is_refused(content: Path) -> None:
    path = content.parent / "sheet.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    assert "sheet.xlsx cannot be read" in run(path).output
    (empty := content.parent / "sheet.csv").write_text("a,b\n", encoding="utf-8")
    assert "there is no row with the names of columns" in run(empty).output


def test_excel_numbers_and_days_are_taken_as_they_are_meant(content: Path) -> None:
    cells = {"edition": 2.0, "fiscal_year": 2013, "dates": datetime(2014, 2, 3)}  # noqa: DTZ001
    result = run(workbook(content, cells, "yyyy\\-mm\\-dd"))
    assert result.exit_code == 0, result.output
    assert "\ndates: 2014-02-03\n" in written(content)
    assert "\nfiscal_year: 2013\n" in written(content)
    assert "\nedition: 2\n" in written(content)


@pytest.mark.parametrize(
    ("cells", "shown"), [({"dates": datetime(2014, 2, 1)}, "mmm\\-yy"),  # noqa: DTZ001
                         ({"number": datetime(2014, 2, 3)}, "dd/mm/yyyy")],  # noqa: DTZ001
)  # fmt: skip
def test_a_date_that_excel_made_is_refused(
    content: Path, cells: dict[str, Any], shown: str
) -> None:
    output = run(workbook(content, cells, shown)).output
    assert f"row 2, {next(iter(cells))}: Excel has turned this into a date: 2014-02-0" in output


def test_a_formula_is_never_evaluated(content: Path) -> None:
    output = run(workbook(content, {"fund": "=1+1"})).output
    assert "row 2, fund: this is a formula" in output


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
    row = ROW | {"title": "Another", "file": "course", "countries": "Colombia"} | {name: cell}
    result = run(sheet(content, row))
    assert result.exit_code == 0, result.output
    assert "warning" not in result.output


def test_the_guide_shows_what_the_import_says(content: Path) -> None:
    shown = GUIDE.partition("row 17, ")[2].partition("```")[0]
    assert f"row 2, {shown}" in said(content, ROW | {"participants.total": "some thirty"})
