"""The search index of the last build is kept as far as it is right, and else made anew."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING

import pytest

import built
from programmes.build.walking import files_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.site, pytest.mark.slow]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The real project, whose site has been built."""
    project = built.copy_project(tmp_path / "project")
    rebuild(project)
    return project


def rebuild(project: Path) -> dict[str, str]:
    """Build the site again; give the indexed text of each page by its address."""
    run = built.build(project, project / "site")
    assert run.returncode == 0, run.stderr
    found: dict[str, str] = {}
    for part in fragments(project):
        page = json.loads(gzip.decompress(part.read_bytes()).removeprefix(b"pagefind_dcd"))
        assert page["url"] not in found
        found[page["url"]] = page["content"]
    return found


def fragments(project: Path) -> list[Path]:
    return sorted((project / "site/pagefind/0/fragment").iterdir())


def times(project: Path) -> dict[str, int]:
    """When each file of the index was written."""
    place = project / "site/pagefind"
    return {name: (place / name).stat().st_mtime_ns for name in files_below(place)}


def retitle(project: Path) -> None:
    file = project / "content/programmes/initiatives/tisc.yml"
    built.change(file, "\ntitle: ", "\ntitle: Renamed ")


def add_to_a_page(project: Path) -> None:
    with (project / "content/faqs.md").open("a", encoding="utf-8") as file:
        file.write("\nA new sentence.\n")


def test_it_stays_as_it_is_where_nothing_has_changed(project: Path) -> None:
    before = times(project)
    rebuild(project)
    assert times(project) == before


@pytest.mark.parametrize("change", [retitle, add_to_a_page])
def test_it_says_what_an_index_from_scratch_says(
    project: Path, change: Callable[[Path], None], tmp_path: Path
) -> None:
    rebuild(project)  # the next build begins with the site before this one
    change(project)
    texts = rebuild(project)
    names = [path.name for path in fragments(project)]
    (project / ".cache").rename(tmp_path / "forgotten")
    assert rebuild(project) == texts
    assert [path.name for path in fragments(project)] == names


def test_a_part_of_it_that_somebody_has_spoilt_is_made_anew(project: Path) -> None:
    part = fragments(project)[0]
    whole, told = part.read_bytes(), part.stat()
    part.write_bytes(bytes(len(whole)))
    os.utime(part, ns=(told.st_atime_ns, told.st_mtime_ns))  # nothing tells of it
    retitle(project)
    rebuild(project)
    assert part.read_bytes() == whole
