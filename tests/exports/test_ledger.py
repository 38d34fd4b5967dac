"""An address that was published leads somewhere for ever, and an id never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest
from click.testing import CliRunner

import built
from programmes import catalogue, cli
from programmes.checks import ledger
from programmes.problems import report as problems

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "initiatives/generated-0", "initiatives/renamed"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two records that have been published."""
    made = exporting.generate(tmp_path / "content", 2)
    ledger.add(made, exporting.load(made).programmes)
    return made


def rename(content: Path, *more: str) -> None:
    """Rename a record, and add lines to it."""
    old, new = content / f"programmes/{OLD}.yml", content / f"programmes/{NEW}.yml"
    text = old.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in more)
    old.unlink()
    new.write_text(text, encoding="utf-8")


def errors(content: Path) -> list[problems.Problem]:
    """Give the errors of a content; generated courses contradict themselves, which is a warning."""
    loaded = catalogue.load(content)
    return [problem for problem in loaded.problems if problem.severity == "error"]


def test_the_real_ledger_holds_every_record() -> None:
    content = built.PROJECT / "content"
    missing = ledger.missing(content, exporting.load(content).programmes)
    assert not missing, f"run `programmes ledger` and commit content/addresses.txt: {missing}"


def test_a_vanished_address_is_refused_with_the_lines_that_mend_it(content: Path) -> None:
    rename(content)
    assert problems.as_text(errors(content)) == (
        "error[address-vanished]: the address initiatives/generated-0/ was published, "
        "and no record leads there now\n"
        "  --> content/addresses.txt:4:1\n"
        "  |\n"
        "4 | initiatives/generated-0\n"
        "  | ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = help: bring the record back; or, if it was renamed or is part of another record now,\n"
        "  = help: add to that record:  redirect_from: [initiatives/generated-0]\n"
        "  = help: and if it was renamed, also:  id: initiatives/generated-0\n"
        "  = help: if it has never been published, take this line away\n"
        "\n"
        "1 error in 1 file."
    )


def test_those_lines_mend_it(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    assert exporting.load(content).at[NEW].id == OLD


def test_a_published_id_stays(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    ledger.add(content, exporting.load(content).programmes)
    built.change(content / f"programmes/{NEW}.yml", f"id: {OLD}\n", "")
    (problem,) = errors(content)
    assert problem.code == "id-changed"
    assert problem.path == f"content/programmes/{NEW}.yml"
    assert f"id: {OLD}" in problem.help


def test_a_new_record_is_no_fault(content: Path) -> None:
    text = (content / f"programmes/{OLD}.yml").read_text(encoding="utf-8")
    (content / f"programmes/{NEW}.yml").write_text(text, encoding="utf-8")
    assert ledger.missing(content, exporting.load(content).programmes) == [NEW]


def test_the_check_warns_of_a_new_record_until_the_ledger_has_it(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    asked = ["check", f"{content}/programmes/{NEW}.yml", f"--content={content}"]
    run = CliRunner().invoke(cli.main, asked)
    assert run.exit_code == 0
    assert f"warning[address-unlisted]: the address {NEW}/ is not in" in run.stdout
    assert "type: .venv/bin/programmes ledger" in run.stdout
    CliRunner().invoke(cli.main, ["ledger", f"--content={content}"])
    assert "address-unlisted" not in CliRunner().invoke(cli.main, asked).stdout


def test_the_command_adds_what_is_new_and_keeps_what_was_there(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    run = CliRunner().invoke(cli.main, ["ledger", "--content", str(content)])
    assert (run.exit_code, run.output) == (0, f"added {NEW}\n")
    lines = (content / ledger.FILE).read_text(encoding="utf-8").splitlines()
    assert lines[3:] == [OLD, f"{NEW} {OLD}", "training-courses/generated-1"]


def test_the_command_says_when_nothing_is_new(content: Path) -> None:
    run = CliRunner().invoke(cli.main, ["ledger", "--content", str(content)])
    assert (run.exit_code, run.output) == (0, "Nothing new.\n")


def test_the_command_reports_faults_and_changes_nothing(content: Path) -> None:
    before = (content / ledger.FILE).read_bytes()
    rename(content)
    run = CliRunner().invoke(cli.main, ["ledger", "--content", str(content)])
    assert run.exit_code == 1
    assert "address-vanished" in run.output
    assert (content / ledger.FILE).read_bytes() == before
