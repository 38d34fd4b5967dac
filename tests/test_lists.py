"""Lists say of each programme what it is, when it was, and its first words, not cut anywhere."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from built import BuiltPage, squeeze
from programmes.catalogue.card import Card
from programmes.catalogue.catalogue import Catalogue
from programmes.render.parts import whats_new
from programmes.render.renderer import Renderer
from programmes.schema.records import Overview

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
    assert Card("a.yml", b"", record, catalogue.vocabulary).first_words == words


def test_years_of_events_are_told_as_such(seeds: Catalogue) -> None:
    renderer = Renderer(seeds)
    items = LexborHTMLParser(renderer.part(whats_new(renderer), "")).css(".entries > li")
    notes = {squeeze(one.css_first("a").text()): one.css_first(".note").text() for one in items}
    for name, note in (
        ("Support for Vietnam", "Dispatch, from April 2024"),
        ("Short-term Fellowship Program", "Initiative, events in 2023"),
        ("Technology and Innovation Support Center (TISC)", "Initiative, events in 2023 and 2024"),
        ("Digital Innovation Support", "Initiative, events from 2013 to 2023"),
    ):
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
