"""A piece of HTML is filled with what is escaped: no value can become a part of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from programmes.render.pattern import pattern, together
from programmes.schema.numbers import Count

ITEM = pattern("<li>{}</li>")


@given(st.text())
def test_a_text_is_escaped_as_our_templates_do_it(text: str) -> None:
    assert ITEM(text) == Markup("<li>{}</li>").format(text)
    assert isinstance(ITEM(text), Markup)


@pytest.mark.parametrize(
    "value", [7, 7.5, True, None, date(2026, 4, 1), Count(60, "<over>"), "{} {0} {x}", ["<b>"]]
)
def test_whatever_else_has_a_text_is_escaped_too(value: object) -> None:
    assert ITEM(value) == f"<li>{escape(value)}</li>"


@pytest.mark.parametrize("gaps", range(6))
def test_every_gap_is_filled_in_order_and_escaped(gaps: int) -> None:
    html = "<br>".join(["<i>{}</i>"] * gaps)
    values = [f"<{number}>" for number in range(gaps)]
    filled = pattern(html)(*values)
    assert filled == Markup(html).format(*values)  # noqa: S704 - it stands above
    assert isinstance(filled, Markup)


@pytest.mark.parametrize(
    ("gaps", "values"), [(0, 1), (1, 0), (1, 2), (2, 1), (2, 3), (3, 2), (3, 4), (4, 3), (4, 5)]
)
def test_as_many_values_are_wanted_as_there_are_gaps(gaps: int, values: int) -> None:
    with pytest.raises((TypeError, ValueError)):
        pattern("{}" * gaps)(*range(values))


def test_html_stays_as_it_is() -> None:
    assert ITEM(ITEM("a & b")) == "<li><li>a &amp; b</li></li>"


def test_a_sort_of_text_of_its_own_is_escaped() -> None:
    class Words(str):
        __slots__ = ()

    assert ITEM(Words("<b>")) == "<li>&lt;b&gt;</li>"


def test_pieces_stand_one_after_another() -> None:
    assert together([ITEM(1), ITEM(2)]) == "<li>1</li><li>2</li>"
