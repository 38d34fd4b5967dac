"""Gives the tests their data files: those of the real records, and of generated ones."""

from __future__ import annotations

from pathlib import Path

import exporting
import pytest
from exporting import Offer

import built
import small


@pytest.fixture(scope="session")
def real() -> Offer:
    """The data of the real records."""
    return exporting.Offer(small.load(built.PROJECT / "content"))


@pytest.fixture(scope="session", params=["real", "generated"])
def offered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Offer:
    """The data of the real records, then of the generated ones."""
    if request.param == "real":
        return request.getfixturevalue("real")
    content = exporting.generate(tmp_path_factory.mktemp("generated") / "content")
    return exporting.Offer(small.load(content))


@pytest.fixture(scope="session")
def exported(offered: Offer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data files in a folder."""
    return exporting.write(offered, tmp_path_factory.mktemp("exported"))
