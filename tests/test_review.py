"""`programmes diff` tells a reviewer, record by record, what a change does to the site.

`WRITE_GOLDEN=1 pytest tests/test_review.py` writes the golden files anew, to be read before they
are kept: they name every statistic of the site.
"""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

import small
from programmes.editing.changes import GROUPS
from programmes.editing.diff import shown
from programmes.schema.records import KINDS
from tools import git

REVIEWS = Path(__file__).parent / "data/reviews"
"""A content of their own; for each case what is changed in it, and what is told of that.

`old` holds changes that are made before the first commit. Then files are deleted (`delete`), moved
(`move`) and written (`write`), and texts in them are replaced by others (`change`). `form` is the
form of the report, Markdown where there is none.
"""
CASES = sorted(path.stem for path in REVIEWS.glob("*.yml"))
ENDINGS = {"markdown": "md", "text": "txt", "json": "json"}
COURSE = "content/programmes/training-courses/2013-12-02-patents.yml"


def edit(content: Path, changes: dict[str, dict[str, str]]) -> None:
    for name, replaced in changes.items():
        text = (content / name).read_text(encoding="utf-8")
        for old, new in replaced.items():
            assert old in text, old
            text = text.replace(old, new)
        (content / name).write_text(text, encoding="utf-8")


def change(content: Path, case: dict[str, Any]) -> None:
    for name in case.get("delete", ()):
        (content / name).unlink()
    for old, new in case.get("move", {}).items():
        (content / old).rename(content / new)
    for name, text in case.get("write", {}).items():
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    edit(content, case.get("change", {}))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the content of these tests, on main, in which somebody stands."""
    folder = tmp_path / "project"
    shutil.copytree(REVIEWS / "content", folder / "content")
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change")


def raise_total_twice(repository: Path) -> None:
    for total in (24, 25):
        edit(repository, {COURSE: {f"total: {total}": f"total: {total + 1}"}})
        commit(repository)


def diff(*arguments: str) -> Result:
    return small.run("diff", *arguments)


def told(*arguments: str) -> str:
    result = diff(*arguments)
    assert result.exit_code == 0, result.output
    return re.sub(r"\b[0-9a-f]{10}\b", "COMMIT", result.output)


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_as_in_its_golden_file(name: str, repository: Path) -> None:
    case = yaml.safe_load((REVIEWS / f"{name}.yml").read_text(encoding="utf-8"))
    edit(repository / "content", case.get("old", {}))
    commit(repository)
    change(repository / "content", case)
    form = case.get("form", "markdown")
    golden, found = REVIEWS / f"{name}.{ENDINGS[form]}", told("HEAD", f"--format={form}")
    if "WRITE_GOLDEN" in os.environ:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_the_branch_is_compared_with_where_it_left_main(repository: Path) -> None:
    git(repository, "switch", "-q", "-c", "$(touch${IFS}pwned);x")
    raise_total_twice(repository)
    git(repository, "switch", "-q", "main")
    edit(repository, {COURSE: {"Tokyo, and": "Tokyo, where"}})
    commit(repository)
    git(repository, "switch", "-q", "$(touch${IFS}pwned);x")
    edit(repository, {COURSE: {"Thailand: 10": "Thailand: 11"}})  # not committed
    assert "- Participants: 24 → 26; Thailand 10 → 11\n" in told()
    assert "where" not in told()
    assert not (repository / "pwned").exists()


def test_main_is_compared_with_the_commit_before_or_any_state_that_is_named(
    repository: Path,
) -> None:
    git(repository, "tag", "first")
    raise_total_twice(repository)
    assert "- Participants: 25 → 26\n" in told()
    assert "- Participants: 24 → 26\n" in told("first")


def test_a_shallow_clone_is_told_how_to_get_the_rest(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    for arguments in ((), ("HEAD~1",)):
        result = diff(*arguments)
        assert result.exit_code == 2
        assert "git fetch --unshallow" in result.output
        assert "fetch-depth: 0" in result.output


@pytest.mark.parametrize("ref", ["no-such", "--upload-pack=touch pwned", "HEAD:content"])
def test_a_state_that_git_does_not_know_is_wrong_usage(ref: str, repository: Path) -> None:
    result = diff("--", ref)
    assert result.exit_code == 2
    assert f"Git does not know '{ref}'; name a branch, a tag or a commit" in result.output
    assert not (repository / "pwned").exists()


@pytest.mark.usefixtures("content")
def test_where_git_is_not_or_knows_no_folder_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = diff()
    assert (result.exit_code, "not a git repository" in result.output) == (2, True)
    monkeypatch.setenv("PATH", "")
    result = diff()
    assert (result.exit_code, "please install Git" in result.output) == (2, True)


HOSTILE = (
    "<script>alert(1)</script> & <img src=x> **a** __b__ `c` ~~d~~ [e](https://f.example) ![g](h)"
    " | i | https://j.example www.k.example @l #1 \\ &lt; <!-- m --> ::error::n"
)


@pytest.mark.parametrize("before", ["- ", "- **", "**"])
def test_record_text_is_never_markup_in_markdown(before: str) -> None:
    after = "**" if before.endswith("**") else ""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    page = LexborHTMLParser(reader.render(f"{before}{shown(HOSTILE, is_markdown=True)}{after}\n"))
    assert page.body is not None
    assert page.body.text().strip() == HOSTILE
    tags = {node.tag for node in page.body.traverse(include_text=False)}
    assert tags <= {"body", "ul", "li", "p", "strong", "-comment"}


def test_every_field_that_names_an_entry_is_told_by_its_name() -> None:
    groups: dict[str, set[str]] = {}
    for kind in KINDS.values():
        schema = kind.model_json_schema()
        for node in (schema, *schema["$defs"].values()):
            for name, field in node.get("properties", {}).items():
                found = re.findall(r'"x-vocabulary": "(\w+)"', json.dumps(field))
                groups.setdefault(name, set()).update({*found} - {"countries", "cities"})
    named = {name: {group} for name, group in GROUPS.items()}
    assert {name: found for name, found in groups.items() if found} == named
