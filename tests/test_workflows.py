"""What GitHub does with a change: nothing is published that the checks have not passed."""

from __future__ import annotations

from typing import Any

import yaml

import built

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


def test_a_site_is_compared_with_the_published_one_before_it_is_put_there() -> None:
    steps = workflow("publish")["jobs"]["site"]["steps"]
    order = [step.get("run", step.get("uses", "")).split("@")[0] for step in steps]
    compared = next(at for at, step in enumerate(order) if step.startswith("programmes published"))
    assert order.index("mkdocs build --strict") < compared
    assert compared < order.index("actions/upload-pages-artifact")
    assert not any("if" in step or "continue-on-error" in step for step in steps)
