"""Gives tests the real site, built once, and copies of the project that they may change."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import built
import hostile
import seeded
import small
from built import Pages
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the real content."""
    loaded = loading.load(built.PROJECT / "content")
    assert loaded.catalogue is not None, loaded.problems
    return loaded.catalogue


@pytest.fixture(scope="session")
def seeds(catalogue: Catalogue) -> Catalogue:
    """The records of the two source pages alone, however many others there are."""
    return seeded.alone(catalogue)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for what the first of several test processes builds for all of them."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def first_build(shared: Path) -> tuple[Path, str]:
    """The real site and what its build said."""
    folder, said = shared / "public/site", shared / "said.txt"
    with FileLock(shared / "public.lock"):
        if not said.exists():
            folder.parent.mkdir()
            run = built.build(built.PROJECT, folder)
            assert run.returncode == 0, run.stderr
            said.write_text(run.stdout + run.stderr, encoding="utf-8")
    return folder, said.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(first_build: tuple[Path, str]) -> Path:
    """The folder of the real site; no test may change it."""
    return first_build[0]


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """The pages of the real site by address."""
    return built.read_pages(site)


@pytest.fixture(scope="session")
def hostile_site(shared: Path) -> hostile.Site:
    """A site that says in every field what an attacker would write."""
    folder, said = shared / "hostile", shared / "hostile/said.json"
    with FileLock(shared / "hostile.lock"):
        if not said.exists():
            folder.mkdir()
            said.write_text(json.dumps(hostile.build(folder).said), encoding="utf-8")
    pairs = [(where, words) for where, words in json.loads(said.read_text(encoding="utf-8"))]
    return hostile.Site(folder / "site", folder / "project", pairs)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy of this computer stand before the servers of tests."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small catalogue, as the project in which somebody stands."""
    monkeypatch.chdir(tmp_path)
    return small.copy(tmp_path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the small catalogue, that a test may change."""
    return built.small_project(tmp_path / "project")


@pytest.fixture
def refusal(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Callable[..., str]:
    """Build that project in this process, which has loaded MkDocs; give why it is refused."""

    def refusal(**more: str) -> str:
        for name, value in {"SOURCE_DATE_EPOCH": "0", **more}.items():
            monkeypatch.setenv(name, value)
        caplog.set_level("INFO")
        with pytest.raises(Abort):
            build(load_config(str(project / "mkdocs.yml"), strict=True))
        return caplog.text

    return refusal


@pytest.fixture
def seeded_project(tmp_path: Path) -> Path:
    """A copy of the project with the records of the two source pages, that a test may change."""
    return built.copy_project(tmp_path / "project")


@pytest.fixture
def old_site(tmp_path: Path) -> Path:
    """A published site, from before all that can go wrong."""
    site = tmp_path / "public" / "site"
    (site / "initiatives").mkdir(parents=True)
    (site / "initiatives/index.html").write_text("the old page", encoding="utf-8")
    (site / ".nojekyll").write_text("", encoding="utf-8")
    return site
