"""What GitHub does with a change: nothing is published that the checks have not passed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import built

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = built.PROJECT / ".github/workflows"


def workflow(name: str) -> Any:  # noqa: ANN401
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - texts only: `on` stays a text


def test_publishing_waits_for_the_checks_of_a_pull_request() -> None:
    check, jobs = workflow("check"), workflow("publish")["jobs"]
    assert {"pull_request", "workflow_call"} <= check["on"].keys()
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "check": None,
        "site": "check",
    }


def test_what_decides_is_one_script() -> None:
    steps = workflow("check")["jobs"]["everything"]["steps"]
    assert steps[-1]["run"].endswith("bash .ci/run")


def test_a_site_is_compared_with_the_published_one_before_it_is_put_there() -> None:
    steps = workflow("publish")["jobs"]["site"]["steps"]
    order = [step.get("run", step.get("uses", "")).split("@")[0] for step in steps]
    compared = next(at for at, step in enumerate(order) if step.startswith("programmes published"))
    assert order.index("mkdocs build --strict") < compared
    assert compared < order.index("actions/upload-pages-artifact")
    assert not any("if" in step or "continue-on-error" in step for step in steps)


@pytest.mark.parametrize("first", ["", "--first"])
def test_only_who_says_so_publishes_for_the_first_time(first: str, tmp_path: Path) -> None:
    (step,) = (
        step
        for step in workflow("publish")["jobs"]["site"]["steps"]
        if step.get("run", "").startswith("programmes published")
    )
    assert step["env"]["FIRST"] == "${{ inputs.first && '--first' || '' }}"
    program = tmp_path / "programmes"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    told = subprocess.check_output(
        ["bash", "-eu", "-c", step["run"]],  # noqa: S607 - wherever it is
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "SITE_URL": "https://a b/", "FIRST": first},
        encoding="utf-8",
    )
    expected = ["published", "https://a b/", "--format", "github"]
    assert told.splitlines() == expected + [first] * bool(first)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_no_text_of_others_becomes_a_part_of_a_command(path: Path) -> None:
    jobs = workflow(path.stem)["jobs"].values()
    commands = [step.get("run", "") for job in jobs for step in job.get("steps", ())]
    assert not any("${{" in command for command in commands)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_only_the_job_that_publishes_may_more_than_read(path: Path) -> None:
    told = workflow(path.stem)
    assert told["permissions"] == {"contents": "read"}
    further = {name for name, job in told["jobs"].items() if "permissions" in job}
    assert further == ({"site"} if path.stem == "publish" else set())
