"""`programmes published` refuses a site from which something published is gone, with the cure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import Result

import built
import small
from programmes.editing.published import Comparison
from programmes.exports.addresses import PATH, Addresses
from programmes.reader.problem import chapters
from serving import Quiet, answering

OLD, NEW = "initiatives/example-bed", "initiatives/example-garden"
DAY = date(2026, 11, 30)
CASES, COMMANDS = built.values("published.yml"), built.values("published_commands.yml")


def site(
    records: Sequence[str],
    pages: Sequence[str] = (),
    ids: Mapping[str, str] = MappingProxyType({}),
    former: Mapping[str, str] = MappingProxyType({}),
    retired: Sequence[str] = (),
) -> Addresses:
    """List a site as tests/data/published.yml describes it."""
    ids = ids or {one: one for one in records}
    forms = [
        f"{one}/{form}" for one in (*records, *former) for form in ("", "index.json", "record.yml")
    ]
    return Addresses(
        addresses=(*forms, *pages, *(one if "." in one else f"{one}/" for one in retired)),
        ids={id_: f"{one}/" for id_, one in ids.items()},
        former={old: f"{one}/" for old, one in former.items()},
        retired=tuple(retired),
    )


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_gone_is_told_with_its_cure(case: dict[str, Any]) -> None:
    published, new = site(**case["before"]), site(**case["after"])
    found = [
        {name: getattr(one, name) for name in ("code", "path", "message", "help")}
        for one in Comparison(published, new, DAY).problems()
    ]
    assert found == case["found"]


# The command.


class Answers(Quiet):
    """A server with a site, one where nothing is published, and one that is out of order."""

    def answer(self) -> None:
        status = {"there": HTTPStatus.OK, "new": HTTPStatus.NOT_FOUND}
        root, _, path = self.path.removeprefix("/").partition("/")
        self.send_response(status.get(root, HTTPStatus.SERVICE_UNAVAILABLE))
        self.end_headers()
        if path == PATH:
            self.wfile.write(site([NEW]).model_dump_json().encode())


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with answering(Answers) as root:
        yield root


@pytest.fixture
def built_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that was built where somebody stands."""
    monkeypatch.chdir(tmp_path)
    return put(tmp_path / "site", site([NEW]))


def put(folder: Path, listed: Addresses | str) -> Path:
    (folder / PATH).parent.mkdir(parents=True)
    text = listed if isinstance(listed, str) else listed.model_dump_json()
    (folder / PATH).write_text(text, encoding="utf-8")
    return folder


def run(typed: str) -> Result:
    return small.run("published", *typed.split())


@pytest.mark.parametrize("case", COMMANDS.values(), ids=COMMANDS)
def test_the_command_says_what_is_gone(case: dict[str, Any], built_site: Path, server: str) -> None:
    match case.get("published"):
        case str(text):
            put(built_site.with_name("public"), text)
        case dict(listed):
            put(built_site.with_name("public"), site(**listed))
    with answering(Answers) as gone:
        pass  # nobody listens there any more
    result = run(case["typed"].format(server=server, gone=gone))
    assert result.exit_code == case["status"]
    assert case["told"] in result.output


def test_every_rule_of_publishing_has_a_case() -> None:
    (rules,) = (one.rules for one in chapters() if one.title == "Publishing")
    told = " ".join(case["told"] for case in COMMANDS.values())
    assert {rule.code for rule in rules} == set(re.findall(r"error\[(.+?)\]", told))


def test_a_site_that_was_not_built_is_wrong_usage(built_site: Path) -> None:
    (built_site / PATH).unlink()
    put(built_site.with_name("public"), site([NEW]))
    result = run("public")
    assert result.exit_code == 2
    assert "first type: mkdocs build" in result.output


def test_another_site_can_be_named(built_site: Path) -> None:
    for name in ("public", "other"):
        put(built_site.with_name(name), site([OLD]))
    assert run("public --site=other").exit_code == 0
