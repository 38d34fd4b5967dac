"""What is asked of records later has been made of them before they are let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import exporting
import pytest
from programmes.build.gleaning import glean
from programmes.exports.statistics import statistics

import built
from programmes.render.site import of_all

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.exports.offer import Offer


@pytest.fixture
def gleaned(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """The data of the real catalogue, whose records have been let go and cannot be read again."""
    offered = exporting.offer(exporting.load(built.PROJECT / "content"))
    glean(offered.catalogue.programmes, offered)
    for programme in offered.catalogue.programmes:
        programme.sheaf.let_go()

    def refuse(*_: object) -> None:
        raise AssertionError("a record is read again")

    monkeypatch.setattr(source, "load", refuse)
    return offered


def test_no_list_reads_a_record_again(gleaned: Offer) -> None:
    pages = list(of_all(gleaned.renderer))
    assert all(page.body for page in pages)


def test_no_feed_and_no_calendar_reads_a_record_again(gleaned: Offer, tmp_path: Path) -> None:
    assert [write() for write in gleaned.follow(exporting.shelf(gleaned, tmp_path))]


def test_no_statistic_reads_a_record_again(gleaned: Offer) -> None:
    assert all(table.rows for table in statistics(gleaned.catalogue))
