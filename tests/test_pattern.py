"""A piece of HTML is filled with what is escaped: no value can become a part of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from programmes.bodies.pattern import Pattern, together
from programmes.schema.scalars import Count

ITEM = Pattern("<li>{}</li>")


@given(st.text())
def test_a_text_is_escaped_as_our_templates_do_it(text: str) -> None:
    assert ITEM(text) == Markup("<li>{}</li>").format(text)
    assert isinstance(ITEM(text), Markup)


@pytest.mark.parametrize(
    "value", [7, 7.5, True, None, date(2026, 4, 1), Count(60, "<over>"), "{} {0} {x}", ["<b>"]]
)
def test_whatever_else_has_a_text_is_escaped_too(value: object) -> None:
    assert ITEM(value) == f"<li>{escape(value)}</li>"


def test_html_stays_as_it_is() -> None:
    assert ITEM(ITEM("a & b")) == "<li><li>a &amp; b</li></li>"


def test_a_sort_of_text_of_its_own_is_escaped() -> None:
    class Words(str):
        __slots__ = ()

    assert ITEM(Words("<b>")) == "<li>&lt;b&gt;</li>"


def test_pieces_stand_one_after_another() -> None:
    assert together([ITEM(1), ITEM(2)]) == "<li>1</li><li>2</li>"
