"""Hand-written pages use the Markdown of records, and their tables have what ours have."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

import built
from programmes.render.handwritten import for_python_markdown, misread_list, with_tables
from programmes.schema import prose

CASES = built.data("markdown_lists.yml")
LISTS = CASES["right"]
PAGE = """
## Size S

## 特許庁
In numbers:
| Year | Programmes |
|------|-----------:|
| 2013 | 4          |

---

- [a](../overviews/all/)
  - b
- In numbers:
  | Experts |
  |---------|
  | 5       |

---
"""


def tree(html: str) -> list[str]:
    """The elements of a list and their words, without the space between them."""
    nodes = LexborHTMLParser(html).css("ul, ol, li, blockquote")
    return [f"{node.tag} {' '.join(node.text(separator=' ').split())}" for node in nodes]


@pytest.mark.parametrize("case", LISTS)
def test_lists_are_those_of_records(case: str) -> None:
    records = tree(prose.render(prose.parser(), LISTS[case], ""))
    html = markdown(for_python_markdown(LISTS[case]))
    assert tree(html) == records
    assert len(records) > 2
    assert misread_list(LISTS[case], html) == ""


@pytest.mark.parametrize("text", CASES["no lists"])
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert for_python_markdown(text) == text


def test_a_table_is_named_by_the_heading_above_it() -> None:
    html = with_tables("<h2 id='a'>A <code>b</code> &amp; c</h2><p></p><table><thead></thead>")
    caption = LexborHTMLParser(html).css_first("table > caption")
    assert caption.text() == "A b & c"
    assert "&amp;" in (caption.html or "")


@pytest.mark.parametrize(("typed", "words"), CASES["misread"])
def test_lists_that_would_come_out_otherwise_are_found(typed: str, words: str) -> None:
    assert misread_list(typed, markdown(for_python_markdown(typed))) == words


@pytest.mark.site
@pytest.mark.parametrize(("typed", "line"), CASES["refused"])
def test_a_list_that_would_be_shown_otherwise_is_refused_with_its_line(
    typed: str, line: str, project: Path, refusal: Callable[[], str]
) -> None:
    about = project / "content/about.md"
    text = about.read_text(encoding="utf-8") + "\n" + typed + "\n"
    about.write_text(text, encoding="utf-8")
    said = refusal()
    assert "error[stray-markdown]" in said
    assert f"content/about.md:{text.split(chr(10)).index(line) + 1}:" in said


@pytest.mark.site
def test_a_page_may_use_all_of_it(project: Path, tmp_path: Path) -> None:
    about = project / "content/about.md"
    about.write_text(about.read_text(encoding="utf-8") + PAGE, encoding="utf-8")
    pages = built.read_pages(built.made(project, tmp_path / "site"))
    article = pages["about/"].one("article")
    assert [one.attributes["id"] for one in article.css("h2")[-2:]] == ["size-s", "特許庁"]
    headers = article.css("table caption + thead th[scope=col]")
    assert [header.attributes.get("class") for header in headers] == [None, "num", None]
    assert article.css_first("td.num").text() == "4"
    assert article.css_first("li > ul > li").text() == "b"
