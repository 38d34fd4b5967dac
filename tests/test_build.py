"""A build is quiet, and one that fails says why and leaves the published site as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import built
from test_publish import refused

pytestmark = pytest.mark.site
CASES = built.data("build.yml")


def test_the_build_has_no_warning_but_that_it_is_told_no_address(
    first_build: tuple[Path, str],
) -> None:
    _, said = first_build
    assert "Documentation built" in said
    assert "SITE_URL is not set: sitemap, data and canonical addresses name http" in said
    assert "WARNING" not in said
    assert "ERROR" not in said


@pytest.mark.parametrize("case", CASES["faulty"], ids=lambda case: case["file"])
def test_what_is_wrong_is_reported_and_the_site_stays(
    case: dict[str, str], project: Path, old_site: Path
) -> None:
    file = project / case["file"]
    file.parent.mkdir(exist_ok=True)
    file.write_text(case["text"], encoding="utf-8")
    assert case["says"] in refused(project, old_site)


@pytest.mark.parametrize("case", CASES["before"], ids=lambda case: case["says"])
def test_a_site_that_cannot_be_is_refused_before_a_build(
    case: dict[str, str], project: Path, refusal: Callable[..., str]
) -> None:
    if "lacks" in case:
        (project / case["lacks"]).unlink()
    if "old" in case:
        built.change(project / "mkdocs.yml", case["old"], case["new"])
    said = refusal(SITE_URL=case.get("address", "https://here.invalid/"))
    assert case["says"] in said
    assert "Building" not in said
    assert list(project.glob("*site*")) == []


def test_a_build_with_an_empty_address_says_so_and_writes_no_empty_ones(
    project: Path, tmp_path: Path
) -> None:
    built.change(project / "mkdocs.yml", '!ENV [SITE_URL, "http://127.0.0.1:8000/"]', '""')
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    assert "SITE_URL is empty: the site has no sitemap" in run.stderr
    assert not (tmp_path / "site/sitemap.xml").exists()
    said = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert 'rel="canonical"' not in said
    assert "Sitemap:" not in (tmp_path / "site/robots.txt").read_text("utf-8")


def test_what_material_brings_and_no_page_uses_is_left_out(site: Path) -> None:
    assert {folder.name for folder in (site / "assets").iterdir()} == {"catalogue", "stylesheets"}
