"""A small catalogue with one record of three kinds, which tests copy and spoil."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

import rendered
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue
from programmes.cli import main
from programmes.reader.problem import Problem
from programmes.reader.report import as_text as problems_as_text

SMALL = Path(__file__).parent / "data" / "small"
COURSE = "training-courses/case.yml"
BASE = {
    "title": "title: A course",
    "section": "section: courses",
    "dates": "dates: 2013-12-02/2013-12-13",
    "body": "body:\n  - text: It was held in Tokyo.",
    "updated": "updated: 2026-11-01",
}
"""The fields that a course needs, each as an editor writes it."""


def copy(folder: Path) -> Path:
    """Copy the catalogue; give the folder of its content."""
    return Path(shutil.copytree(SMALL, folder / "content"))


def course(lines: str) -> str:
    """Write a course that says these lines, and beside them only what a course needs."""
    said = {line.split(":")[0] for line in lines.split("\n")}
    needed = (text for field, text in BASE.items() if field not in said)
    return "\n".join([*needed, lines]) + "\n"


def put(content: Path, text: str, name: str = COURSE) -> None:
    """Write a record."""
    path = content / "programmes" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def load(content: Path) -> Catalogue:
    """Load a content that has no errors."""
    loaded = loading.load(content)
    assert loaded.catalogue is not None, problems_as_text(loaded.problems)
    return loaded.catalogue


def run(*arguments: str, typed: str = "") -> Result:
    """Run the command `programmes`, and type what it asks for."""
    return CliRunner().invoke(main, arguments, input=typed)


def files(folder: Path) -> dict[str, bytes]:
    """Give what each file of a folder holds, hidden ones too, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def problems(folder: Path, lines: str) -> tuple[Problem, ...]:
    """Check the catalogue with a course that says these lines."""
    content = copy(folder)
    put(content, course(lines))
    return loading.load(content).problems


def catalogue(folder: Path, courses: Mapping[str, str]) -> Catalogue:
    """Load the catalogue with courses that say these lines, by their names."""
    content = copy(folder)
    for name, lines in courses.items():
        put(content, course(lines), f"training-courses/{name}.yml")
    return load(content)


def pages(folder: Path, courses: Mapping[str, str]) -> dict[str, LexborHTMLParser]:
    """Give the pages of these courses by their names."""
    loaded = catalogue(folder, courses)
    return {name: rendered.record(loaded, f"training-courses/{name}") for name in courses}
