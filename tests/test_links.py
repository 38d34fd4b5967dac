"""Every link of the site leads somewhere; one that does not is reported where it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import built
import small
from programmes.build import links
from programmes.build.findings import broken_links
from programmes.catalogue import loading
from programmes.catalogue.card import summary
from programmes.reader.report import as_text
from programmes.schema import prose
from programmes.schema.scalars import address_flaw

SAID = built.data("links.yml")
SITE_URL = "https://here.invalid/catalogue/"
PAGE = "initiatives/tisc/index.html"

# The links of records.


@pytest.mark.parametrize(("text", "html"), SAID["printed"].items())
def test_a_link_is_written_from_the_root_and_led_there_from_each_page(text: str, html: str) -> None:
    markdown = prose.parser()
    assert prose.render(markdown, text, "../../").strip() == f"<p>{html}</p>"
    assert prose.render(markdown, text, "./").strip() == f"<p>{html.replace('../../', './')}</p>"


def test_links_that_may_be_right_pass_the_check_and_others_are_named(content: Path) -> None:
    (content / "about.md").write_text("# About\n", encoding="utf-8")
    written = "\n".join(f"      [this]({link})" for link in SAID["taken"])
    small.put(content, small.course(f"body:\n  - text: |\n{written}"))
    assert small.run("check").output == "All records are right.\n"
    refused = [(code, link) for code, several in SAID["refused"].items() for link in several]
    for code, link in [*refused, ("unknown-link", "initiatives/lsited")]:
        # A definition of a link is looked at as well.
        for text in (f"See [this]({link}).", f"See [this].\n\n      [this]: {link}"):
            small.put(content, small.course(f"body:\n  - text: |\n      {text}"))
            (problem,) = loading.load(content).problems
            assert problem.code == code
            assert link in problem.message


def test_a_description_has_the_words_of_a_link_without_its_address() -> None:
    text = "Held at [APIC](https://www.apic.jiii.or.jp/) (Tokyo) with [TISC](initiatives/tisc)."
    assert summary(text) == "Held at APIC (Tokyo) with TISC."


# The links of built pages.


def site_of(folder: Path, html: str, **others: str) -> links.Site:
    """Read a site of one page and some other files."""
    files = {PAGE: html, "index.html": '<h1 id="home">Home</h1>', **others}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return links.read(folder, SITE_URL)


@pytest.mark.parametrize("html", SAID["leads_somewhere"])
def test_what_leads_somewhere_is_right(html: str, tmp_path: Path) -> None:
    assert not site_of(tmp_path, html, **{"a name.html": ""}).broken()


@pytest.mark.parametrize("html", SAID["leads_nowhere"])
def test_what_leads_nowhere_is_broken(html: str, tmp_path: Path) -> None:
    site = site_of(tmp_path, html, **{"a%20name.html": ""})
    assert [list(pages) for pages in site.broken().values()] == [[PAGE]]


@pytest.mark.parametrize("address", [*SAID["addresses"], *SAID["no_addresses"]])
def test_check_and_build_agree_on_what_an_address_is(address: str, tmp_path: Path) -> None:
    wrong = address in SAID["no_addresses"]
    assert bool(address_flaw(address)) is wrong
    assert len(site_of(tmp_path, f'<a href="{address}">').broken()) == wrong


def test_a_drawing_is_used_by_its_names(tmp_path: Path) -> None:
    used = '<svg><use href="../../icons.svg#arrow"/><use href="../../icons.svg#none"/></svg>'
    site = site_of(tmp_path, used, **{"icons.svg": '<svg><path id="arrow"/></svg>'})
    assert list(site.broken()) == [("icons.svg", "none")]


def test_the_links_of_a_drawing_are_checked(tmp_path: Path) -> None:
    drawing = '<svg xmlns:l="http://www.w3.org/1999/xlink"><a l:href="none/"/></svg>'
    site = site_of(tmp_path, "", **{"map.svg": drawing})
    assert site.broken() == {("none/index.html", ""): {"map.svg": "none/"}}


@pytest.mark.parametrize("name", ["sitemap.xml", "data.json", "map.svg", "page.html"])
def test_a_file_that_names_a_page_by_its_whole_address_is_checked(
    name: str, tmp_path: Path
) -> None:
    text = f'<p title="{SITE_URL}none/">{SITE_URL}initiatives/tisc/</p>'
    site = site_of(tmp_path, "", **{name: text})
    assert site.broken() == {("none/index.html", ""): {name: f"{SITE_URL}none/"}}


@pytest.mark.parametrize("case", SAID["written"], ids=lambda case: case["pages"][0])
def test_a_broken_link_is_shown_where_it_was_written(case: dict[str, Any], content: Path) -> None:
    catalogue = small.load(content)
    (content / case["file"]).write_text(case["text"], encoding="utf-8")
    there = [*case["pages"], "overviews/all/"]
    pages = {f"{page}index.html": '<p id="figures">' for page in there}
    pages |= {f"{page}index.html": f'<a href="{case["link"]}">' for page in case["pages"]}
    site = site_of(content.parent / "site", "", **pages)
    report = as_text(broken_links(site, catalogue, content))
    assert [words for words in case["says"] if words not in report] == []


@pytest.mark.site
def test_a_build_with_a_broken_link_is_refused(project: Path, tmp_path: Path) -> None:
    page = project / "content/about.md"
    built.change(page, "There are none.", "See [this](../initiatives/listed/#nothing).")
    done = built.build(project, tmp_path / "public" / "site")
    assert done.returncode == 1
    assert "error[broken-link]" in done.stderr
    assert "content/about.md:" in done.stderr
    assert not list((tmp_path / "public").iterdir())


@pytest.mark.site
def test_no_link_of_the_real_site_is_broken(site: Path) -> None:
    assert not links.read(site, "http://127.0.0.1:8000/").broken()
