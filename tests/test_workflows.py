"""What GitHub does with a change: nothing is published that the checks have not passed."""

from __future__ import annotations

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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_only_the_job_that_publishes_may_more_than_read(path: Path) -> None:
    told = workflow(path.stem)
    assert told["permissions"] == {"contents": "read"}
    further = {name for name, job in told["jobs"].items() if "permissions" in job}
    assert further == ({"site"} if path.stem == "publish" else set())
