"""`programmes check` tells a person, a program and GitHub what is wrong, and by its exit status."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import built
import small
from programmes.catalogue import loading

WARNING = "participants: {total: 30, women: 12, men: 17}"


def check(*arguments: str) -> Result:
    return small.run("check", *arguments)


def spoil(content: Path) -> None:
    """Make a mistake in two files."""
    small.put(content, small.course("partners: [wypo]"))
    other = small.course("title: Another course\ntopics: [patent]")
    small.put(content, other, "training-courses/other.yml")


@pytest.mark.parametrize("case", built.data("check.yml"), ids=lambda case: case["typed"])
def test_the_check_answers_what_is_typed(
    case: dict[str, Any], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case["records"] == "faulty":
        spoil(content)
    monkeypatch.chdir(content.parent / case.get("in", ""))
    result = check(*case["typed"].format(content=content).split())
    assert result.exit_code == int(case["status"])
    assert result.stdout == case.get("stdout", result.stdout)
    assert result.stderr == case.get("stderr", result.stderr)
    assert [words for words in case.get("says", ()) if words not in result.output] == []
    assert [words for words in case.get("silent", ()) if words in result.output] == []


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


def _fail(*_: object) -> loading.Loaded:
    raise KeyError("inside")


def test_a_fault_of_the_tool_is_one_sentence_and_debug_shows_where(
    content: Path,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "load", _fail)
    result = check()
    assert result.exit_code == 2
    assert "programmes itself has failed (KeyError: 'inside')" in result.stderr
    assert "Traceback" not in result.output
    assert isinstance(small.run("--debug", "check").exception, KeyError)


def test_a_file_that_cannot_be_written_is_no_fault_of_the_tool(content: Path) -> None:
    (content.parent / ".vscode").write_text("no folder", encoding="utf-8")
    result = small.run("schema")
    assert result.exit_code == 2
    assert re.fullmatch(r"Error: .*\.vscode\S*: Not a directory\n", result.stderr)


@pytest.mark.parametrize("setting", [{}, {"NO_COLOR": "1"}], ids=["usually", "unless told not to"])
def test_a_terminal_is_coloured(setting: dict[str, str], content: Path) -> None:
    spoil(content)
    ours, theirs = pty.openpty()
    environment = {key: one for key, one in os.environ.items() if key != "NO_COLOR"} | setting
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-m", "programmes", "check"]
    subprocess.run(command, stdout=theirs, env=environment, check=False, timeout=60)
    os.close(theirs)
    assert (b"\x1b[31m\x1b[1merror" in os.read(ours, 4096)) is (not setting)


def test_the_schemas_are_written_where_the_editor_looks(content: Path) -> None:
    result = small.run("schema")
    assert result.exit_code == 0, result.output
    written = {path.name for path in (content.parent / ".vscode/schema").iterdir()}
    assert "training-courses.json" in written
    assert "vocabulary-sections.json" in written
