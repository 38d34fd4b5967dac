"""Every page says how to mend it, once the project has a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

import built
from programmes.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue

RECORD = "content/programmes/initiatives/tisc.yml"
REPOSITORY = "https://github.com/example/programmes"
LINES = f"repo_url: {REPOSITORY}\nedit_uri: edit/main/content/\n"
EDIT = f"{REPOSITORY}/edit/main/content"


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
    run = built.build(project, folder / "site")
    assert run.returncode == 0, run.stderr
    return built.read_pages(folder / "site")


@pytest.mark.site
def test_a_record_leads_to_its_file_and_to_a_report_that_names_it(
    mendable: dict[str, built.BuiltPage],
) -> None:
    assert links(mendable["initiatives/tisc/"]) == {
        "Edit this record": f"{REPOSITORY}/edit/main/{RECORD}",
        "Report an error": f"{REPOSITORY}/issues/new?"
        "title=Error+in+content%2Fprogrammes%2Finitiatives%2Ftisc.yml",
    }


@pytest.mark.site
def test_every_page_leads_to_a_report_that_names_it(
    mendable: dict[str, built.BuiltPage], catalogue: Catalogue
) -> None:
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
@pytest.mark.parametrize(
    ("address", "label", "file"),
    [
        ("", "Edit this page", "index.md"),
        ("about/", "Edit this page", "about.md"),
        ("sections/international-topics/", "Edit this entry", "vocabulary/sections.yml"),
        ("organisations/wipo/", "Edit this entry", "vocabulary/organisations.yml"),
        ("regions/asean/", "Edit this entry", "vocabulary/places.yml"),
        ("topics/patents/", "Edit this entry", "vocabulary/topics.yml"),
    ],
)
def test_a_page_of_one_file_leads_there(
    address: str, label: str, file: str, mendable: dict[str, built.BuiltPage]
) -> None:
    assert links(mendable[address])[label] == f"{EDIT}/{file}"


@pytest.mark.site
@pytest.mark.parametrize("address", ["initiatives/", "countries/vn/", "years/2024/", "browse/"])
def test_what_many_records_say_is_only_reported(
    address: str, mendable: dict[str, built.BuiltPage]
) -> None:
    assert links(mendable[address]).keys() == {"Report an error"}


@pytest.mark.site
def test_nothing_is_offered_without_a_repository(pages: dict[str, built.BuiltPage]) -> None:
    assert [address for address, page in pages.items() if page.root.css("p.edit")] == []


def test_a_repository_without_a_place_to_edit_takes_reports_only() -> None:
    settings = Settings(repository="https://example.org/programmes/")
    assert settings.edit(RECORD) == ""
    assert settings.report(RECORD).startswith("https://example.org/programmes/issues/new?title=")
