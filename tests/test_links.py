"""Every link of the site leads somewhere; one that does not is reported where it was written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import built
from programmes.build import links
from programmes.build.findings import broken_links
from programmes.catalogue.card import summary
from programmes.reader.report import as_text
from programmes.schema import prose

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue

MARKDOWN = prose.parser()


def printed(text: str, root: str = "../../") -> str:
    return str(prose.render(MARKDOWN, text, root)).strip()


@pytest.mark.parametrize("written", ["initiatives/tisc", "/initiatives/tisc/", "initiatives/tisc/"])
def test_a_link_is_written_from_the_root_and_led_there_from_each_page(written: str) -> None:
    text = f"See [TISC]({written})."
    assert printed(text, "../../") == '<p>See <a href="../../initiatives/tisc/">TISC</a>.</p>'
    assert printed(text, "./") == '<p>See <a href="./initiatives/tisc/">TISC</a>.</p>'


def test_a_link_may_name_a_place_on_a_page_or_a_file() -> None:
    assert 'href="../../initiatives/tisc/#events"' in printed("[TISC](initiatives/tisc#events)")
    assert 'href="../../data/programmes.json"' in printed("[data](data/programmes.json)")


def test_a_link_to_another_site_says_so_and_one_to_a_mail_address_stays() -> None:
    linked = '<a href="https://www.wipo.int/" class="ext" rel="external">WIPO</a>'
    assert printed("[WIPO](https://www.wipo.int/)") == f"<p>{linked}</p>"
    assert printed("[us](mailto:a@b.invalid)") == '<p><a href="mailto:a@b.invalid">us</a></p>'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(built.PROJECT / "content", tmp_path / "content")


def faults_of(content: Path, text: str) -> str:
    """Put a text in a record, and give what is reported."""
    body = f"body:\n  - text: '{text}'\n"
    built.change(content / "programmes/initiatives/tisc.yml", "body:\n", body)
    return as_text(built.new_problems(content))


def test_a_link_to_an_unknown_page_is_a_fault_of_the_record(content: Path) -> None:
    report = faults_of(content, "See [TISC](initiatives/tics).")
    assert "error[unknown-link]: the link 'initiatives/tics' leads to no page of the site" in report
    assert "See [TISC](initiatives/tics)." in report
    assert "^^^^^^^^^^^^^^^^\n" in report
    assert "did you mean 'initiatives/tisc'?" in report


@pytest.mark.parametrize(
    "link",
    [
        "../tisc",
        "www.wipo.int/tisc/index.html",
        "ftp://www.wipo.int/",
        "#events",
    ],
)
def test_no_other_link_is_taken(content: Path, link: str) -> None:
    assert f"the link '{link}' leads to no page" in faults_of(content, f"See [this]({link}).")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "JavaScript:x"])
def test_a_link_to_a_script_is_refused(content: Path, link: str) -> None:
    assert "error[unsafe-link]" in faults_of(content, f"See [this]({link}).")


@pytest.mark.parametrize(
    "link",
    [
        "initiatives/tisc",
        "/initiatives/tisc/#events",
        "countries/jp",
        "data/programmes.json",
        "https://www.jpo.go.jp/e/",
        "mailto:a@b.invalid",
    ],
)
def test_links_that_may_be_right_pass_the_check_of_the_record(content: Path, link: str) -> None:
    assert faults_of(content, f"See [this]({link}).") == "No problems."


def test_a_definition_of_a_link_is_checked_too(content: Path) -> None:
    text = "See [this].\n\n\n    [this]: initiatives/tics"
    assert "error[unknown-link]" in faults_of(content, text)


SITE_URL = "https://here.invalid/catalogue/"
PAGE = "initiatives/tisc/index.html"


def site_of(folder: Path, html: str, **others: str) -> links.Site:
    """Read a site of one page and some other files."""
    files = {PAGE: html, "index.html": '<h1 id="home">Home</h1>', **others}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return links.read(folder, SITE_URL)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../../">',
        '<a href="../../#home">',
        '<a href="">',
        '<a href="#here"><p id="here">',
        '<a href="#old"><a name="old">',
        '<a href="#top">',
        '<a href="/catalogue/">',
        '<a href="https://elsewhere.invalid/none">',
        '<a href="mailto:a@b.invalid"><a href="tel:+81-3-1">',
        "<script>x = '<a href=\"none\">'</script>",
        '<!-- <!-- --!> <!-- <a href="none"> -->',
        "<code>&lt;a href=\"none\"></code> href='none'",
        f'<script type="application/ld+json">{{"@id": "{SITE_URL}#organisation"}}</script>',
        '<a href=" ../../\n">',
        '<a href="../../a%20name.html">',
        '<img srcset="../../index.html 1x,\n ../../ 2x">',
    ],
)
def test_what_leads_somewhere_is_right(tmp_path: Path, html: str) -> None:
    assert not site_of(tmp_path, html, **{"a name.html": ""}).broken()


@pytest.mark.parametrize(
    "html",
    [
        '<a href="none/">',
        "<a href=none/>",
        '<a href="../../../">',
        '<a href="/initiatives/tisc/">',
        '<a href="../../#none">',
        '<a href="#none">',
        '<a href="javascript:x">',
        '<img src="none.png">',
        '<img srcset="../../index.html 1x, none.png 2x">',
        f'<link rel="canonical" href="{SITE_URL}none/">',
        f'<script type="application/ld+json">{{"item": "{SITE_URL}none/"}}</script>',
        '<meta http-equiv="refresh" content="0; url=none/">',
        "<META HTTP-EQUIV=Refresh CONTENT=\"5;URL='none/'\">",
        '<!--><a href="none/"> -->',
        '<a href="../../a%20name.html">',
        '<svg><a xlink:href="none/"></a></svg>',
    ],
)
def test_what_leads_nowhere_is_broken(tmp_path: Path, html: str) -> None:
    site = site_of(tmp_path, html, **{"a%20name.html": ""})
    assert [list(pages) for pages in site.broken().values()] == [[PAGE]]


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
    tmp_path: Path, name: str
) -> None:
    text = f'<p title="{SITE_URL}none/">{SITE_URL}initiatives/tisc/</p>'
    site = site_of(tmp_path, "", **{name: text})
    assert site.broken() == {("none/index.html", ""): {name: f"{SITE_URL}none/"}}


def test_a_site_knows_its_anchors_and_where_it_leads(tmp_path: Path) -> None:
    html = '<h2 id="b"><a name="a" href="https://elsewhere.invalid/"></a></h2><a href="#b">'
    site = site_of(tmp_path, html, **{"data.csv": ""})
    assert site.files == {PAGE, "index.html", "data.csv"}
    assert site.anchors == {PAGE: {"a", "b"}, "index.html": {"home"}}
    assert site.targets == {(PAGE, "b"): {PAGE: "#b"}}
    assert site.outside == {"https://elsewhere.invalid/": [PAGE]}


# Where a broken link was written.


def report(content: Path, catalogue: Catalogue, *pages: str, link: str) -> str:
    """Report a link that stands on some pages of a site."""
    folder = content.parent / "site"
    for page in ("initiatives/tisc/", *pages):
        path = folder / page / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<a id="figures" href="{link}">' if page in pages else "")
    return as_text(broken_links(links.read(folder, SITE_URL), catalogue, content))


def test_a_broken_anchor_is_shown_in_its_record(content: Path, catalogue: Catalogue) -> None:
    text = "body:\n  - text: See [this](/initiatives/tisc/#figure).\n"
    built.change(content / "programmes/initiatives/mip.yml", "body:\n", text)
    line = (content / "programmes/initiatives/mip.yml").read_text().split("\n").index(
        "  - text: See [this](/initiatives/tisc/#figure)."
    ) + 1
    said = report(content, catalogue, "initiatives/mip/", link="../../initiatives/tisc/#figure")
    assert f"--> content/programmes/initiatives/mip.yml:{line}:" in said
    assert "error[broken-link]: the page /initiatives/mip/ links to" in said
    assert "where nothing is named 'figure'" in said


def test_a_link_in_an_overview_is_shown_in_the_record_that_it_prints(
    content: Path, catalogue: Catalogue
) -> None:
    text = "body:\n  - text: See [this](/countries/xx).\n"
    built.change(content / "programmes/initiatives/mip.yml", "body:\n", text)
    said = report(content, catalogue, "overviews/wipo-jica/", link="../../countries/xx/")
    assert "--> content/programmes/initiatives/mip.yml:" in said
    assert "links to '../../countries/xx/', which is not there" in said


def test_a_link_of_a_page_is_shown_in_its_markdown(content: Path, catalogue: Catalogue) -> None:
    page = content / "faqs.md"
    page.write_text('Words.\n\n<a href="initiatives/tics/">raw</a>\n', encoding="utf-8")
    said = report(content, catalogue, "faqs/", link="../initiatives/tics/")
    assert "--> content/faqs.md:3:4" in said
    assert "did you mean 'initiatives/tisc/'?" in said


def test_a_link_of_a_template_is_shown_once_with_a_page(
    content: Path, catalogue: Catalogue
) -> None:
    said = report(content, catalogue, "countries/jp/", "countries/vn/", link="/catalogue/none/")
    assert "the page /countries/jp/ links to '/catalogue/none/', which is not there" in said
    assert "(and so does 1 other page)" in said
    assert "1 error in 1 file." in said


@pytest.mark.site
def test_a_build_with_a_broken_link_is_refused(seeded_project: Path, tmp_path: Path) -> None:
    record = seeded_project / "content/programmes/initiatives/mip.yml"
    built.change(record, "body:\n", "body:\n  - text: See [this](initiatives/tisc#nothing).\n")
    done = built.build(seeded_project, tmp_path / "public" / "site")
    assert done.returncode == 1
    assert "error[broken-link]" in done.stderr
    assert "content/programmes/initiatives/mip.yml:" in done.stderr
    assert not list((tmp_path / "public").iterdir())


# The pages of the real site.


@pytest.mark.site
def test_no_link_of_the_real_site_is_broken(site: Path) -> None:
    assert not links.read(site, "http://127.0.0.1:8000/").broken()


def test_a_description_has_the_words_of_a_link_without_its_address() -> None:
    text = "Held at [APIC](https://www.apic.jiii.or.jp/) (Tokyo) with [TISC](initiatives/tisc)."
    assert summary(text) == "Held at APIC (Tokyo) with TISC."
