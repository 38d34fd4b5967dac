"""A build is quiet, and one that fails says why and leaves the published site as it was."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import built

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = """\
title: Course on Designs
section: coursse
dates: 2025-06-31
topic: [designs]
body:
  - text: A course was held.
updated: 2026-11-22
"""
REPORT = """\
error[unknown-section]: 'coursse' is not a known section
  --> content/programmes/training-courses/faulty.yml:2:10
  |
2 | section: coursse
  |          ^^^^^^^
  = help: did you mean 'courses'?

error[date-impossible]: '2025-06-31' is not a date in the calendar
  --> content/programmes/training-courses/faulty.yml:3:8
  |
3 | dates: 2025-06-31
  |        ^^^^^^^^^^
  = help: June has 30 days

error[unknown-key]: 'topic' is not a field here
  --> content/programmes/training-courses/faulty.yml:4:1
  |
4 | topic: [designs]
  | ^^^^^
  = help: did you mean 'topics'?

"""
TAKEN = """\
error[address-taken]: the address /initiatives/listed/ is taken by content/initiatives/listed.md
  --> content/programmes/initiatives/listed.yml
  = help: two pages cannot share an address; rename one of the files
"""


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, with what it holds."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def refused(project: Path, old_site: Path) -> str:
    """Build a faulty project over a published site, and give what is reported."""
    before = files(old_site.parent)
    run = built.build(project, old_site)
    assert run.returncode == 1, run.stderr
    assert files(old_site.parent) == before
    assert "Traceback" not in run.stdout + run.stderr
    return run.stderr


@pytest.mark.site
def test_the_build_has_no_warning(first_build: tuple[Path, str]) -> None:
    _, said = first_build
    assert "Documentation built" in said
    assert "WARNING" not in said
    assert "ERROR" not in said


@pytest.mark.site
def test_faulty_records_are_all_reported_and_the_site_stays(project: Path, old_site: Path) -> None:
    record = project / "content/programmes/training-courses/faulty.yml"
    record.write_text(FAULTY, encoding="utf-8")
    report = refused(project, old_site)
    assert REPORT in report
    assert "\n3 errors " in report


@pytest.mark.site
def test_a_faulty_page_is_reported_and_the_site_stays(project: Path, old_site: Path) -> None:
    page = project / "content/about.md"
    page.write_text("{{ kind }}\n", encoding="utf-8")
    said = refused(project, old_site)
    assert "there is no part 'kind'" in said
    assert "content/about.md:1:" in said


@pytest.mark.site
def test_a_page_at_the_address_of_a_record_is_reported_with_both_files(
    project: Path, old_site: Path
) -> None:
    page = project / "content/initiatives/listed.md"
    page.parent.mkdir()
    page.write_text("# Listed\n", encoding="utf-8")
    assert TAKEN in refused(project, old_site)


@pytest.mark.site
@pytest.mark.parametrize(
    "name",
    ["data/programmes.json", "assets/catalogue/browse.js", "pagefind/pagefind.js", "x.htm",
     "a.xhtml", "CNAME", "images/a.js"],
)  # fmt: skip
def test_no_file_of_the_content_takes_the_place_of_one_of_the_site(
    name: str, project: Path, old_site: Path
) -> None:
    file = project / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{}\n", encoding="utf-8")
    assert f" --> content/{name}\n" in refused(project, old_site)


@pytest.mark.site
def test_a_build_that_is_told_no_address_says_what_will_be_wrong(
    first_build: tuple[Path, str],
) -> None:
    assert "SITE_URL is not set: sitemap, data and canonical addresses name http" in first_build[1]


@pytest.mark.site
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


@pytest.mark.site
def test_a_content_without_a_front_page_is_refused_before_a_build(
    project: Path, tmp_path: Path
) -> None:
    (project / "content/index.md").unlink()
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert "index.md is not there: the front page is made from it" in run.stderr
    assert "Building" not in run.stderr


@pytest.mark.site
@pytest.mark.parametrize("authority", ["  other: 1", "  authority: example.org"])
def test_a_name_for_records_that_does_not_last_is_refused_before_a_build(
    authority: str, project: Path, tmp_path: Path
) -> None:
    built.change(project / "mkdocs.yml", "  authority: programmes.invalid,2026-11-22", authority)
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 1
    assert "write a domain and a day on which it was yours" in run.stderr
    assert "Building" not in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.site
@pytest.mark.parametrize(
    "address",
    ["ftp://a.invalid/", "https://user:word@a.invalid/", "https://a.invalid/?b",
     "https://a.invalid/#b", "https://a.invalid//", "https://a.invalid/b c/", 'https://a.invalid/"'],
)  # fmt: skip
def test_an_address_at_which_no_site_can_stand_is_refused_before_a_build(
    address: str, project: Path, tmp_path: Path
) -> None:
    run = built.build(project, tmp_path / "site", SITE_URL=address)
    assert run.returncode == 1
    assert f"SITE_URL is '{address}" in run.stderr
    assert "Building" not in run.stderr
    assert list(tmp_path.glob("*site*")) == []


def test_two_records_at_one_address_are_reported_with_both_files(seeded_project: Path) -> None:
    record = seeded_project / "content/programmes/overviews/wipo-jica.yml"
    built.change(record, "\nsection:", "\nredirect_from: [initiatives/tisc]\nsection:")
    (problem,) = built.new_problems(seeded_project / "content")
    assert problem.code == "address-taken"
    said = f"{problem.path}: {problem.message}"
    assert "content/programmes/overviews/wipo-jica.yml" in said
    assert "content/programmes/initiatives/tisc.yml" in said


WITHOUT_MKDOCS = """\
import importlib, pkgutil, sys
from pathlib import Path
sys.modules["mkdocs"] = None  # importing it fails from here on
import programmes
for module in pkgutil.walk_packages(programmes.__path__, "programmes."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from programmes.catalogue import loading
from programmes.render import site
from programmes.render.renderer import Renderer
from programmes.settings import UNSET
loaded = loading.load(Path("content"))
renderer = Renderer(loaded.catalogue)
print(sum("<" in renderer.render(page).body for page in site.pages(loaded.catalogue, UNSET)))
"""


def test_the_package_makes_all_pages_without_mkdocs() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_MKDOCS],
        cwd=built.PROJECT,
        env={"PYTHONPATH": "hooks"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 14


def test_what_material_brings_and_no_page_uses_is_left_out(site: Path) -> None:
    assert sorted(folder.name for folder in (site / "assets").iterdir()) == [
        "catalogue",
        "stylesheets",
    ]
