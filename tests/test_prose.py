"""Plain text takes a short way to its page, which leads where the long one does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import small
from programmes import reader
from programmes.schema import misread, prose

PARSER = prose.parser()
PIECES = ["a", "The", "1.", "12", "2)", "-", "+", "*", "_", " ", "  ", "\t", "\n", "\n\n", "\n\n\n"]
PIECES += ['"', "'", "–", "# ", "=", "---", "| a |", "~~~", "!", "[a](", ")", "https://a.org", "é"]  # noqa: RUF001
PIECES += ["\u00a0", "\u3000", "&", "&lt;", "<", ">", "\\", "`", "{", "{:", "--8<--", "data:,"]
PIECES += ["\r", "\0", "<b>", "javascript:a", "&#x202e;", "<a@b.org>", "script", ":"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
MANY = settings(max_examples=600, deadline=None)


@MANY
@given(TEXTS)
def test_every_text_is_printed_as_the_parser_prints_it(text: str) -> None:
    assert prose.render(PARSER, text, "../") == PARSER.render(text, {"root": "../"})


@MANY
@given(TEXTS)
def test_no_text_that_would_be_refused_is_passed_over(text: str) -> None:
    faulty = [*(pattern for pattern, _, _ in misread.UNMEANT), misread.ENTITY]
    if any(re.search(pattern, text) for pattern in faulty):
        assert misread.SUSPECT.search(text)


@pytest.mark.parametrize("text", ["--8<-- file", "{: .lead }", "see data:;base64,x"])
def test_markup_that_nobody_can_have_meant_is_refused(text: str, tmp_path: Path) -> None:
    (problem,) = small.problems(tmp_path, f"body: [{{text: '{text}'}}]")
    assert problem.code in {"template-markup", "unsafe-link"}


@pytest.mark.parametrize(
    "text",
    ["data: 12 offices", "JavaScript: a course", "3 < 5 and 7 > 6", "{Patents}", "metadata:"],
)
def test_prose_that_only_looks_like_it_is_taken(text: str, tmp_path: Path) -> None:
    assert small.problems(tmp_path, f"body: [{{text: '{text}'}}]") == ()


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("See https://www.jpo.go.jp/e/.", "https://www.jpo.go.jp/e/", "https://www.jpo.go.jp/e/"),
        ("(https://a.org/x_y?z=1#b)", "https://a.org/x_y?z=1#b", "https://a.org/x_y?z=1#b"),
        (
            "\u8a73\u7d30\u306fhttps://a.org/b\u3092\u53c2\u7167",
            "https://a.org/b",
            "https://a.org/b",
        ),
        ("or www.wipo.int, too", "https://www.wipo.int", "www.wipo.int"),
        ("Write to PA0842@jpo.go.jp.", "mailto:PA0842@jpo.go.jp", "PA0842@jpo.go.jp"),
    ],
)
def test_a_bare_address_is_a_link(text: str, address: str, words: str) -> None:
    (link,) = LexborHTMLParser(prose.render(prose.parser(), text, "")).css("a")
    assert (link.attributes["href"], link.text()) == (address, words)


@pytest.mark.parametrize("text", ["[see](https://a.org/b)", "[https://a.org/](https://a.org/)"])
def test_an_address_of_a_link_is_no_second_link(text: str) -> None:
    assert len(LexborHTMLParser(prose.render(prose.parser(), text, "")).css("a")) == 1


@pytest.mark.parametrize("text", ["at 12@noon", "http:// is a scheme", "a@b", "www. is short"])
def test_what_is_no_address_stays_a_text(text: str) -> None:
    assert "<a" not in prose.render(prose.parser(), text, "")


def test_a_line_break_between_kanji_is_no_space() -> None:
    text = "\u7279\u8a31\n\u5e81 and\nothers **\u7279\n\u8a31**\n\n\u5e81"
    html = prose.render(prose.parser(), text, "")
    assert html.count("\n") == 3  # behind each paragraph, and before "others"
    assert "\u7279\u8a31\u5e81 and\nothers" in html


@pytest.mark.parametrize("style", ["heading: ", "heading: >\n  "])
def test_a_value_on_two_lines_of_kanji_has_no_space(style: str) -> None:
    document = reader.read_text(f"{style}\u7279\u8a31\n  \u5e81\n", "record.yml")
    assert not isinstance(document, list)
    assert document.tree["heading"].strip() == "\u7279\u8a31\u5e81"
