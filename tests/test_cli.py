"""`programmes check` tells a person, a program and GitHub what is wrong, and by its exit status."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import small
from programmes.catalogue import loading
from programmes.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WARNING = "participants: {total: 30, women: 12, men: 17}"


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def spoil(content: Path) -> None:
    """Make a mistake in two files."""
    small.put(content, small.course("partners: [wypo]"))
    small.put(
        content,
        small.course("title: Another course\ntopics: [patent]"),
        "training-courses/other.yml",
    )


def test_right_records_give_status_0(content: Path) -> None:  # noqa: ARG001
    result = check()
    assert (result.exit_code, result.output) == (0, "All records are right.\n")


def test_every_fault_of_every_file_is_reported_with_status_1(content: Path) -> None:
    spoil(content)
    result = check()
    assert result.exit_code == 1
    assert "'wypo'" in result.output
    assert "'patent'" in result.output
    assert result.output.endswith("2 errors in 2 files.\n")


def test_records_are_read_beside_a_faulty_vocabulary(content: Path) -> None:
    (content / "vocabulary/topics.yml").write_text("patents: {lable: Patents}\n", "utf-8")
    small.put(content, "title: A course\ntitle: A seminar\n")
    output = check().output
    assert "error[unknown-key]" in output
    assert "error[duplicate-key]" in output


def test_names_are_checked_against_a_vocabulary_without_sense(content: Path) -> None:
    sections = content / "vocabulary/sections.yml"
    text = sections.read_text("utf-8").replace("parent: jpo-activities", "parent: no-such")
    sections.write_text(text, encoding="utf-8")
    small.put(content, small.course("partners: [wypo]"))
    output = check().output
    assert "error[unknown-section]" in output
    assert "error[unknown-organisation]" in output


def test_an_overview_is_looked_at_beside_a_faulty_record_that_it_prints(content: Path) -> None:
    overview = (content / "programmes/overviews/all.yml").read_text("utf-8")
    linked = overview.replace("It prints an initiative.", "See [its end](overviews/all/#end).")
    small.put(content, linked, "overviews/all.yml")
    small.put(content, "titel: An initiative\n", "initiatives/listed.yml")
    result = check()
    assert (result.exit_code, "error[unknown-key]" in result.output) == (1, True)


def test_a_city_in_no_country_spoils_no_other_check(content: Path) -> None:
    places = content / "vocabulary/places.yml"
    places.write_text(places.read_text("utf-8").replace('"JP"', '"XY"'), encoding="utf-8")
    small.put(content, small.course("venue: {city: Tokyo}\nprinted_as: {Peru: Perou}"))
    assert check().output.endswith("1 error in 1 file.\n")


def test_a_warning_stops_nothing(content: Path) -> None:
    small.put(content, small.course(WARNING))
    result = check()
    assert result.exit_code == 0
    assert "warning[gender-differs]" in result.output


def test_a_warning_that_is_answered_is_counted_at_the_end(content: Path) -> None:
    answer = "confirmed: {gender-differs: the page says so}"
    small.put(content, small.course(f"{WARNING}\n{answer}"))
    assert check().output == "All records are right. 1 contradiction is confirmed.\n"
    other = f"title: Another course\n{WARNING}"
    small.put(content, small.course(other), "training-courses/other.yml")
    assert check().output.endswith("\n1 open warning in 1 file.\n")


@pytest.mark.parametrize(
    "arguments",
    [["no-such-file.yml"], [sys.executable], ["--format=xml"], ["--content=no-such-folder"]],
)
def test_wrong_usage_gives_status_2(arguments: list[str], content: Path) -> None:  # noqa: ARG001
    assert check(*arguments).exit_code == 2


def test_only_the_faults_of_a_path_are_reported(content: Path) -> None:
    spoil(content)
    result = check("content/programmes/training-courses/other.yml")
    assert result.exit_code == 1
    assert "'patent'" in result.stdout
    assert "'wypo'" not in result.stdout
    assert result.stderr == "Other files have 1 more.\n"


def test_a_right_file_is_not_said_to_stand_for_all(content: Path) -> None:
    spoil(content)
    result = check("content/programmes/overviews/all.yml")
    assert result.exit_code == 0
    assert result.stdout == "Nothing is wrong in content/programmes/overviews/all.yml.\n"
    assert result.stderr == (
        "Other files have 2 problems; programmes check without a path lists them.\n"
    )


@pytest.mark.parametrize("where", ["content", "content/programmes/overviews"])
def test_the_folder_of_the_content_is_found_from_below(
    where: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(content)
    monkeypatch.chdir(content.parent / where)
    assert check().output.endswith("2 errors in 2 files.\n")


def test_elsewhere_an_editor_is_told_to_go_to_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = check()
    assert result.exit_code == 2
    assert "go to the folder of the project first" in result.output


def test_a_folder_stands_for_all_below_it(content: Path) -> None:
    spoil(content)
    assert "2 errors in 2 files." in check("content/programmes").output
    assert check("content/programmes/initiatives", "content/vocabulary").exit_code == 0


def test_a_path_may_be_absolute_or_seen_from_elsewhere(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(content)
    monkeypatch.chdir(content / "programmes")
    result = check("--content=..", "training-courses/other.yml", str(content / "vocabulary"))
    assert "1 error in 1 file." in result.output


def test_rules_between_files_hold_for_a_path(content: Path) -> None:
    small.put(content, small.course("redirect_from: [initiatives/listed]"))
    result = check(f"content/programmes/{small.COURSE}")
    assert "error[address-taken]" in result.output


def test_a_program_reads_json(content: Path) -> None:
    spoil(content)
    result = check("--format=json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert report["counts"] == {"errors": 2, "warnings": 0, "files": 2}
    assert [one["code"] for one in report["problems"]] == ["unknown-organisation", "unknown-topic"]


def test_nothing_is_said_to_github_of_right_records(content: Path) -> None:  # noqa: ARG001
    assert check("--format=github").output == ""


def _fail(*_: object) -> loading.Loaded:
    raise KeyError("inside")


def test_a_fault_of_the_tool_is_one_sentence_and_status_2(
    content: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "load", _fail)
    result = check()
    assert result.exit_code == 2
    assert "programmes itself has failed (KeyError: 'inside')" in result.stderr
    assert "Traceback" not in result.output


def test_debug_tells_where_the_tool_has_failed(
    content: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "load", _fail)
    assert isinstance(CliRunner().invoke(main, ["--debug", "check"]).exception, KeyError)


@pytest.mark.parametrize(("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_is_coloured(
    setting: dict[str, str],
    coloured: bool,  # noqa: FBT001
    content: Path,
) -> None:
    spoil(content)
    ours, theirs = pty.openpty()
    environment = {key: one for key, one in os.environ.items() if key != "NO_COLOR"} | setting
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-m", "programmes", "check"]
    subprocess.run(command, stdout=theirs, env=environment, check=False, timeout=60)
    os.close(theirs)
    assert (b"\x1b[31m\x1b[1merror" in os.read(ours, 4096)) is coloured


def test_the_schemas_are_written_where_the_editor_looks(content: Path) -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert result.exit_code == 0, result.output
    written = {path.name for path in (content.parent / ".vscode/schema").iterdir()}
    assert "training-courses.json" in written
    assert "vocabulary-sections.json" in written


def test_a_file_that_cannot_be_read_hides_no_fault_of_another(content: Path) -> None:
    small.put(content, small.course("heading: A <b>report</b>"))
    text = "[this](initiatives/lisetd) and [that](training-courses/case/timetable)"
    lines = f"body:\n  - text: {text!r}\n  - initiatives: [initiatives/listed]"
    small.put(
        content, small.course(f"title: Another course\n{lines}"), "training-courses/other.yml"
    )
    found = json.loads(check("--format=json").stdout)["problems"]
    assert [(one["code"], one["path"].rpartition("/")[2]) for one in found] == [
        ("printed-twice", "all.yml"),
        ("raw-html", "case.yml"),
        ("unknown-link", "other.yml"),
        ("printed-twice", "other.yml"),
    ]


def test_a_link_to_no_place_of_a_page_is_found_beside_a_wrong_record(content: Path) -> None:
    small.put(content, small.course("body:\n  - text: '[it](initiatives/listed#nowhere)'"))
    small.put(
        content,
        small.course("title: Another course\nheading: A <b>report</b>"),
        "training-courses/other.yml",
    )
    found = json.loads(check("--format=json").stdout)["problems"]
    assert [one["code"] for one in found] == ["broken-link", "raw-html"]


def test_a_name_that_is_wrong_in_the_vocabulary_is_known_to_records(content: Path) -> None:
    (content / "vocabulary/topics.yml").write_text("patents: {lable: Patents}\n", "utf-8")
    small.put(content, small.course("topics: [patents, pattents]"))
    found = json.loads(check("--format=json").stdout)["problems"]
    assert [(one["code"], one["message"].split("'")[1]) for one in found] == [
        ("unknown-topic", "pattents"),
        ("unknown-key", "lable"),
    ]


def test_what_may_stand_in_a_file_that_cannot_be_read_is_no_fault(content: Path) -> None:
    overview = content / "programmes/overviews/all.yml"
    overview.write_text(overview.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    broken = "redirect_from: [training-courses/before]\ntitle: {"
    small.put(content, small.course(broken), "training-courses/other.yml")
    lines = "body:\n  - text: See [it](overviews/all).\n  - initiatives: [training-courses/other]"
    small.put(content, small.course(lines))
    found = json.loads(check("--format=json").stdout)["problems"]
    assert {one["path"].rpartition("/")[2] for one in found} == {"all.yml", "other.yml"}


def linking(content: Path, *links: str) -> list[tuple[str, str]]:
    """Check a course with these links; give the faults, each with its cure."""
    told = " ".join(f"[it]({link})" for link in links)
    part = "{part: The first day, body: [{text: It began.}]}"
    small.put(content, small.course(f"body:\n  - text: {told!r}\n  - {part}"))
    found = json.loads(check("--format=json").stdout)["problems"]
    return [(one["message"], one["help"]) for one in found]


def test_a_link_to_a_place_that_no_page_has_is_found_without_a_build(content: Path) -> None:
    case = "training-courses/case"
    assert linking(content, f"{case}#the-first-day", f"{case}#top", "countries/vn") == [
        ("the link 'countries/vn' leads to no page of the site", "nothing is listed there")
    ]
    assert linking(content, f"{case}#the-frist-day", f"/{case}/#nowhere") == [
        (
            f"the link '{case}#the-frist-day' leads to a place that its page does not have",
            "did you mean '#the-first-day'?",
        ),
        (
            f"the link '/{case}/#nowhere' leads to a place that its page does not have",
            "it has #the-first-day; or leave it out",
        ),
    ]


def test_what_only_a_build_can_tell_passes_the_check(content: Path) -> None:
    (content / "about.md").write_text("# About\n", encoding="utf-8")
    assert linking(content, "about#authors", "data/programmes.json") == []
