"""Gives tests the real site, built once, and copies of the project that they may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import built
import hostile
import seeded
from programmes.catalogue import loading

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the real content."""
    loaded = loading.load(built.PROJECT / "content")
    assert loaded.catalogue is not None, loaded.problems
    return loaded.catalogue


@pytest.fixture(scope="session")
def seeds(catalogue: Catalogue) -> Catalogue:
    """The records of the two source pages alone, however many others there are."""
    return seeded.alone(catalogue)


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The real site and what its build said, once for each worker: waiting would take longer."""
    folder = tmp_path_factory.mktemp("public") / "site"
    run = built.build(built.PROJECT, folder)
    assert run.returncode == 0, run.stderr
    return folder, run.stdout + run.stderr


@pytest.fixture(scope="session")
def site(first_build: tuple[Path, str]) -> Path:
    """The folder of the real site; no test may change it."""
    return first_build[0]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, built.BuiltPage]:
    """The pages of the real site by address."""
    return built.read_pages(site)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> hostile.Site:
    """A site that says in every field what an attacker would write."""
    return hostile.build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project for a test that changes it."""
    return built.copy_project(tmp_path / "project")
