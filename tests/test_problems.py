"""How faults are shown to a person, to a program and to GitHub."""

from __future__ import annotations

import json

from programmes.reader.problem import Problem
from programmes.reader.report import as_github, as_json, as_text

END = Problem(
    code="date-impossible",
    path="content/programmes/training-courses/example.yml",
    line=5,
    column=8,
    message="'2025-06-31' is not a date in the calendar",
    help="June has 30 days",
    excerpt="  end: 2025-06-31",
    length=10,
)


def problem(**changed: object) -> Problem:
    given = {"code": "tag", "path": "a.yml", "line": 1, "column": 1, "message": "wrong"}
    return Problem(**{**given, **changed})  # type: ignore[arg-type]


def rows(**changed: object) -> list[str]:
    return as_text([problem(**changed)]).splitlines()


class TestAsText:
    def test_a_problem_shows_its_place_its_line_and_its_cure(self) -> None:
        assert as_text([END]) == (
            "error[date-impossible]: '2025-06-31' is not a date in the calendar\n"
            "  --> content/programmes/training-courses/example.yml:5:8\n"
            "  |\n"
            "5 |   end: 2025-06-31\n"
            "  |        ^^^^^^^^^^\n"
            "  = help: June has 30 days\n"
            "\n"
            "1 error in 1 file."
        )

    def test_problems_are_sorted_by_file_and_place(self) -> None:
        given = [
            problem(path="b.yml", message="4"),
            problem(line=10, message="3"),
            problem(line=2, column=5, message="2"),
            problem(line=2, column=1, message="1"),
        ]
        shown = [row for row in as_text(given).splitlines() if row.startswith("error")]
        assert shown == [f"error[tag]: {number}" for number in "1234"]

    def test_the_summary_counts_errors_warnings_and_files(self) -> None:
        given = [problem(), problem(path="b.yml"), problem(severity="warning")]
        assert as_text(given).endswith("\n\n2 errors and 1 open warning in 2 files.")

    def test_no_problems_are_said_to_be_none(self) -> None:
        assert as_text([]) == "No problems."

    def test_colours_change_nothing_but_the_colour(self) -> None:
        coloured = as_text([END], colour=True)
        assert "\x1b[31m" in coloured
        for code in ("31", "34", "1", "0"):
            coloured = coloured.replace(f"\x1b[{code}m", "")
        assert coloured == as_text([END])


class TestHostileText:
    HOSTILE = "\u202eevil\x1b[31m\n::error::forged\r\n##[stop-commands]x"
    SHOWN = (
        "<U+202E>evil<U+001B>[31m<U+000A>::error::forged<U+000D><U+000A><U+0023>#[stop-commands]x"
    )

    def test_a_person_sees_controls_by_their_number(self) -> None:
        shown = rows(message=self.HOSTILE, path=self.HOSTILE, excerpt=self.HOSTILE, help="y\x07")
        assert shown[:4] == [
            f"error[tag]: {self.SHOWN}",
            f"  --> {self.SHOWN}:1:1",
            "  |",
            f"1 | {self.SHOWN}",
        ]
        assert shown[5] == "  = help: y<U+0007>"

    def test_a_program_gets_controls_by_their_number(self) -> None:
        listed = json.loads(as_json([problem(message=self.HOSTILE)]))["problems"]
        assert listed[0]["message"] == self.SHOWN

    def test_no_line_of_any_report_is_a_forged_command(self) -> None:
        given = [problem(message=self.HOSTILE, path="::error::", excerpt="::error::", help="::x")]
        for report in (as_text(given), as_json(given), as_github(given)):
            for line in report.splitlines():
                assert not line.lstrip().startswith("::") or line.startswith("::error file=")
                assert "##[" not in line

    def test_a_file_name_that_is_no_unicode_is_printed_nevertheless(self) -> None:
        assert "<U+DCFF>" in as_text([problem(path="\udcff.yml")]).encode().decode()


class TestAsJson:
    def test_a_program_gets_every_field_and_the_counts(self) -> None:
        assert json.loads(as_json([END])) == {
            "problems": [
                {
                    "code": "date-impossible",
                    "severity": "error",
                    "path": "content/programmes/training-courses/example.yml",
                    "line": 5,
                    "column": 8,
                    "length": 10,
                    "message": "'2025-06-31' is not a date in the calendar",
                    "help": "June has 30 days",
                }
            ],
            "counts": {"errors": 1, "warnings": 0, "files": 1},
        }


class TestAsGithub:
    def test_an_annotation_names_file_line_column_and_rule(self) -> None:
        assert as_github([END]) == (
            "::error file=content/programmes/training-courses/example.yml,line=5,col=8,"
            "title=date-impossible::'2025-06-31' is not a date in the calendar%0AJune has 30 days"
        )

    def test_signs_of_the_command_are_escaped(self) -> None:
        shown = as_github([problem(path="a,b:c%.yml", message="100 % of a: b, c")])
        assert shown == ("::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=tag::100 %25 of a: b, c")

    def test_a_whole_file_has_no_line(self) -> None:
        shown = as_github([problem(line=0, column=0, severity="warning")])
        assert shown == "::warning file=a.yml,title=tag::wrong"
