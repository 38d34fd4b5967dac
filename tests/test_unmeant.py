"""Markup that nobody can have meant is refused, and prose that only looks like it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from programmes.schema.prose import UNMEANT

if TYPE_CHECKING:
    from collections.abc import Iterator


def codes(text: str) -> Iterator[str]:
    return (code for pattern, code, _ in UNMEANT if pattern.search(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>bold</b>", "raw-html"),
        ("a <!-- note -->", "raw-html"),
        ("{{ year }}", "template-markup"),
        ("{: .lead }", "template-markup"),
        ("--8<-- file", "template-markup"),
        ("javascript:alert(1)", "unsafe-link"),
        ("see data:text/html,x", "unsafe-link"),
        ("data:;base64,x", "unsafe-link"),
    ],
)
def test_markup_is_refused(text: str, code: str) -> None:
    assert list(codes(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Statistical data: 12 offices",
        "JavaScript: an introduction",
        "3 < 5 and 7 > 6",
        "{Patent Group}",
        "metadata:",
    ],
)
def test_prose_is_taken(text: str) -> None:
    assert list(codes(text)) == []
