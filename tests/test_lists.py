"""Lists say of each programme what it is, when it was, and its first words, not cut anywhere."""

from __future__ import annotations

import sys
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from built import squeeze
from programmes.catalogue.programme import Crumb
from programmes.render.entries import entries
from programmes.render.renderer import Renderer
from programmes.render.values import first_words
from programmes.schema.records import KINDS, Overview
from programmes.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from built import BuiltPage
    from programmes.catalogue.catalogue import Catalogue

WORD = "thirteen letters, "
LONG = WORD * 20


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A course was held. All came.", "A course was held. All came."),
        (f"It was held.\n\nAll *came*. Then {LONG}.", "It was held. All came."),
        (f"Mr. Tang {LONG}", f"Mr. Tang {WORD * 14}thirteen letters …"),
        (f"{LONG}.", f"{WORD * 14}thirteen letters …"),
        ("thirteen " * 40, "thirteen " * 17 + "…"),
    ],
)
def test_first_words_end_at_a_sentence_or_a_comma(
    text: str, words: str, catalogue: Catalogue
) -> None:
    given = {"title": "T", "body": [{"text": text}], "updated": "2026-11-22"}
    record = Overview.model_validate(given, context=catalogue.vocabulary)
    assert first_words(record) == words


@pytest.mark.site
@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Support for Vietnam", "Dispatch, from April 2024"),
        ("Short-term Fellowship Program", "Initiative, events in 2023"),
        ("Technology and Innovation Support Center (TISC)", "Initiative, events in 2023 and 2024"),
        ("Digital Innovation Support", "Initiative, events from 2013 to 2023"),
    ],
)
def test_years_of_events_are_told_as_such(
    name: str, note: str, pages: dict[str, BuiltPage]
) -> None:
    items = pages["announcements/"].root.css(".entries > li")
    notes = {squeeze(one.css_first("a").text()): one.css_first(".note").text() for one in items}
    assert notes[name] == note


@pytest.mark.site
@pytest.mark.parametrize(
    "address", ["announcements/", "sections/announcements-international-topics/"]
)
def test_the_number_beside_a_section_says_what_it_counts(
    address: str, pages: dict[str, BuiltPage]
) -> None:
    counts = [one.text() for one in pages[address].root.css(".tree .count")]
    assert counts
    assert all(one.endswith(("programme", "programmes")) for one in counts)


def most_held(make: Callable[[], str]) -> float:
    """How many times the text that is made was held at one time, in whole or in parts."""
    tracemalloc.start()
    made = make()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.count('class="entry"') > 1000
    return most / sys.getsizeof(made)


def test_a_long_list_is_not_held_three_times(catalogue: Catalogue) -> None:
    note_of = Renderer(catalogue).note_of
    context: Any = {"root": "../", "note_of": note_of, "catalogue": catalogue}
    programmes = catalogue.programmes * 1000
    assert most_held(lambda: entries(context, programmes, in_full=True).html) < 2.5


@pytest.mark.parametrize("repository", ["", "https://code.invalid/catalogue"])
def test_a_page_with_a_long_list_does_not_hold_it_more_often(
    repository: str, catalogue: Catalogue
) -> None:
    trail, kind = (Crumb("Courses", "courses/"),), KINDS["training-courses"]
    page = Renderer(catalogue, Settings(repository=repository)).page(
        "kind.html", address="courses/", trail=trail, description="", kind=kind,
        programmes=catalogue.programmes * 1000,
    )  # fmt: skip
    assert most_held(lambda: page.body) < 2.5
