"""Every built page tells the browser to load nothing from elsewhere, and brings no code itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import built
from built import BuiltPage
from programmes.build import markup, policy
from programmes.build.links import read
from programmes.build.policy import CONTENT_SECURITY_POLICY, MOVED


def offences(html: str, url: str = "", path: str = "page.html") -> list[str]:
    """List what is wrong with a page or drawing."""
    data = html.encode()
    return policy.offences(data, markup.read(path, data), url)


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
        "<STYLE>",
        '<p style="color: red">',
        '<img alt="" onerror="go()">',
        '<img/src="x"/onerror=go()>',
        "<svg\nonload\n=go()>",
        '<script type="text/javascript">',
        '<iframe srcdoc="words">',
        '<base href="https://elsewhere.invalid/">',
        '<a ping="../">',
        "<a ='>'<script src=\"a.js\">",
        '<p title="<">',
        "<noscript>",
    ],
)
def test_a_tag_with_code_or_style_of_its_own_is_found(tag: str) -> None:
    assert offences(tag)


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="a.js">',
        '<script type="application/ld+json">',
        '<link rel="stylesheet" href="a.css">',
        '<p title=" style=color:red">',
        '<a href="https://elsewhere.invalid/">',
        '<link rel="canonical" href="https://elsewhere.invalid/">',
        '<img src="data:image/gif;base64,AA==">',
        '<img alt="a"title="onerror=">',
    ],
)
def test_any_other_tag_is_not(tag: str) -> None:
    assert not offences(tag)


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="https://elsewhere.invalid/a.js">',
        '<script src="\\\\elsewhere.invalid/a.js">',
        '<script src="data:text/javascript,go()">',
        '<link rel="stylesheet" href="https://elsewhere.invalid/a.css">',
        '<link rel="preload icon" href="//elsewhere.invalid/a.css">',
        '<img src="HTTPS://elsewhere.invalid/a.png">',
        '<img src="a.png" srcset="a.png 1x, https://elsewhere.invalid/b.png 2x">',
        '<svg><image xlink:href="https://elsewhere.invalid/b.png"></svg>',
        '<svg><filter><feImage href="https://elsewhere.invalid/b.png"/></filter></svg>',
        '<body background="https://elsewhere.invalid/b.png">',
        '<form action="https://elsewhere.invalid/">',
        '<form><button formaction="//elsewhere.invalid/">',
    ],
)
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


# What a browser sees is seen here, however it is wrapped; and what two programs could read in two
# ways is refused.
@pytest.mark.parametrize(
    "html",
    [
        "<title><!--</title><script>go()</script> -->",
        "<!--><script>go()</script> -->",
        '<!-- <a title=" --><script>go()</script><!-- "> -->',
        '<a ="><script src=//elsewhere.invalid/a.js></script>">',
        "<p title=5'><script>go()</script><p title='>",
        "<svg><style></svg><img src=x onerror=go()></style>",
        "<script>1</script/><script>go()</script>",
        '<noscript><p title="> </noscript><img src=x onerror=go()>"></noscript>',
        '<template shadowrootmode="open"><img src=x onerror=go()></template>',
        '<math><annotation-xml encoding="text/html"><b onclick=go()></annotation-xml></math>',
        "<p>\x00<b \x00 onclick=go()>",
    ],
)
def test_no_trick_hides_code(html: str) -> None:
    assert offences(html)


SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:l="http://www.w3.org/1999/xlink"'


@pytest.mark.parametrize(
    "svg",
    [
        f"<svg {SVG}><script>go()</script></svg>",
        f'<svg {SVG} onload="go()"/>',
        f'<svg {SVG}><image href="https://elsewhere.invalid/b.png"/></svg>',
        f'<svg {SVG} {XLINK}><use l:href="//elsewhere.invalid/b"/></svg>',
        f"<s:svg {SVG.replace('=', ':s=', 1)}><s:script>go()</s:script></s:svg>",
        f"<svg {SVG}><desc><title><script>go()</script></title></desc></svg>",
        f'<!DOCTYPE svg [<!ENTITY s "<script>go()</script>">]><svg {SVG}>&s;</svg>',
        f"<svg {SVG}><script>go()</script>",
        f'<svg {SVG}><a><set attributeName="href" to="javascript:go()"/><path/></a></svg>',
        f"<svg {SVG}><foreignObject><iframe/></foreignObject></svg>",
        "",
    ],
)
def test_no_trick_hides_code_in_a_drawing(svg: str, tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text(svg, encoding="utf-8")
    assert read(tmp_path).offences


def test_a_drawing_without_code_is_right(tmp_path: Path) -> None:
    drawing = f'<?xml version="1.0"?><!-- <script> --><svg {SVG}><path id="a" d="M0 0"/></svg>'
    (tmp_path / "drawing.svg").write_text(drawing, encoding="utf-8")
    assert not read(tmp_path).offences


@pytest.mark.site
@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<div>\n<img alt="a"onerror="go()">\n</div>', "has code of its own"),
        ('<img src="https://elsewhere.invalid/a.png" alt="a">', "loads from another site"),
        ('<meta http-equiv="refresh" content="0; url=../initiatives/">', "leads to another page"),
    ],
)
def test_a_page_that_brings_code_or_leads_elsewhere_is_not_published(
    html: str, told: str, project: Path, tmp_path: Path
) -> None:
    about = project / "content/about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{html}\n", encoding="utf-8")
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert f"the page /about/ {told}" in run.stderr
    assert not (tmp_path / "site").exists()
