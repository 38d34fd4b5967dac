"""Every built page tells the browser to load nothing from elsewhere, and brings no code itself."""

from pathlib import Path

import pytest

import built
from built import Pages
from programmes.build import markup, policy
from programmes.build.links import read
from programmes.build.policy import CONTENT_SECURITY_POLICY, MOVED

MARKUP = built.data("markup.yml")


def offences(html: str, url: str = "") -> list[str]:
    """List what is wrong with a page."""
    data = html.encode()
    return policy.offences(data, markup.read("page.html", data), url)


def test_the_policy_is_the_first_thing_in_the_head(pages: Pages) -> None:
    for page in pages.values():
        first = page.one("head").css("*")[1]
        assert first.tag == "meta", page.address
        assert first.attributes["http-equiv"] == "Content-Security-Policy", page.address


def test_it_allows_nothing_from_elsewhere(pages: Pages) -> None:
    said = pages["browse/"].one("meta[http-equiv]").attributes["content"]
    assert said == CONTENT_SECURITY_POLICY
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert "unsafe-inline" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("tag", MARKUP["code"])
def test_a_tag_with_code_or_style_of_its_own_is_found(tag: str) -> None:
    assert offences(tag)


@pytest.mark.parametrize("tag", MARKUP["harmless"])
def test_any_other_tag_is_not(tag: str) -> None:
    assert not offences(tag)


@pytest.mark.parametrize("tag", MARKUP["elsewhere"])
def test_a_tag_that_loads_from_elsewhere_is_found(tag: str) -> None:
    assert [offence.split(":")[0] for offence in offences(tag)] == [policy.LOADS]


def test_a_whole_address_of_the_site_itself_is_no_other_site() -> None:
    assert not offences('<img src="https://here.invalid/a.png">', "https://here.invalid/")
    assert offences('<img src="https://here.invalid.evil/a.png">', "https://here.invalid/")


def test_a_page_leads_on_by_itself_only_where_something_has_moved(tmp_path: Path) -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=./">'
    (tmp_path / "moved.html").write_text(f"{MOVED.decode()}{refresh}", encoding="utf-8")
    (tmp_path / "page.html").write_text(refresh, encoding="utf-8")
    (tmp_path / "index.html").write_text(f"{MOVED.decode()}<script>go()</script>", encoding="utf-8")
    assert {page: told[0].split(":")[0] for page, told in read(tmp_path).offences.items()} == {
        "page.html": "leads to another page by itself",
        "index.html": "has code of its own, which the site's policy blocks",
    }


def test_only_pages_and_drawings_have_tags(tmp_path: Path) -> None:
    (tmp_path / "data.json").write_text('"a <script <b"', encoding="utf-8")
    (tmp_path / "feed.xml").write_text("<p class='<'><script>go()</script>", encoding="utf-8")
    assert not read(tmp_path).offences


@pytest.mark.parametrize("html", MARKUP["hidden"])
def test_no_trick_hides_code(html: str) -> None:
    assert offences(html)


@pytest.mark.parametrize("svg", MARKUP["drawings"])
def test_no_trick_hides_code_in_a_drawing(svg: str, tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text(svg, encoding="utf-8")
    assert read(tmp_path).offences


def test_a_drawing_without_code_is_right(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path id="a" d="M0 0"/></svg>'
    drawing = f'<?xml version="1.0"?><!-- <script> -->{drawing}'
    (tmp_path / "drawing.svg").write_text(drawing, encoding="utf-8")
    assert not read(tmp_path).offences


@pytest.mark.site
def test_a_page_that_brings_code_or_leads_elsewhere_is_not_published(
    project: Path, tmp_path: Path
) -> None:
    with (project / "content/about.md").open("a", encoding="utf-8") as about:
        about.write('\n<div>\n<img alt="a"onerror="go()">\n</div>\n')
        about.write('\n<img src="https://elsewhere.invalid/a.png" alt="a">\n')
        about.write('\n<meta http-equiv="refresh" content="0; url=../initiatives/">\n')
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    for told in ("has code of its own", "loads from another site", "leads to another page"):
        assert f"the page /about/ {told}" in run.stderr
    assert not (tmp_path / "site").exists()
