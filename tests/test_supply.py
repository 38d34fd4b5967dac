"""What is installed with the project is pinned, and its licence is listed."""

from __future__ import annotations

import re
import tomllib

import built


def pinned() -> set[str]:
    lines = (built.PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {normal(line.split("==")[0]) for line in lines if line and not line.startswith("#")}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((built.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {normal(re.split(r"[<>=\[;]", one)[0]) for one in asked}
    assert names
    assert names - pinned() == set()


def test_the_licence_of_every_pinned_package_is_listed() -> None:
    text = (built.PROJECT / "LICENCES.md").read_text(encoding="utf-8")
    listed = {normal(name) for name, _ in re.findall(r"(?m)^\| (\S+) \| ([^?|]+) \|$", text)}
    assert listed - {"package"} == pinned()
