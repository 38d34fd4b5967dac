"""A build of very many new pages takes from the last site what has not changed."""

from __future__ import annotations

import os
import shutil
import weakref
from typing import TYPE_CHECKING

import exporting
import pytest

import built
from programmes.build.keeping.standing import Standing
from programmes.build.making import Making
from programmes.build.paths import Paths
from programmes.build.site import NOTHING, Ground, gleaned, write_records_first
from programmes.build.writing import Shelf
from programmes.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.catalogue.programme import Programme
    from programmes.exports.offer import Offer
    from programmes.render.frame import Frame
    from programmes.render.page import Page


class Bare:
    """A frame in which nothing stands but the body."""

    site_url = exporting.SETTINGS.site_url

    def render(self, page: Page) -> str:
        return page.body


def write(folder: Path, standing: Standing) -> Standing:
    """Write the site of the real catalogue into a folder, pages of records first."""
    frame: Frame = Bare()  # type: ignore[assignment]  # what is asked of one here
    offered = exporting.offer(exporting.load(built.PROJECT / "content"))
    making = Making(Ground(built.PROJECT, folder, {}, {}, standing), offered, frame)
    write_records_first(making, SILENT, NOTHING)
    return standing


def test_only_where_a_site_is_known_are_lists_most_of_the_work(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = write(site, Standing(site))
    offered = exporting.offer(exporting.load(built.PROJECT / "content"))
    frame: Frame = Bare()  # type: ignore[assignment]  # as above

    def is_short(number: int, standing: Standing) -> bool:
        ground = Ground(built.PROJECT, tmp_path / f"new {number}", {}, {}, standing)
        return Making(ground, offered, frame).is_short

    known = Standing(site, first.notes(), first.new_layout)
    assert not is_short(1, Standing(site))
    assert is_short(2, known)


def test_feeds_and_calendars_of_the_last_site_stand_in_the_new_one(tmp_path: Path) -> None:
    site, draft = tmp_path / "site", tmp_path / "draft"
    first = write(site, Standing(site))
    shutil.copytree(site, draft, copy_function=os.link)
    again = Standing(site, first.notes(), first.new_layout)
    again.retain(draft, set())
    write(draft, again)
    channels = {path for path in first.keys if path.endswith((".xml", ".ics"))} - {"sitemap.xml"}
    assert len(channels) > 1
    assert channels <= again.taken


def test_a_stop_is_heeded_where_no_programme_has_a_new_file(real: Offer, tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 - it is no error
        pass

    asked: list[str] = []

    def programmes() -> Iterator[Programme]:
        for programme in real.catalogue.programmes:
            asked.append(programme.address)
            yield programme

    def halt() -> None:
        if len(asked) == 3:
            raise Stop

    shelf = Shelf(tmp_path, Paths({}, real.catalogue), halt=halt)
    with pytest.raises(Stop):
        real.deliver(shelf, programmes())
    assert len(asked) == 3


def test_a_preview_that_lets_go_does_not_hold_what_halts_it(tmp_path: Path) -> None:
    class Halt:
        def __call__(self) -> None:
            pass

    frame: Frame = Bare()  # type: ignore[assignment]  # as above
    offered = exporting.offer(exporting.load(built.PROJECT / "content"))
    making = Making(Ground(built.PROJECT, tmp_path, {}, {}, Standing(tmp_path)), offered, frame)
    halt = Halt()
    gone = weakref.ref(halt)
    making.write_rest(halt)
    making.let_go()
    del halt
    assert gone() is None


def test_no_record_goes_before_its_pages_are_begun(
    tmp_path: Path, real: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Programme] = []
    monkeypatch.setattr("programmes.build.making.AT_ONCE", 2)
    monkeypatch.setattr(Making, "done_with", lambda _, programme: gone.append(programme))
    frame: Frame = Bare()  # type: ignore[assignment]  # as above
    making = Making(Ground(built.PROJECT, tmp_path, {}, {}, Standing(tmp_path)), real, frame)
    assert list(gleaned(making, begun=lambda: 3)) == list(real.catalogue.programmes)
    assert gone == list(real.catalogue.programmes)[:3]
