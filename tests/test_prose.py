"""Plain text takes a short way to its page, which leads where the long one does."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import built
import small
from programmes import reader
from programmes.schema import misread, prose

PARSER = prose.parser()
CASES = built.data("prose.yml")
PIECES = ["a", "The", "1.", "12", "2)", "-", "+", "*", "_", " ", "  ", "\t", "\n", "\n\n", "\n\n\n"]
PIECES += ['"', "'", "–", "# ", "=", "---", "| a |", "~~~", "!", "[a](", ")", "https://a.org", "é"]  # noqa: RUF001
PIECES += ["\u00a0", "\u3000", "&", "&lt;", "<", ">", "\\", "`", "{", "{:", "--8<--", "data:,"]
PIECES += ["\r", "\0", "<b>", "javascript:a", "&#x202e;", "<a@b.org>", "script", ":"]
PIECES += ["- ", "- a\n", "\n- b"]
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


@pytest.mark.parametrize("text", CASES["refused"])
def test_markup_that_nobody_can_have_meant_is_refused(text: str, tmp_path: Path) -> None:
    (problem,) = small.problems(tmp_path, f"body: [{{text: '{text}'}}]")
    assert problem.code in {"template-markup", "unsafe-link"}


@pytest.mark.parametrize("text", CASES["taken"])
def test_prose_that_only_looks_like_it_is_taken(text: str, tmp_path: Path) -> None:
    assert small.problems(tmp_path, f"body: [{{text: '{text}'}}]") == ()


def links(text: str) -> list[tuple[str | None, str]]:
    page = LexborHTMLParser(prose.render(PARSER, text, ""))
    return [(one.attributes["href"], one.text()) for one in page.css("a")]


@pytest.mark.parametrize(("text", "address", "words"), CASES["links"])
def test_a_bare_address_is_a_link_and_that_of_a_link_no_second_one(
    text: str, address: str, words: str
) -> None:
    assert links(text) == [(address, words)]


@pytest.mark.parametrize("text", CASES["no links"])
def test_what_is_no_address_stays_a_text(text: str) -> None:
    assert links(text) == []


def test_a_line_break_between_kanji_is_no_space() -> None:
    text = "\u7279\u8a31\n\u5e81 and\nothers **\u7279\n\u8a31**\n\n\u5e81"
    html = prose.render(PARSER, text, "")
    assert html.count("\n") == 3  # behind each paragraph, and before "others"
    assert "\u7279\u8a31\u5e81 and\nothers" in html


@pytest.mark.parametrize("style", ["heading: ", "heading: >\n  "])
def test_a_value_on_two_lines_of_kanji_has_no_space(style: str) -> None:
    document = reader.read_text(f"{style}\u7279\u8a31\n  \u5e81\n", "record.yml")
    assert not isinstance(document, list)
    assert document.tree["heading"].strip() == "\u7279\u8a31\u5e81"
