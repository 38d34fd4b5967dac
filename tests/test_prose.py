"""Plain text takes a short way to its page, which leads where the long one does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small
from programmes.schema import prose

if TYPE_CHECKING:
    from pathlib import Path

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
    faulty = [*(pattern for pattern, _, _ in prose.UNMEANT), prose.ENTITY]
    if any(pattern.search(text) for pattern in faulty):
        assert prose.SUSPECT.search(text)


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
