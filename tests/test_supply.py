"""What is installed with the project is pinned, and its licence is listed."""

import re
import tomllib
from importlib.metadata import distributions
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet

import built


def pins() -> dict[str, str]:
    """Give the version of each package that is pinned."""
    lines = (built.PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {normal(name): version for name, version in pairs}


def project() -> dict[str, Any]:
    text = (built.PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["project"])


def oldest_python() -> str:
    return str(project()["requires-python"]).removeprefix(">=")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned() -> None:
    asked = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    names = {normal(re.split(r"[<>=\[;]", one)[0]) for one in asked}
    assert names
    assert names - pins().keys() == set()


def test_every_pinned_version_is_known_by_its_hashes() -> None:
    text = (built.PROJECT / "hashes.txt").read_text(encoding="utf-8")
    blocks = re.findall(
        r"^(\S+)==(\S+).*\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert {normal(name): version for name, version, _ in blocks} == pins()
    assert text.count("==") == len(blocks)


def test_every_pinned_version_runs_on_the_oldest_python_that_is_promised() -> None:
    needs = {
        (normal(one.name), one.version): SpecifierSet(one.metadata.get("Requires-Python", ""))
        for one in distributions()
    }
    known = needs.keys() & pins().items()  # other versions are tried besides
    assert {one for one in known if oldest_python() not in needs[one]} == set()


@pytest.mark.parametrize("page", ["README.md", "content/adding-a-programme.md"])
def test_the_oldest_python_is_told_to_those_who_install(page: str) -> None:
    text = (built.PROJECT / page).read_text(encoding="utf-8")
    assert f"You need Python {oldest_python()} or newer" in text


def test_the_licence_of_every_pinned_package_is_listed() -> None:
    text = (built.PROJECT / "LICENCES.md").read_text(encoding="utf-8")
    listed = {normal(name) for name, _ in re.findall(r"(?m)^\| (\S+) \| ([^?|]+) \|$", text)}
    assert listed - {"package"} == pins().keys()


def test_whatever_else_is_installed_has_a_version_of_its_own() -> None:
    paths = [built.PROJECT / ".ci/run", *(built.PROJECT / ".github/workflows").iterdir()]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    installing = [line for line in lines if re.search("(pip|npm) install (?!-y)", line)]
    assert len(installing) > 3
    for line in installing:
        held = any(word in line for word in (" -r hashes.txt", " --no-deps ", " -e '.[dev]'"))
        assert held or re.search(r" [\w-]+(?:==|@)\d+\.\d+\.\d+( |$)", line), line
