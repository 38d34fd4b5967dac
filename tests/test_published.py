"""`programmes published` refuses a site from which something published is gone, with the cure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

import pytest
from click.testing import CliRunner, Result

from programmes.cli import main
from programmes.editing.published import Comparison
from programmes.exports.addresses import PATH, Addresses
from programmes.reader.problem import Problem, chapters
from serving import answering

OLD, NEW = "initiatives/example-bed", "initiatives/example-garden"
OTHER = "initiatives/tisc"
DAY = date(2026, 11, 30)
RECORD = f"content/programmes/{NEW}.yml"
RETIRED = "if it was withdrawn, add to content/retired.yml:"


def site(
    *records: str,
    pages: tuple[str, ...] = (),
    ids: dict[str, str] | None = None,
    former: dict[str, str] | None = None,
    retired: tuple[str, ...] = (),
) -> Addresses:
    """List a site with these records, which have their own names as ids unless it is said."""
    ids = ids or {one: one for one in records}
    former = former or {}
    forms = [
        f"{one}/{form}" for one in (*records, *former) for form in ("", "index.json", "record.yml")
    ]
    return Addresses(
        addresses=(*forms, *pages, *(f"{one}/" for one in retired)),
        ids={id_: f"{one}/" for id_, one in ids.items()},
        former={old: f"{one}/" for old, one in former.items()},
        retired=retired,
    )


def gone(published: Addresses, new: Addresses) -> list[Problem]:
    return list(Comparison(published, new, DAY).problems())


def told(published: Addresses, new: Addresses) -> tuple[str, str, list[str]]:
    """Give the code, the path and the cure of the only problem."""
    (problem,) = gone(published, new)
    return problem.code, problem.path, problem.help.split("\n")


class TestRecords:
    def test_a_renamed_record_is_one_problem_with_the_lines_to_add(self) -> None:
        assert told(site(OLD), site(NEW)) == (
            "address-gone",
            "content/retired.yml",
            [
                "if the record has another name now, add to that record:",
                f"redirect_from: [{OLD}]",
                f"id: {OLD}",
                RETIRED,
                f"{OLD}: {{day: 2026-11-30, reason: say why here}}",
            ],
        )

    def test_all_that_is_gone_with_a_page_is_counted(self) -> None:
        (problem,) = gone(site(OLD, pages=(f"{OLD}/timetable/",)), site(NEW))
        assert problem.message == f"/{OLD}/ was published, and is gone, and so are 3 below /{OLD}/"

    def test_those_lines_are_a_cure(self) -> None:
        assert gone(site(OLD), site(NEW, ids={OLD: NEW}, former={OLD: NEW})) == []

    def test_a_record_is_known_by_its_id_whatever_its_name(self) -> None:
        youth = "initiatives/youth"
        _, path, cure = told(site(OLD), site(youth, ids={OLD: youth}))
        assert path == f"content/programmes/{youth}.yml"
        assert cure[:2] == [
            f"if it is {youth} now, add to that record:",
            f"redirect_from: [{OLD}]",
        ]
        assert not any(line.startswith("id:") for line in cure)

    def test_an_older_former_address_stays_too(self) -> None:
        before = site(NEW, former={OLD: NEW})
        _, path, cure = told(before, site(NEW))
        assert (path, cure[1]) == (RECORD, f"redirect_from: [{OLD}]")

    def test_a_withdrawn_record_is_no_problem_nor_is_what_stood_below(self) -> None:
        assert gone(site(OLD, pages=(f"{OLD}/timetable/",)), site(OTHER, retired=(OLD,))) == []

    def test_another_record_is_not_withdrawn_with_it(self) -> None:
        longer = f"{OLD}-2"
        (problem,) = gone(site(OLD, longer), site(OTHER, retired=(OLD,)))
        assert problem.message.startswith(f"/{longer}/ was published, and is gone")

    def test_what_was_withdrawn_stays_so(self) -> None:
        (problem,) = gone(site(OTHER, retired=(OLD,)), site(OTHER))
        assert problem.message == f"/{OLD}/ was published, and is gone"


class TestIds:
    def test_a_published_id_stays_when_the_address_leads_on(self) -> None:
        (problem,) = gone(site(OLD), site(NEW, former={OLD: NEW}))
        assert (problem.code, problem.path) == ("id-gone", RECORD)
        assert problem.message == f"the id '{OLD}' was published, and no record has it now"
        assert problem.help.split("\n")[-1] == f"id: {OLD}"

    def test_a_record_that_became_a_part_of_another_needs_no_id(self) -> None:
        assert gone(site(OLD, OTHER), site(OTHER, former={OLD: OTHER})) == []

    def test_no_record_takes_the_id_of_another_for_its_own(self) -> None:
        after = site(OLD, ids={OTHER: OLD}, retired=(OTHER,))
        (problem,) = gone(site(OLD, OTHER), after)
        assert (problem.code, problem.path) == ("id-gone", f"content/programmes/{OLD}.yml")

    def test_the_id_of_a_withdrawn_record_ends(self) -> None:
        before = site(NEW, ids={OLD: NEW}, former={OLD: NEW})
        assert gone(before, site(OTHER, retired=(OLD, NEW))) == []


class TestOtherPages:
    def test_a_page_with_its_feed_is_one_problem(self) -> None:
        pages = ("countries/", "countries/pe/", "countries/pe/feed.xml")
        (problem,) = gone(site(OTHER, pages=pages), site(OTHER, pages=pages[:1]))
        assert problem.path == "content/retired.yml"
        assert problem.help.split("\n") == [
            RETIRED,
            "countries/pe: {day: 2026-11-30, reason: say why here}",
        ]

    def test_a_calendar_can_be_gone_alone(self) -> None:
        pages = ("countries/pe/", "countries/pe/calendar.ics")
        before, after = site(OTHER, pages=pages), site(OTHER, pages=pages[:1])
        (problem,) = gone(before, after)
        assert problem.message == "/countries/pe/calendar.ics was published, and is gone"
        assert problem.help.split("\n")[-1].startswith("countries/pe/calendar.ics: {day:")
        withdrawn = after.model_copy(update={"retired": ("countries/pe/calendar.ics",)})
        assert gone(before, withdrawn) == []

    def test_a_whole_kind_or_the_front_page_can_be_gone(self) -> None:
        before = site(OTHER, pages=("", "initiatives/"))
        assert [(one.message, one.help != "") for one in gone(before, site(OTHER))] == [
            ("/ was published, and is gone", False),
            ("/initiatives/ was published, and is gone", True),
        ]


# The command.


def put(folder: Path, listed: Addresses) -> Path:
    (folder / PATH).parent.mkdir(parents=True)
    (folder / PATH).write_text(listed.model_dump_json(), encoding="utf-8")
    return folder


def run(where: Path | str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["published", str(where), *arguments])


@pytest.fixture
def _built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that was built where somebody stands."""
    put(tmp_path / "site", site(NEW))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_built")
class TestFolder:
    CASES: ClassVar = {
        "address-gone": (site(OLD), ()),
        "already-published": (site(NEW), ("--first",)),
        "id-gone": (site(NEW, ids={OLD: NEW}), ()),
        "list-unreadable": (None, ()),
    }

    def test_every_rule_has_a_case(self) -> None:
        codes = {
            rule.code
            for chapter in chapters()
            for rule in chapter.rules
            if chapter.title == "Publishing"
        }
        assert self.CASES.keys() == codes

    @pytest.mark.parametrize("code", CASES)
    def test_a_broken_rule_gives_status_1(self, code: str, tmp_path: Path) -> None:
        listed, arguments = self.CASES[code]
        if listed:
            put(tmp_path / "public", listed)
        result = run("public", *arguments)
        assert result.exit_code == 1
        assert f"error[{code}]: " in result.output

    def test_nothing_gone_gives_status_0(self, tmp_path: Path) -> None:
        result = run(put(tmp_path / "public", site(NEW)))
        assert (result.exit_code, result.output) == (0, "Nothing published is gone.\n")

    def test_a_first_publication_is_said_to_be_one(self) -> None:
        result = run("public", "--first")
        assert (result.exit_code, result.output) == (0, "Nothing is published at public yet.\n")

    def test_without_a_word_nothing_published_is_an_error(self) -> None:
        result = run("public")
        assert result.exit_code == 1
        assert "if nothing is published there yet, say so: --first" in result.output

    def test_what_is_no_list_is_told(self, tmp_path: Path) -> None:
        (put(tmp_path / "public", site(NEW)) / PATH).write_text("<!doctype html>", "utf-8")
        for arguments in ((), ("--first",)):
            result = run("public", *arguments)
            assert result.exit_code == 1
            assert "it is not a list of addresses" in result.output

    def test_a_site_that_was_not_built_is_wrong_usage(self, tmp_path: Path) -> None:
        (tmp_path / "site" / PATH).unlink()
        result = run(put(tmp_path / "public", site(NEW)))
        assert result.exit_code == 2
        assert "first type: mkdocs build" in result.output

    def test_another_site_can_be_named(self, tmp_path: Path) -> None:
        put(tmp_path / "other", site(OLD))
        assert run(put(tmp_path / "public", site(OLD)), "--site=other").exit_code == 0

    def test_a_program_and_github_are_told_too(self, tmp_path: Path) -> None:
        put(tmp_path / "public", site(OLD))
        report = json.loads(run("public", "--format=json").output)
        assert report["counts"] == {"errors": 1, "warnings": 0, "files": 1}
        assert run("public", "--format=github").output.startswith(
            "::error file=content/retired.yml,title="
        )


class Answers(BaseHTTPRequestHandler):
    """A server with a site, one where nothing is published, and one that is out of order."""

    def do_GET(self) -> None:
        status = {"there": HTTPStatus.OK, "new": HTTPStatus.NOT_FOUND}
        root, _, path = self.path.removeprefix("/").partition("/")
        self.send_response(status.get(root, HTTPStatus.SERVICE_UNAVAILABLE))
        self.end_headers()
        if path == PATH:
            self.wfile.write(site(NEW).model_dump_json().encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with answering(Answers) as root:
        yield root


@pytest.mark.usefixtures("_built")
class TestUrl:
    @pytest.fixture(autouse=True)
    def _no_proxy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("no_proxy", "*")

    def test_a_published_site_is_compared(self, server: str) -> None:
        assert run(f"{server}/there").output == "Nothing published is gone.\n"

    def test_a_site_that_is_not_there_is_an_error_unless_it_is_the_first(self, server: str) -> None:
        result = run(f"{server}/new/")
        assert result.exit_code == 1
        assert "cannot be compared: 404 Not Found" in result.output
        assert run(f"{server}/new/", "--first").exit_code == 0

    @pytest.mark.parametrize("arguments", [(), ("--first",)])
    def test_a_server_out_of_order_is_an_error_whatever_is_said(
        self, server: str, arguments: tuple[str, ...]
    ) -> None:
        result = run(f"{server}/broken/", *arguments)
        assert result.exit_code == 1
        assert "cannot be compared: 503 Service Unavailable" in result.output

    @pytest.mark.parametrize("arguments", [(), ("--first",)])
    def test_no_answer_is_an_error_whatever_is_said(self, arguments: tuple[str, ...]) -> None:
        with answering(Answers) as root:
            pass  # nobody listens there any more
        result = run(root, *arguments)
        assert result.exit_code == 1
        assert "cannot be compared" in result.output
