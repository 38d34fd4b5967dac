"""An address that was published leads somewhere for ever, and an id never changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import exporting
import pytest
from click.testing import CliRunner

import built
from programmes import cli
from programmes.catalogue import loading
from programmes.catalogue.checks import ledger, published
from programmes.exports.sitemap import redirects
from programmes.reader import report
from programmes.render.renderer import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.reader.problem import Problem

OLD, NEW = "initiatives/generated-0", "initiatives/renamed"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two records that have been published."""
    made = exporting.generate(tmp_path / "content", 2)
    note(made)
    return made


def note(content: Path) -> None:
    """Write all that is published into the ledger."""
    ledger.add(content, published.everything(exporting.load(content), content))


def rename(content: Path, *more: str) -> None:
    """Rename a record, and add lines to it."""
    old, new = content / f"programmes/{OLD}.yml", content / f"programmes/{NEW}.yml"
    text = old.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in more)
    old.unlink()
    new.write_text(text, encoding="utf-8")


def errors(content: Path) -> list[Problem]:
    """Give the errors of a content; generated courses contradict themselves, which is a warning."""
    loaded = loading.load(content)
    return [problem for problem in loaded.problems if problem.severity == "error"]


def test_the_real_ledger_holds_every_page() -> None:
    content = built.PROJECT / "content"
    missing = ledger.missing(content, published.everything(exporting.load(content), content))
    assert not missing, f"run `programmes ledger` and commit content/addresses.txt: {missing}"


def test_a_vanished_address_is_refused_with_the_lines_that_mend_it(content: Path) -> None:
    lines = (content / ledger.FILE).read_text(encoding="utf-8").splitlines()
    number = lines.index(OLD) + 1
    rename(content)
    (problem,) = errors(content)
    assert report.as_text([problem]).splitlines() == [
        f"error[address-vanished]: the address {OLD}/ was published, and no record leads there now",
        f"   --> content/addresses.txt:{number}:1",
        "   |",
        f"{number} | {OLD}",
        "   | ^^^^^^^^^^^^^^^^^^^^^^^",
        "   = help: bring the record back; or, if it was renamed or is part of another record now,",
        f"   = help: add to that record:  redirect_from: [{OLD}]",
        f"   = help: and if it was renamed, also:  id: {OLD}",
        "   = help: if it has never been published, take this line away",
        "",
        "1 error in 1 file.",
    ]


def test_those_lines_mend_it(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    assert exporting.load(content).at[NEW].id == OLD


def test_a_published_id_stays(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    note(content)
    built.change(content / f"programmes/{NEW}.yml", f"id: {OLD}\n", "")
    (problem,) = errors(content)
    assert problem.code == "id-changed"
    assert problem.path == f"content/programmes/{NEW}.yml"
    assert f"id: {OLD}" in problem.help


def test_a_new_record_is_no_fault(content: Path) -> None:
    text = (content / f"programmes/{OLD}.yml").read_text(encoding="utf-8")
    (content / f"programmes/{NEW}.yml").write_text(text, encoding="utf-8")
    assert ledger.missing(content, published.ids(exporting.load(content).programmes)) == [NEW]


def test_the_check_refuses_a_new_record_until_the_ledger_has_it(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    asked = ["check", f"{content}/programmes/{NEW}.yml", f"--content={content}"]
    run = CliRunner().invoke(cli.main, asked)
    assert run.exit_code == 1
    assert f"error[address-unlisted]: the address {NEW}/ is not in" in run.stdout
    assert "type: .venv/bin/programmes ledger" in run.stdout
    CliRunner().invoke(cli.main, ["ledger", f"--content={content}"])
    assert "address-unlisted" not in CliRunner().invoke(cli.main, asked).stdout


def test_the_command_adds_what_is_new_and_keeps_what_was_there(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]", f"id: {OLD}")
    run = CliRunner().invoke(cli.main, ["ledger", "--content", str(content)])
    assert (run.exit_code, run.output) == (0, f"added {NEW}\n")
    lines = (content / ledger.FILE).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("initiatives/")] == [OLD, f"{NEW} {OLD}"]
    assert "training-courses/generated-1" in lines


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


def published_before(content: Path, line: str) -> None:
    with (content / ledger.FILE).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def test_an_id_stays_when_the_address_leads_elsewhere(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]")
    (problem,) = errors(content)
    assert problem.code == "id-changed"
    assert problem.message == f"the id '{OLD}' was published, and no record has it now"
    assert f"add to it:  id: {OLD}" in problem.help
    assert f"write here:  {OLD} retired" in problem.help


def test_an_id_ends_only_by_a_word_in_the_ledger(content: Path) -> None:
    rename(content, f"redirect_from: [{OLD}]")
    built.change(content / ledger.FILE, f"{OLD}\n", f"{OLD} retired\n")
    assert errors(content) == []


def test_no_word_ends_the_address_of_a_record(content: Path) -> None:
    rename(content)
    built.change(content / ledger.FILE, f"{OLD}\n", f"{OLD} retired\n")
    assert [problem.code for problem in errors(content)] == ["address-vanished"]


PAGES = ["countries/pe", "organisations/gone", "topics/gone", "years/1999", "sections/gone", "gone"]


@pytest.mark.parametrize("page", [*PAGES, "training-courses/generated-1/timetable"])
def test_a_page_that_vanished_is_refused_whatever_it_was_of(content: Path, page: str) -> None:
    published_before(content, page)
    (problem,) = errors(content)
    assert (problem.code, problem.excerpt) == ("address-vanished", page)
    assert problem.message == f"the page {page}/ was published, and is not there now"
    assert f"write here:  {page} retired" in problem.help


@pytest.mark.parametrize(
    ("page", "above"),
    [
        ("countries/pe", "countries/"),
        ("topics/gone", "topics/"),
        ("sections/gone", ""),
        ("gone", ""),
        ("training-courses/generated-1/timetable", "training-courses/generated-1/"),
    ],
)
def test_a_retired_page_leads_to_the_one_above(content: Path, page: str, above: str) -> None:
    published_before(content, f"{page} retired")
    made = dict(redirects(Renderer(exporting.load(content), exporting.SETTINGS)))
    text = made[f"{page}/index.html"]
    root = "../" * (page.count("/") + 1)
    assert f'content="0; url={root}{above}"' in text


def test_a_retired_page_that_is_named_again_stands_again(content: Path) -> None:
    named = next(iter(exporting.load(content).listings["country"])).lower()
    built.change(content / ledger.FILE, f"countries/{named}\n", f"countries/{named} retired\n")
    assert errors(content) == []
    assert not dict(redirects(Renderer(exporting.load(content), exporting.SETTINGS)))


def test_a_ledger_that_is_missing_is_told(content: Path) -> None:
    (content / ledger.FILE).unlink()
    run = CliRunner().invoke(cli.main, ["check", f"--content={content}"])
    assert run.exit_code == 1
    assert "error[unreadable]" in run.stdout
    assert "bring it back from the history" in run.stdout


def test_a_ledger_that_is_no_text_is_told(content: Path) -> None:
    (content / ledger.FILE).write_bytes(b"initiatives/a\n\xff\n")
    assert [(one.code, one.line) for one in errors(content)] == [("not-utf8", 2)]


def test_a_ledger_that_is_no_file_is_told(content: Path) -> None:
    file = content / ledger.FILE
    file.unlink()
    file.mkdir()
    assert [one.code for one in errors(content)] == ["not-a-file"]
    file.rmdir()
    os.mkfifo(file)
    assert [one.code for one in errors(content)] == ["not-a-file"]
    file.unlink()
    file.symlink_to("/etc/passwd")
    assert [one.code for one in errors(content)] == ["symlink"]


@pytest.mark.site
def test_no_site_is_built_without_a_ledger(project: Path, tmp_path: Path) -> None:
    (project / "content" / ledger.FILE).unlink()
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert "bring it back from the history" in run.stderr
