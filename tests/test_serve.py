"""The preview follows every save, shows faults as the page, and heals when they are mended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.site, pytest.mark.slow]

RECORD = "content/programmes/initiatives/tisc.yml"
PAGE = "initiatives/tisc/"
FAULTS = "<h1>Errors to fix</h1>"
FRAME = '<main id="main"'
MISSING = "<h1>Page not found</h1>"
PATIENCE = 60  # seconds; only a broken preview takes as long


class Preview:
    """A running `mkdocs serve`, what it says, and what a browser gets of it."""

    def __init__(self, project: Path, *words: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.root = f"127.0.0.1:{free.getsockname()[1]}"
        self.project, self.words = project, words
        self.record = project / RECORD
        self.right = self.record.read_text(encoding="utf-8")
        self.faulty = self.right.replace("title: ", "titel: ", 1)
        self.log = project.with_name("said.txt")

    @property
    def said(self) -> str:
        """All that the terminal shows."""
        return self.log.read_text(encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run the preview."""
        environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.project / "hooks")}
        with (
            self.log.open("w") as log,
            subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", self.root, *self.words],
                cwd=self.project,
                env=os.environ | environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            ) as self.process,
        ):
            try:
                yield
            finally:
                self.process.send_signal(signal.SIGINT)  # Ctrl-C

    def save(self, text: str) -> None:
        self.record.write_text(text, encoding="utf-8")

    def get(self, address: str) -> str:
        """Get a page, whatever its status; nothing while there is no server."""
        try:
            with urlopen(f"http://{self.root}/{address}", timeout=PATIENCE) as answer:
                return str(answer.read(), "utf-8")
        except HTTPError as answer:
            with answer:
                return str(answer.read(), "utf-8")
        except URLError:
            return ""

    def wait_for(self, words: str, address: str = PAGE) -> float:
        """Wait until a page has some words, and give the seconds that it took."""
        began = time.monotonic()
        while words not in self.get(address):
            assert time.monotonic() - began < PATIENCE, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.01)
        return time.monotonic() - began


@pytest.fixture(params=[(), ("--clean",)], ids=["serve", "serve --clean"])
def server(project: Path, request: pytest.FixtureRequest) -> Preview:
    """A preview of a copy of the project, which the test starts."""
    return Preview(project, *request.param)


def test_a_save_shows_faults_as_every_page_and_a_cure_heals_them(
    server: Preview, record_testsuite_property: Callable[[str, object], None]
) -> None:
    with server.running():
        server.wait_for(FRAME)
        server.save(server.right.replace("title: ", "title: Changed ", 1))
        record_testsuite_property("seconds from save to page", server.wait_for("Changed"))
        for _ in range(2):
            server.save(server.faulty)
            server.wait_for(FAULTS)
            for address in ("", "about/", "countries/", "no/such/page/"):
                assert "did you mean &#39;title&#39;?" in server.get(address)
            server.save(server.right)
            server.wait_for(FRAME)
    assert "error[unknown-key]" in server.said
    assert "Traceback" not in server.said


def test_a_preview_that_begins_with_faults_heals(server: Preview) -> None:
    server.save(server.faulty)
    with server.running():
        server.wait_for(FAULTS, "")
        server.save(server.right)
        server.wait_for(FRAME, "")
        server.save(server.faulty)
        server.wait_for(FAULTS)


def test_a_page_that_cannot_be_filled_is_shown_as_a_fault_and_heals(server: Preview) -> None:
    page = server.project / "content/faqs.md"
    right = page.read_text(encoding="utf-8")
    with server.running():
        server.wait_for(FRAME)
        page.write_text("{{ kind }}\n", encoding="utf-8")
        server.wait_for("faqs.md: there is no part &#39;kind&#39;", "")
        page.write_text(right, encoding="utf-8")
        server.wait_for(FRAME, "")
    assert "Traceback" not in server.said


def test_a_page_in_the_place_of_a_list_is_shown_as_a_fault_and_heals(server: Preview) -> None:
    page = server.project / "content/countries/vn.md"
    page.parent.mkdir()
    with server.running():
        server.wait_for(FRAME)
        page.write_text("# Vietnam\n", encoding="utf-8")
        server.wait_for("address /countries/vn/ is taken by content/countries/vn.md", "")
        page.unlink()
        server.wait_for(FRAME, "")
    assert "Traceback" not in server.said


def test_a_saved_record_runs_no_build_of_mkdocs(server: Preview) -> None:
    with server.running():
        server.wait_for(FRAME)
        server.save(server.right.replace("title: ", "title: Changed ", 1))
        server.wait_for("Changed")
    assert server.said.count("Building documentation...") == 1


def test_a_preview_leaves_the_published_site_and_no_trace(server: Preview) -> None:
    published = server.project / "site"
    published.mkdir()
    (published / "index.html").write_text("published")
    before = {path.name for path in server.project.iterdir()}
    with server.running():
        server.wait_for(FRAME)
    assert (published / "index.html").read_text() == "published"
    assert {path.name for path in server.project.iterdir()} == before


def test_a_change_that_is_undone_is_gone_from_every_page_and_file(project: Path) -> None:
    server = Preview(project)
    pages = (PAGE, "initiatives/", "organisations/wipo/")
    with server.running():
        server.wait_for(FRAME)
        for number in range(3):  # the last time before the data of the change are written
            server.save(server.right.replace("title: ", f"title: Changed{number} ", 1))
            for page in pages:
                server.wait_for(f"Changed{number}", page)
            if number < 2:
                server.wait_for(f"Changed{number}", "data/programmes.json")
            server.save(server.right)
            server.wait_for("<h1>Technology")
            for page in pages:
                assert f"Changed{number}" not in server.get(page)


def test_a_page_is_there_as_soon_as_somebody_asks_for_it(project: Path) -> None:
    server = Preview(project)
    with server.running():
        server.wait_for(FRAME)
        for number in range(3):
            server.save(server.right.replace("title: ", f"title: Changed{number} ", 1))
            while f"Changed{number}" not in (shown := server.get(PAGE)):
                assert MISSING not in shown
            assert f"Changed{number}" in server.get("organisations/wipo")  # led to its page
            assert "<h1>Vietnam</h1>" in server.get("countries/vn/")


@pytest.mark.parametrize("rests", [False, True], ids=["at once", "after a rest"])
def test_a_record_that_came_and_went_leaves_nothing(project: Path, rests: bool) -> None:  # noqa: FBT001 - a case
    server = Preview(project)
    fleeting = server.record.with_stem("fleeting")
    with server.running():
        server.wait_for("Technology", "data/programmes.json")
        fleeting.write_text(
            "title: A fleeting programme\nsection: training-programs-short\ndates: 2026\n"
            "form: project\ncountries: [Iceland]\nbody:\n  - text: It was short.\n"
            "updated: 2026-01-01\n",
            encoding="utf-8",
        )
        server.wait_for("A fleeting programme", "countries/is/")
        if rests:  # until all that names it has been made
            server.wait_for("A fleeting programme", "data/programmes.json")
        fleeting.unlink()
        server.wait_for("<h1>Countries</h1>", "countries/")
        server.save(server.right.replace("title: ", "title: Changed ", 1))
        server.wait_for("Changed")
        server.wait_for("Changed", "data/programmes.json")
        assert "fleeting" not in server.get("data/programmes.json")
        for address in (
            "initiatives/fleeting/",
            "initiatives/fleeting/index.json",
            "countries/is/",
        ):
            server.wait_for(MISSING, address)
        assert "A fleeting programme" not in server.get("initiatives/")
