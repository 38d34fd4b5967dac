"""Turns arbitrary text and arbitrary spans into what must hold for all of them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from programmes.schema.dates import Dates, Precision, Span, display, html, iso
from programmes.schema.short_form import parse, respell

near_dates = st.text(st.sampled_from("0123456789-/.FY abouter" + "–２٣"), max_size=24)  # noqa: RUF001
points = st.builds(
    lambda day, form: day.strftime(form).rjust(len(form), "0"),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "FY%Y"]),
)
qualified = st.one_of(
    points,
    points.map(lambda point: f"about {point}"),
    st.tuples(st.sampled_from(["early", "late", "beginning", "end"]), points)
    .filter(lambda words: len(words[1]) < len("2013-12-02"))
    .map(" ".join),
)
written = st.one_of(
    qualified,
    qualified.map(lambda start: f"{start}/.."),
    qualified.map(lambda end: f"../{end}"),
    st.tuples(qualified, qualified).map("/".join),
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a valid span; a backward one is turned round."""
    text = draw(written)
    try:
        return parse(text)
    except PydanticCustomError:
        start, end = text.split("/")
        return parse(f"{end}/{start}")


@given(st.one_of(st.text(), near_dates, written))
def test_any_text_is_a_date_or_a_date_fault(text: str) -> None:
    with suppress(PydanticCustomError):
        assert isinstance(parse(text), Span)


@given(spans())
def test_the_short_form_of_a_span_reads_as_that_span(span: Span) -> None:
    assert parse(str(span)) == span


@given(spans())
def test_iso_means_the_same_days(span: Span) -> None:
    (text,) = iso(Dates((span,)))
    assert (parse(text).first_day, parse(text).last_day) == (span.first_day, span.last_day)


@given(st.lists(spans(), min_size=1, max_size=4))
def test_html_without_tags_is_the_display_text(several: list[Span]) -> None:
    dates = Dates(tuple(several))
    assert re.sub(r"<[^>]+>", "", html(dates)) == display(dates)


@given(spans())
def test_display_leads_back_to_the_span(span: Span) -> None:
    sides = [side for side in (span.start, span.end) if side]
    # "2020 to FY2021" could be a slip for "FY2020 to FY2021", so no reading of it is offered.
    assume(len({side.precision is Precision.FISCAL_YEAR for side in sides}) == 1)
    words = display(Dates((span,))).partition(" (")[0]
    assert parse(respell(words) or "") == span
