"""Gives tests the real site, built once, and copies of the project that they may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import built
from programmes import catalogue as loading

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the real content."""
    loaded = loading.load(built.PROJECT / "content")
    assert loaded.catalogue is not None, loaded.problems
    return loaded.catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by each worker: two seconds, less than waiting for another one."""
    folder = tmp_path_factory.mktemp("site")
    run = built.build(built.PROJECT, folder)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, built.BuiltPage]:
    """The pages of the real site by address."""
    return built.read_pages(site)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project for a test that changes it."""
    return built.copy_project(tmp_path / "project")
