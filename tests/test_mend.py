"""Every page says how to mend it, once the project has a repository."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import built
from programmes.catalogue.catalogue import Catalogue
from programmes.schema.records import KINDS
from programmes.settings import Settings

SAID = built.data("mend.yml")
REPOSITORY = "https://github.com/example/programmes"
LINES = f"repo_url: {REPOSITORY}\nedit_uri: edit/main/content/\n"
LONGEST = 8000
"""So many letters of an address GitHub takes, more or less."""


def links(page: built.BuiltPage) -> dict[str, str]:
    found = page.root.css("footer a[rel=edit], footer a[rel=nofollow]")
    return {link.text(): link.attributes["href"] or "" for link in found}


@pytest.fixture(scope="module")
def mendable(tmp_path_factory: pytest.TempPathFactory) -> dict[str, built.BuiltPage]:
    """Every page of the project as it is when it has a repository."""
    folder: Path = tmp_path_factory.mktemp("mend")
    project = built.copy_project(folder / "project")
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + LINES, encoding="utf-8")
    return built.read_pages(built.made(project, folder / "site"))


@pytest.mark.site
def test_a_page_of_one_file_leads_there_and_every_page_to_a_report_that_names_it(
    mendable: dict[str, built.BuiltPage], catalogue: Catalogue
) -> None:
    assert {address: links(mendable[address]) for address in SAID["links"]} == SAID["links"]
    files = {
        address: one.path
        for one in catalogue.programmes
        for address in (one.address, one.timetable_address)
    }
    for address in mendable.keys() - {"404.html"}:
        report = urlsplit(links(mendable[address])["Report an error"])
        named = files.get(address, f"/{address}")
        assert parse_qs(report.query) == {"title": [f"Error in {named}"]}


@pytest.mark.site
def test_nothing_is_offered_without_a_repository(pages: dict[str, built.BuiltPage]) -> None:
    assert [address for address, page in pages.items() if page.root.css("p.edit")] == []
    for address in (*(f"{kind}/" for kind in KINDS), "adding-a-programme/"):
        said = built.squeeze(pages[address].one("main").text())
        assert "Add a programme:" not in said
        assert "needs only a browser" not in said


def test_a_repository_without_a_place_to_edit_takes_reports_only() -> None:
    settings = Settings(repository="https://example.org/programmes/")
    assert settings.edit("content/programmes/initiatives/tisc.yml") == ""
    assert settings.report("it").startswith("https://example.org/programmes/issues/new?title=")


# A new record.


def begun(page: built.BuiltPage, label: str) -> tuple[str, str, str]:
    """Follow the link of a page to a new file; give its address, its name and its text."""
    (link,) = (one for one in page.root.css("main a") if built.squeeze(one.text()) == label)
    address = link.attributes["href"] or ""
    assert len(address) < LONGEST
    asked = parse_qs(urlsplit(address).query, strict_parsing=True)
    return address.partition("?")[0], asked["filename"][0], asked["value"][0]


def fill_in(text: str, country: str = "Vietnam") -> str:
    """Fill in what a new record must say."""
    said = {"title": "A test", "updated": "2026-11-01", "dates": "2015-08-24", "country": country}
    for field, value in said.items():
        text = re.sub(rf"^{field}:$", f"{field}: {value}", text, flags=re.MULTILINE)
    return text.replace("#section:", "section:")


@pytest.mark.site
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_leads_to_a_new_file_with_its_template(
    kind: str, mendable: dict[str, built.BuiltPage], tmp_path: Path
) -> None:
    label = f"Add a programme: {KINDS[kind].singular.lower()}"
    address, name, text = begun(mendable[f"{kind}/"], label)
    assert address == f"{REPOSITORY}/new/main/content/programmes/{kind}"
    content = built.copy_project(tmp_path / "project") / "content"
    empty = {line[:-1] for line in text.split("\n") if re.fullmatch("[a-z_]+:", line)}
    assert empty == {
        name for name, field in KINDS[kind].model_fields.items() if field.is_required()
    }
    (content / "programmes" / kind / name).write_text(fill_in(text), encoding="utf-8")
    assert built.new_problems(content) == ()


@pytest.mark.site
def test_the_guide_begins_with_a_new_file_of_each_kind(
    mendable: dict[str, built.BuiltPage],
) -> None:
    guide = mendable["adding-a-programme/"]
    for kind, model in KINDS.items():
        begin = begun(guide, model.singular.lower())
        assert begin == begun(mendable[f"{kind}/"], f"Add a programme: {model.singular.lower()}")
    text = built.squeeze(guide.one("main").text())
    assert text.index("needs only a browser") < text.index("You need a text editor")
    leads_to = guide.one("main ol a[href='#1-make-the-file']").attributes["href"] or ""
    assert guide.root.css(f"h3{leads_to}")


def test_a_new_file_is_begun_where_an_old_one_is_edited() -> None:
    for edit_base, address in SAID["begins"].items():
        begun = Settings(edit_base=edit_base).begin("programmes/events", "title:")
        assert begun.startswith(address)
        assert bool(begun) == bool(address)
