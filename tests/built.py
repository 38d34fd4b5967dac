"""Builds the site as an editor would, and turns its pages into what tests can question."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

import seeded
from programmes.catalogue import loading
from programmes.reader.problem import Problem
from programmes.schema.vocabulary import Vocabulary

PROJECT = Path(__file__).parents[1]
HERE = "https://here.invalid/"
"""Stands for the root of the site where an address is worked out."""


def table(name: str) -> list[dict[str, str]]:
    """Read a table of data/: its rows, each by the names of the columns."""
    with (PROJECT / "tests/data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def text(name: str) -> str:
    """Read a file of data/."""
    return (PROJECT / "tests/data" / name).read_text(encoding="utf-8")


def data(name: str) -> Any:  # noqa: ANN401 - any tree
    """Read cases of data/, each value a text; a comment at the top says what they mean."""
    return yaml.load(text(name), yaml.BaseLoader)  # noqa: S506 - texts only


def values(name: str) -> Any:  # noqa: ANN401 - any tree
    """Read a file of data/ in which numbers are numbers."""
    return yaml.safe_load(text(name))


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary of the real catalogue."""
    loaded = loading.load(PROJECT / "content")
    assert loaded.catalogue is not None
    return loaded.catalogue.vocabulary


def run(*command: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """Run a program, however it ends; `more` is for `subprocess.run`."""
    kept: dict[str, Any] = {"capture_output": True, "encoding": "utf-8", "timeout": 300}
    return subprocess.run(command, check=False, **kept | more)


def build(
    project: Path, site: Path, builder: str = "mkdocs", before: Iterable[str] = (), **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the strict build of a project into the folder `site`.

    `before` begins the command, and `more` are variables of its environment.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "hooks")}
    for name in ("SITE_URL", "SOURCE_DATE_EPOCH"):
        environment.pop(name, None)
    command = [sys.executable, "-m", builder, "build", "-f", "mkdocs.yml", "--strict", "-d", site]
    return run(*before, *command, cwd=project, env=environment | more)


def made(project: Path, site: Path, **more: Any) -> Path:  # noqa: ANN401 - as above
    """Build a project in which nothing is wrong; give the folder of its site."""
    done = build(project, site, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def copy_project(target: Path) -> Path:
    """Copy what the site is made from, so that a test may change it.

    Of the records only those of the two source pages are copied: they make a site of some
    hundred pages, which is built in a third of the time.
    """

    def others(folder: str, names: list[str]) -> set[str]:
        return {name for name in names if Path(folder) / name in seeded.others()}

    shutil.copytree(PROJECT / "content", target / "content", ignore=others)
    shutil.copytree(PROJECT / "hooks", target / "hooks")  # with what Python has compiled
    shutil.copy(PROJECT / "mkdocs.yml", target)
    return target


def small_project(target: Path) -> Path:
    """Copy the project with the small catalogue of the tests and two hand-written pages.

    It is built in half the time: for tests of the build to which the content does not matter.
    """
    shutil.copytree(PROJECT / "tests/data/small", target / "content")
    shutil.copytree(PROJECT / "tests/data/pages", target / "content", dirs_exist_ok=True)
    with (target / "content/vocabulary/sections.yml").open("a", encoding="utf-8") as file:
        file.write("\nabout: {label: About, parent: home}\n")  # a section that every site has
    shutil.copytree(PROJECT / "hooks", target / "hooks")
    shutil.copy(PROJECT / "mkdocs.yml", target)
    return target


def add_hook(project: Path, text: str) -> None:
    """Give a project a hook of MkDocs beside its own."""
    (project / "hooks/another.py").write_text(text, encoding="utf-8")
    hooks = "hooks: [hooks/entry.py, hooks/another.py]"
    change(project / "mkdocs.yml", "hooks: [hooks/entry.py]", hooks)


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def squeeze(text: str) -> str:
    """Make one space of all white space, as a browser shows it."""
    return " ".join(text.split())


def strings(tree: object) -> Iterator[str]:
    """Give all texts of a tree, its keys included."""
    if isinstance(tree, dict):
        tree = [*tree, *tree.values()]
    if isinstance(tree, list):
        for one in tree:
            yield from strings(one)
    elif isinstance(tree, str):
        yield tree


def new_problems(content: Path) -> tuple[Problem, ...]:
    """Check a changed copy of the content; leave out what the real content is warned of."""
    known = loading.load(PROJECT / "content").problems
    return tuple(one for one in loading.load(content).problems if one not in known)


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site, with its address from the root: initiatives/tisc/."""

    address: str
    html: str

    @cached_property
    def root(self) -> LexborHTMLParser:
        """The document."""
        return LexborHTMLParser(self.html)

    def one(self, selector: str) -> LexborNode:
        """The only element that a selector finds."""
        found = self.root.css(selector)
        assert len(found) == 1, f"/{self.address} has {len(found)} of {selector}"
        return found[0]

    @property
    def heading(self) -> str:
        """The text of its only h1."""
        return squeeze(self.one("h1").text())

    @property
    def crumbs(self) -> list[LexborNode]:
        """The levels of the visible trail."""
        return self.one("nav.md-path[aria-label=Breadcrumb] > ol").css("li")

    @property
    def trail(self) -> list[str]:
        """The labels of the visible trail."""
        return [squeeze(crumb.text()) for crumb in self.crumbs]

    def linked(self, data_type: str) -> list[dict[str, Any]]:
        """The nodes of one type in its JSON-LD."""
        scripts = self.root.css('script[type="application/ld+json"]')
        graphs = [json.loads(script.text())["@graph"] for script in scripts]
        return [node for graph in graphs for node in graph if node["@type"] == data_type]

    def leads_to(self, node: LexborNode) -> str | None:
        """Give the address from the root of the site to which a link in a node leads."""
        link = node.css_first("a[href]")
        return None if link is None else self.target(link.attributes["href"] or "")

    def target(self, href: str) -> str:
        """Turn a link of this page into an address from the root of the site."""
        return unquote(urlsplit(urljoin(HERE + self.address, href)).path).removeprefix("/")


Pages = dict[str, BuiltPage]
"""Pages of a site by address."""


def read_pages(site: Path) -> Pages:
    """Read every page of a built site by its address; 404.html keeps its file name.

    What only leads on to the new address of a renamed record is no page.
    """
    found = read_documents(site)
    return {at: page for at, page in found.items() if 'http-equiv="refresh"' not in page.html}


def read_documents(site: Path) -> Pages:
    """Read every page of a built site, and what only leads on to one."""
    documents: Pages = {}
    for file in sorted(site.rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        documents[address] = BuiltPage(address, file.read_text(encoding="utf-8"))
    return documents
