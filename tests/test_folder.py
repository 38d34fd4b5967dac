"""What may lie in a folder of records, and how its files are opened."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import built
from programmes import reader
from programmes.reader.folder import picture_flaw, scan, strays

NAMES = built.data("file_names.yml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of records, in which `course.yml` lies."""
    made = tmp_path / "content" / "courses"
    made.mkdir(parents=True)
    (made / "course.yml").touch()
    return made


def found(folder: Path) -> list[tuple[str, str]]:
    """Scan a folder, of which `course.yml` is read, for the rules that others break."""
    names, problems = scan(folder, folder.parent.parent)
    assert names == ["course.yml"]
    return [(problem.code, problem.path.removeprefix("content/courses/")) for problem in problems]


def codes(path: Path) -> list[str]:
    outcome = reader.read(path, "a.yml")
    return [problem.code for problem in outcome] if isinstance(outcome, list) else []


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in NAMES.items() for name in names]
)
def test_nothing_lies_there_but_records_whose_names_are_addresses(
    code: str, name: str, folder: Path
) -> None:
    (folder / name).touch()
    assert found(folder) == ([] if code == "left behind" else [(code, name)])


def test_a_name_that_is_not_unicode_is_a_problem(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff.yml")).touch()
    assert found(folder) == [("file-name", "\udcff.yml")]


def test_folders_and_links_are_refused_but_for_the_lock_of_emacs(folder: Path) -> None:
    for name in ("2013.yml", "2014~", ".old"):
        (folder / name).mkdir()
    (folder / "c.yml").symlink_to("nowhere.yml")
    (folder / ".#a.yml").symlink_to("somebody@somewhere.123")
    folders = [("not-a-file", name) for name in (".old", "2013.yml", "2014~")]
    assert found(folder) == [*folders, ("symlink", "c.yml")]


def test_a_long_file_is_read_to_its_end(folder: Path) -> None:
    words = "word " * 50_000 + "end"
    (folder / "a.yml").write_text(f"title: {words}", encoding="utf-8")
    outcome = reader.read(folder / "a.yml", "a.yml")
    assert not isinstance(outcome, list)
    assert outcome.tree == {"title": words}


def test_what_is_no_ordinary_file_is_not_opened_though_it_came_after_the_scan(
    folder: Path,
) -> None:
    (folder / "link.yml").symlink_to("course.yml")
    os.mkfifo(folder / "pipe.yml")
    assert codes(folder / "link.yml") == ["symlink"]
    assert codes(folder / "pipe.yml") == codes(folder) == ["not-a-file"]
    assert codes(folder / "missing.yml") == ["unreadable"]


def test_a_huge_file_is_not_read_to_its_end(folder: Path) -> None:
    with (folder / "a.yml").open("wb") as file:
        file.truncate(10**12)  # a sparse file: it takes no room on the disk
    assert codes(folder / "a.yml") == ["too-large"]


def test_a_file_without_the_right_to_read_is_a_problem() -> None:
    rights = os.geteuid()  # nothing is unreadable to the superuser
    os.seteuid(rights or 65534)
    try:
        with TemporaryDirectory() as folder:
            path = Path(folder, "a.yml")
            path.touch(mode=0o000)
            assert codes(path) == ["unreadable"]
    finally:
        os.seteuid(rights)


@pytest.mark.parametrize("name", ["a.PDF", "a\udcff.png", "images/a.SVG", "images/a.Png", "a.gif"])
def test_what_the_content_does_not_hold_is_refused_anywhere(name: str, folder: Path) -> None:
    path = folder.parent / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert {one.code for one in strays(folder.parent, ["courses/course.yml"])} == {"stray-file"}


@pytest.mark.parametrize("page", [b"caf\xe9", "café".encode("utf-16")])
def test_a_page_in_another_encoding_is_refused(page: bytes, folder: Path) -> None:
    (folder.parent / "page.md").write_bytes(page)
    found = strays(folder.parent, ["courses/course.yml"])
    assert [one.code for one in found] == ["not-utf8"]


@pytest.mark.parametrize(
    ("declared", "flaw"),
    [
        ("", ""), (' encoding="UTF-8"', ""), (" encoding = 'utf-8' standalone='yes'", ""),
        (' encoding="iso-2022-jp"', "is not in UTF-8"), (" encoding = 'hz'", "is not in UTF-8"),
        (' encoding="foo"', "is not in UTF-8"), (' encoding="utf-80"', "is not in UTF-8"),
    ],
)  # fmt: skip
def test_a_drawing_is_in_utf8(declared: str, flaw: str) -> None:
    svg = f'<?xml version="1.0"{declared}?><svg xmlns="http://www.w3.org/2000/svg"/>'
    assert picture_flaw(svg.encode(), ".svg") == flaw


@pytest.mark.site
def test_what_editors_and_systems_leave_behind_is_not_published(
    project: Path, tmp_path: Path
) -> None:
    left = ["about.md~", "#about.md#", ".about.md.swp", ".DS_Store", "4913", "THUMBS.DB"]
    for name in left:
        (project / "content" / name).touch()
        (project / "content" / "programmes" / "initiatives" / name).touch()
    published = {path.name for path in built.made(project, tmp_path / "site").rglob("*")}
    assert "about" in published
    assert not published.intersection(left)
