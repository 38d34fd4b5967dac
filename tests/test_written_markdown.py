"""Hand-written pages use the Markdown of records, and their tables have what ours have."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

import built
from programmes.render.handwritten import misread_list, with_lists, with_tables
from programmes.schema import prose

LISTS = {
    "two spaces a level": "- a\n  - b\n    - c\n- d",
    "four spaces a level": "- a\n    - b\n        - c\n- d",
    "three spaces below a number": "1. a\n   - b\n   - c\n2. d",
    "right below a paragraph": "These are:\n- a\n- b",
    "a line that goes on": "- a\n  goes on\n- b\n  - c\n    goes on",
    "paragraphs in an item": "- a\n\n  more of a\n- b\n\n  - c\n\nafter",
    "a quotation in an item": "- a\n\n  > b\n- c",
}
PAGE = """
## Size S

## 特許庁

| Year | Programmes |
|------|-----------:|
| 2013 | 4          |

- a
  - b
"""


def tree(html: str) -> list[str]:
    """The elements of a list and their words, without the space between them."""
    nodes = LexborHTMLParser(html).css("ul, ol, li, blockquote")
    return [f"{node.tag} {' '.join(node.text(separator=' ').split())}" for node in nodes]


@pytest.mark.parametrize("case", LISTS)
def test_lists_are_those_of_records(case: str) -> None:
    records = tree(prose.render(prose.parser(), LISTS[case], ""))
    assert tree(markdown(with_lists(LISTS[case]))) == records
    assert len(records) > 2


@pytest.mark.parametrize(
    "text",
    ["```\n- a\n  - b\n```", "    - a\n      - b", "* * *", "**a**\n{: .lead }"],
)
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert with_lists(text) == text


def test_a_table_is_named_by_the_heading_above_it() -> None:
    html = with_tables("<h2 id='a'>A <code>b</code> &amp; c</h2><p></p><table><thead></thead>")
    caption = LexborHTMLParser(html).css_first("table > caption")
    assert caption.text() == "A b & c"
    assert "&amp;" in (caption.html or "")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("- a\n* b", "b"),
        ("1. a\n- b", "b"),
        ("3. a\n4. b", "a"),
    ],
)
def test_lists_that_would_come_out_otherwise_are_found(typed: str, words: str) -> None:
    assert misread_list(typed, markdown(with_lists(typed))) == words


@pytest.mark.parametrize("case", LISTS)
def test_lists_that_come_out_as_typed_are_no_fault(case: str) -> None:
    assert misread_list(LISTS[case], markdown(with_lists(LISTS[case]))) == ""


@pytest.mark.site
@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("1) a\n2) b", "1) a"),
        ("1. a\n3. b", "3. b"),
        ("1. a\n  - b\n2. c", "  - b"),
        ("- first\n* of", "* of"),
    ],
)
def test_a_list_that_would_be_shown_otherwise_is_refused_with_its_line(
    typed: str, line: str, project: Path, tmp_path: Path
) -> None:
    about = project / "content/about.md"
    text = about.read_text(encoding="utf-8") + "\n" + typed + "\n"
    about.write_text(text, encoding="utf-8")
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert "error[stray-markdown]" in run.stderr
    assert f"content/about.md:{text.split(chr(10)).index(line) + 1}:" in run.stderr


@pytest.mark.site
def test_a_page_may_use_all_of_it(project: Path, tmp_path: Path) -> None:
    about = project / "content/about.md"
    about.write_text(about.read_text(encoding="utf-8") + PAGE, encoding="utf-8")
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    article = built.read_pages(tmp_path / "site")["about/"].one("article")
    assert [one.attributes["id"] for one in article.css("h2")[-2:]] == ["size-s", "特許庁"]
    headers = article.css("table caption + thead th[scope=col]")
    assert [header.attributes.get("class") for header in headers] == [None, "num"]
    assert article.css_first("td.num").text() == "4"
    assert article.css_first("li > ul > li").text() == "b"
