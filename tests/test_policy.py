"""Every built page tells the browser to load nothing from elsewhere, and brings no code itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import built
from programmes.publishing.policy import CONTENT_SECURITY_POLICY, brings_code

if TYPE_CHECKING:
    from pathlib import Path

    from built import BuiltPage


def test_the_policy_is_the_first_thing_in_the_head(pages: dict[str, BuiltPage]) -> None:
    for page in pages.values():
        first = page.one("head").css("*")[1]
        assert first.tag == "meta", page.address
        assert first.attributes["http-equiv"] == "Content-Security-Policy", page.address


def test_it_allows_nothing_from_elsewhere(pages: dict[str, BuiltPage]) -> None:
    said = pages["browse/"].one("meta[http-equiv]").attributes["content"]
    assert said == CONTENT_SECURITY_POLICY
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert "unsafe-inline" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "tag",
    [
        "<script>",
        '<script type="module">',
        "<STYLE>",
        '<style media="print">',
        '<p style="color: red">',
        '<p class="a" STYLE=color:red>',
        '<img alt="" onerror="go()">',
        '<a title="x > y" onclick=go()>',
    ],
)
def test_a_tag_with_code_or_style_of_its_own_is_found(tag: str) -> None:
    assert brings_code(tag)


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="a.js">',
        '<script type="module" src="a.js">',
        '<script type="application/ld+json">',
        '<link rel="stylesheet" href="a.css">',
        '<p title=" style=color:red">',
        "<p title=' onclick=go() '>",
        '<section class="style">',
        '<time datetime="2024-06">',
    ],
)
def test_any_other_tag_is_not(tag: str) -> None:
    assert not brings_code(tag)


@pytest.mark.site
@pytest.mark.parametrize(
    "code", ["<script>go()</script>", "<style>p { color: red }</style>", '<b onclick="go()">b</b>']
)
def test_a_page_with_code_of_its_own_is_not_published(
    code: str, project: Path, tmp_path: Path
) -> None:
    about = project / "content/about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{code}\n", encoding="utf-8")
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert "/about/index.html brings code of its own" in run.stderr
    assert not (tmp_path / "site").exists()
