"""What may lie in a folder of records, and how its files are opened."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import built
import small
from programmes import reader
from programmes.cli import main
from programmes.reader.folder import picture_flaw, scan, strays
from programmes.reader.problem import chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = {
    rule.code
    for chapter in chapters()
    for rule in chapter.rules
    if chapter.title == "Files and folders"
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "content" / "courses"
    made.mkdir(parents=True)
    return made


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Put the superuser's rights aside for a while: nothing is unreadable to the superuser."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def found(folder: Path) -> list[tuple[str, str]]:
    """Scan a folder for the rules that are broken, and the files that break them."""
    _, problems = scan(folder, folder.parent.parent)
    assert {problem.code for problem in problems} <= FOLDERS
    return [(problem.code, problem.path.removeprefix("content/courses/")) for problem in problems]


class TestScan:
    @pytest.mark.parametrize(
        "name",
        ["a.yaml", "a.YML", "a.txt", ".yml", "a", "a.yml.bak", "a copy.txt", "4913.yaml"],
    )
    def test_nothing_but_records_lies_there(self, folder: Path, name: str) -> None:
        (folder / name).touch()
        assert found(folder) == [("stray-file", name)]

    @pytest.mark.parametrize(
        "name",
        [
            ".a.yml.swp", "a.yml~", "4913", "#a.yml#", "._a.yml", ".DS_Store", "Thumbs.db",
            "desktop.ini", ".gitignore", ".gitkeep", ".~lock.a.yml#", ".goutputstream-X1",
        ],
    )  # fmt: skip
    def test_what_editors_and_systems_leave_behind_is_passed_over(
        self, folder: Path, name: str
    ) -> None:
        (folder / name).touch()
        assert strays(folder, []) == []
        (folder / "a.yml").touch()
        assert scan(folder, folder) == (["a.yml"], [])

    def test_the_lock_of_emacs_is_passed_over_though_it_is_a_link(self, folder: Path) -> None:
        (folder / ".#a.yml").symlink_to("somebody@somewhere.123")
        assert scan(folder, folder) == ([], [])

    def test_a_wrong_ending_is_to_be_changed(self, folder: Path) -> None:
        (folder / "report.Yaml").touch()
        _, problems = scan(folder, folder)
        assert problems[0].help == "record files end in .yml: rename this one to report.yml"

    @pytest.mark.parametrize(
        "name",
        [
            ".a.yml",
            "A.yml",
            "a b.yml",
            "-a.yml",
            "a.b.yml",
            "é.yml",
            "\uff11.yml",
            "x" * 81 + ".yml",
        ],
    )
    def test_the_name_of_a_record_is_an_address(self, folder: Path, name: str) -> None:
        (folder / name).touch()
        assert found(folder) == [("file-name", name)]

    @pytest.mark.parametrize("stem", ["index", "404", "assets", "search", "data", "feed"])
    def test_an_address_of_the_site_is_not_for_records(self, folder: Path, stem: str) -> None:
        (folder / f"{stem}.yml").touch()
        assert found(folder) == [("reserved-name", f"{stem}.yml")]

    @pytest.mark.parametrize("other", ["Course.yml", "course.YML", "\uff43ourse.yml"])
    def test_two_names_are_not_one_to_another_computer(self, folder: Path, other: str) -> None:
        (folder / "course.yml").touch()
        (folder / other).touch()
        paths, problems = scan(folder, folder)
        assert paths == ["course.yml"]
        assert [(problem.code, problem.path) for problem in problems] == [("same-name", other)]
        assert f"'{other}'" in problems[0].message
        assert "'course.yml'" in problems[0].message

    def test_a_folder_in_the_folder_is_refused(self, folder: Path) -> None:
        for name in ("2013.yml", "2014~", ".old"):
            (folder / name).mkdir()
        assert found(folder) == [("not-a-file", name) for name in (".old", "2013.yml", "2014~")]

    def test_a_link_is_refused_even_to_a_record(self, folder: Path) -> None:
        (folder / "a.yml").touch()
        (folder / "b.yml").symlink_to("a.yml")
        (folder / "c.yml").symlink_to("nowhere.yml")
        assert found(folder) == [("symlink", "b.yml"), ("symlink", "c.yml")]

    def test_a_folder_that_is_missing_is_a_problem(self, folder: Path) -> None:
        _, problems = scan(folder / "missing", folder.parent.parent)
        assert [(one.code, one.path) for one in problems] == [
            ("unreadable", "content/courses/missing")
        ]

    def test_a_name_that_is_no_unicode_is_a_problem(self, folder: Path) -> None:
        (folder / os.fsdecode(b"\xff.yml")).touch()
        assert found(folder) == [("file-name", "\udcff.yml")]


class TestRead:
    def test_a_long_file_is_read_to_its_end(self, folder: Path) -> None:
        words = "word " * 50_000 + "end"
        (folder / "a.yml").write_text(f"title: {words}", encoding="utf-8")
        outcome = reader.read(folder / "a.yml", "a.yml")
        assert not isinstance(outcome, list)
        assert outcome.tree == {"title": words}

    def codes(self, path: Path) -> list[str]:
        outcome = reader.read(path, "a.yml")
        assert isinstance(outcome, list)
        return [problem.code for problem in outcome]

    def test_what_is_no_ordinary_file_is_not_opened(self, folder: Path) -> None:
        (folder / "a.yml").write_text("title: Course", encoding="utf-8")
        (folder / "link.yml").symlink_to("a.yml")
        os.mkfifo(folder / "pipe.yml")
        assert self.codes(folder / "link.yml") == ["symlink"]
        assert self.codes(folder / "pipe.yml") == ["not-a-file"]
        assert self.codes(folder) == ["not-a-file"]
        assert self.codes(folder / "missing.yml") == ["unreadable"]

    def test_a_huge_file_is_not_read_to_its_end(self, folder: Path) -> None:
        with (folder / "a.yml").open("wb") as file:
            file.truncate(10**12)  # a sparse file: it takes no room on the disk
        assert self.codes(folder / "a.yml") == ["too-large"]

    def test_a_file_without_the_right_to_read_is_a_problem(self) -> None:
        with as_ordinary_user(), TemporaryDirectory() as folder:
            path = Path(folder, "a.yml")
            path.touch(mode=0o000)
            assert self.codes(path) == ["unreadable"]

    @pytest.mark.parametrize(
        "name", ["assets/a.js", "x.htm", "images/a.txt", "a.PDF", "a\udcff.png"]
    )
    def test_what_the_content_does_not_hold_is_refused_anywhere(
        self, folder: Path, name: str
    ) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
        (problem,) = strays(folder, [])
        assert problem.path == f"courses/{name}"

    @pytest.mark.parametrize("device", ["con", "nul", "com1", "lpt9"])
    def test_a_device_of_windows_is_no_name(self, folder: Path, device: str) -> None:
        (folder / f"{device}.yml").touch()
        assert found(folder) == [("file-name", f"{device}.yml")]


def test_a_drawing_with_code_is_refused_by_the_check_with_its_line(tmp_path: Path) -> None:
    drawing = small.copy(tmp_path) / "images/plan.svg"
    drawing.parent.mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<script>go()</script>\n</svg>'
    drawing.write_text(svg, encoding="utf-8")
    said = CliRunner().invoke(main, ["check", "--content", str(tmp_path / "content")]).output
    assert "error[forbidden-code]" in said
    assert "--> content/images/plan.svg:2:1\n" in said


@pytest.mark.parametrize("page", [b"caf\xe9", "café".encode("utf-16")])
def test_a_page_in_another_encoding_is_refused(page: bytes, folder: Path) -> None:
    (folder.parent / "page.md").write_bytes(page)
    assert [one.code for one in strays(folder.parent, [])] == ["not-utf8"]


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


@pytest.mark.parametrize("name", ["plan.SVG", "plan.Png", "plan.gif"])
def test_a_picture_has_the_ending_of_its_format(name: str, folder: Path) -> None:
    (folder.parent / "images").mkdir()
    (folder.parent / "images" / name).touch()
    assert [one.code for one in strays(folder.parent, [])] == ["stray-file"]


@pytest.mark.site
def test_what_editors_and_systems_leave_behind_is_not_published(
    project: Path, tmp_path: Path
) -> None:
    left = ["about.md~", "#about.md#", ".about.md.swp", ".DS_Store", "4913", "THUMBS.DB"]
    for name in left:
        (project / "content" / name).touch()
        (project / "content" / "programmes" / "initiatives" / name).touch()
    run = built.build(project, tmp_path / "site")
    assert run.returncode == 0, run.stderr
    published = {path.name for path in (tmp_path / "site").rglob("*")}
    assert "about" in published
    assert not published.intersection(left)
