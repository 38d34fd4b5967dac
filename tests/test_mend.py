"""Every page of a record says how to mend it, once the project has a repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import built
from programmes.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "content/programmes/initiatives/tisc.yml"
REPOSITORY = "repo_url: https://github.com/example/programmes\nedit_uri: edit/main/content/\n"


@pytest.fixture
def page(project: Path, tmp_path: Path) -> built.BuiltPage:
    """The page of a record, and one written by hand, of a project with a repository."""
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text("utf-8") + REPOSITORY, encoding="utf-8")
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    return built.read_pages(tmp_path / "site")["initiatives/tisc/"]


@pytest.mark.site
def test_a_page_leads_to_its_record_and_to_a_report_that_names_it(page: built.BuiltPage) -> None:
    links = {link.text(): link.attributes["href"] for link in page.root.css("p.edit a")}
    repository = "https://github.com/example/programmes"
    assert links == {
        "Edit this record": f"{repository}/edit/main/{RECORD}",
        "Report an error": f"{repository}/issues/new?"
        "title=Error+in+content%2Fprogrammes%2Finitiatives%2Ftisc.yml",
    }


def test_nothing_is_offered_without_a_repository(pages: dict[str, built.BuiltPage]) -> None:
    assert pages["initiatives/tisc/"].root.css("p.edit") == []


def test_a_repository_without_a_place_to_edit_takes_reports_only() -> None:
    settings = Settings(repository="https://example.org/programmes/")
    assert settings.edit(RECORD) == ""
    assert settings.report(RECORD).startswith("https://example.org/programmes/issues/new?title=")
