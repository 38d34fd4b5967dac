"""Tests that a page from a stencil is, byte for byte, what the template itself gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built import PROJECT
from programmes.catalogue.programme import Crumb
from programmes.render.frame import Frame, Unprintable, cut, outlined, stand_in, swapped
from programmes.render.page import Page, Printed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.site
def test_every_page_is_what_the_template_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = Frame.render

    def compare(frame: Frame, page: Page) -> str:
        html = render(frame, page)
        assert html == frame.render_alone(page), page.address
        return html

    monkeypatch.setattr(Frame, "render", compare)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(tmp_path / "site")))


def page_below(above: str, address: str) -> Page:
    """Make a page whose trail leads through a record."""
    trail = ("", "Home"), ("announcements/", "Announcements"), (above, f"At {above}"), (address, "")
    return Page(
        address, "", tuple(Crumb(label, one) for one, label in trail), "", lambda: Printed(Markup())
    )


def test_pages_below_different_records_have_one_outline() -> None:
    first, names = outlined(page_below("overviews/a/", "dispatches/x/"), ())
    second, others = outlined(page_below("overviews/b/", "dispatches/y/"), ())
    assert first == second
    assert set(names.values()) ^ set(others.values()) == {
        *("a", "At overviews/a/", "x"),
        *("b", "At overviews/b/", "y"),
    }


def test_a_part_of_a_record_has_the_outline_of_that_record() -> None:
    outline, _ = outlined(page_below("training-courses/a/", "training-courses/a/timetable/"), ())
    assert outline.trail[2] == Crumb("At training-courses/a/", "training-courses/a/")


def test_a_section_stands_in_the_outline_as_it_is() -> None:
    outline, _ = outlined(page_below("sections/a/", "dispatches/x/"), ())
    assert outline.trail[2] == Crumb("At sections/a/", "sections/a/")


def test_a_place_that_escapes_gets_the_value_escaped_and_another_gets_it_as_it_is() -> None:
    stencil = cut(f"<a>{stand_in('one')}</a><b>{escape(stand_in('one'))}</b>")
    assert stencil.fill({"one": "R&D"}) == "<a>R&D</a><b>R&amp;D</b>"


def test_a_template_that_changes_what_it_is_given_is_refused() -> None:
    with pytest.raises(Unprintable):
        cut(stand_in("title").replace("<&", "%3C%26"))


@pytest.mark.parametrize("text", ["<p>", "<nav><p><nav>"])
def test_a_template_that_does_not_print_the_contents_in_one_place_is_refused(text: str) -> None:
    assert swapped("<p><nav>", "<nav>", "x") == "<p>x"
    with pytest.raises(Unprintable):
        swapped(text, "<nav>", "x")
