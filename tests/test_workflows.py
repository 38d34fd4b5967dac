"""What GitHub does with a change: nothing is published that the checks have not passed."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import built
import small
from tools import git

FOLDER = built.PROJECT / ".github/workflows"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
READING = {"contents": "read"}
PAGES = {
    "publish site": READING | {"pages": "read"},
    "publish deploy": {"pages": "write", "id-token": "write"},
}
"""What jobs may do that may do more."""
PWNED = "$(touch pwned)`touch pwned`\"';touch pwned;#"
BRANCH = "$(touch${IFS}pwned);`touch${IFS}pwned`"


def workflow(name: str) -> Any:  # noqa: ANN401
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only: `on` stays a text


def test_only_main_is_published_after_the_checks_by_a_job_that_runs_no_other_code() -> None:
    check, jobs = workflow("check"), workflow("publish")["jobs"]
    main = "github.ref == 'refs/heads/main'"
    assert {"pull_request", "workflow_call"} <= check["on"].keys()
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert {name: (job.get("needs"), job.get("if")) for name, job in jobs.items()} == {
        "check": (None, None),
        "site": ("check", main),
        "deploy": ("site", main),
    }
    (step,) = jobs["deploy"]["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")


def test_what_runs_and_is_published_was_installed_by_its_hashes() -> None:
    for name in ("check", "publish"):
        installing = [one["run"] for one in steps(name) if "pip install" in one.get("run", "")]
        assert installing
        for run in installing:
            assert run.startswith(("pip install --require-hashes", "pip install --no-deps"))


def test_a_site_is_compared_with_the_published_one_before_it_is_put_there() -> None:
    steps = workflow("publish")["jobs"]["site"]["steps"]
    order = [step.get("run", step.get("uses", "")).split("@")[0] for step in steps]
    compared = next(at for at, step in enumerate(order) if step.startswith("programmes published"))
    assert order.index("mkdocs build --strict") < compared
    assert compared < order.index("actions/upload-pages-artifact")
    assert not any("if" in step or "continue-on-error" in step for step in steps)


@pytest.mark.parametrize("name", NAMES)
def test_a_job_ends_may_only_read_unless_it_publishes_and_runs_what_is_known(name: str) -> None:
    asked = workflow(name)
    assert asked["permissions"] == READING
    for key, job in asked["jobs"].items():
        assert "timeout-minutes" in job or job.get("uses", "").startswith("./")
        assert job.get("permissions", READING) == PAGES.get(f"{name} {key}", READING)
    for step in steps(name):
        assert "${{" not in step.get("run", "")  # nothing from elsewhere is written into a command
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
    for action in re.findall(r"uses: (.*)", (FOLDER / f"{name}.yml").read_text(encoding="utf-8")):
        own = action.startswith("./.github/workflows/")
        assert own or re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job.get("steps", ())]


@pytest.fixture
def pull_request(tmp_path: Path) -> Path:
    """A checkout of the commit that would merge a branch with a hostile name and titles."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    content = small.copy(folder)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "The content")
    git(folder, "switch", "-q", "-c", BRANCH)
    title = PWNED.replace("'", "''")
    small.put(content, small.course(f"title: '{title}'\npartners: [wypo]"))
    small.put(content, "titel: It", "initiatives/$(touch pwned)%0A::error::,a:b.yml")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", PWNED)
    git(folder, "switch", "-q", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", PWNED, BRANCH)
    return folder


def run(step: dict[str, Any], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command of a step in the shell in which GitHub does, with a hostile environment."""
    (tools := folder.parent / "tools").mkdir(exist_ok=True)
    command = f'#!/bin/sh\nexec {sys.executable} -m programmes "$@"\n'
    (tools / "programmes").write_text(command, encoding="utf-8")
    (tools / "programmes").chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(built.PROJECT / "hooks"),
        "GITHUB_STEP_SUMMARY": f"{folder.parent}/a summary.md",
        "RUNNER_TEMP": f"{folder.parent}",
        "GITHUB_HEAD_REF": BRANCH,
        "GITHUB_REF_NAME": PWNED,
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_hostile_titles_and_branches_are_told_and_run_nothing(pull_request: Path) -> None:
    check, diff = (
        step
        for step in workflow("check")["jobs"]["records"]["steps"]
        if step.get("run", "").startswith("programmes ")
    )
    noted, reviewed = run(check, pull_request), run(diff, pull_request)
    assert (noted.returncode, reviewed.returncode) == (1, 0), reviewed.stderr
    errors = noted.stdout.splitlines()
    assert [line.partition(",")[0].partition("programmes/")[::2] for line in errors] == [
        ("::error file=content/", "initiatives/$(touch pwned)%250A%3A%3Aerror%3A%3A%2Ca%3Ab.yml"),
        ("::error file=content/", "training-courses/case.yml"),
    ]
    assert ",line=" in errors[1]
    summary = (pull_request.parent / "a summary.md").read_text(encoding="utf-8")
    assert "1 record added." in summary
    assert r"- **$(touch pwned)\`touch pwned\`\"';touch pwned;\#**" in summary.replace('"', '\\"')
    assert not list(pull_request.parent.rglob("pwned"))
