"""The preview follows every save, and shows errors in place of all pages until they are fixed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import built

pytestmark = pytest.mark.site

RECORD = "content/programmes/initiatives/tisc.yml"
PAGE = "initiatives/tisc/"
ERRORS = "<h1>Errors to fix</h1>"
FRAME = '<main class="md-main" id="__main"'
MISSING = "<h1>Page not found</h1>"
PATIENCE = 90  # seconds; only a broken preview takes as long
ONLY_BUILT = re.compile(rb' *<meta http-equiv="Content-Security-Policy".*\n')
ONLY_PREVIEWED = re.compile(rb"<script>\s*var livereload = .*?</script>", re.DOTALL)
LAST = re.compile(rb"\s*</body>")


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
        self.said = ""
        """All that the terminal shows."""
        self._serving = threading.Event()

    @contextmanager
    def running(self) -> Iterator[Preview]:
        """Run the preview, from when it serves until Ctrl-C."""
        environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.project / "hooks")}
        with subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", self.root, *self.words],
            cwd=self.project,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as process:
            self.process = process.pid
            listener = threading.Thread(target=self._listen, args=[process])
            listener.start()
            try:
                assert self._serving.wait(PATIENCE), self.said
                yield self
            finally:
                process.send_signal(signal.SIGINT)
                listener.join(PATIENCE)

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            self.said += line
            if "Serving on" in line:
                self._serving.set()

    def save(self, text: str) -> None:
        """Save the record."""
        self.record.write_text(text, encoding="utf-8")

    def changed(self, number: object) -> None:
        """Save the record with another title."""
        self.save(self.right.replace("title: ", f"title: Changed{number} ", 1))

    def read(self, address: str) -> bytes:
        """Get a page or file, whatever its status."""
        try:
            with urlopen(f"http://{self.root}/{address}", timeout=PATIENCE) as answer:
                return bytes(answer.read())
        except HTTPError as answer:
            with answer:
                return answer.read()

    def get(self, address: str) -> str:
        """Get the text of a page."""
        return self.read(address).decode()

    def wait_for(self, words: str, address: str = PAGE) -> None:
        """Wait until a page has some words, as a browser does: the server says when to reload."""
        epoch = self.get("livereload/0/0")
        while words not in self.get(address):
            later = self.get(f"livereload/{epoch}/0")  # answers after a change, or a minute
            assert later != epoch, self.said
            epoch = later


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview that runs as long as the tests of this module."""
    project = built.copy_project(tmp_path_factory.mktemp("preview") / "project")
    with Preview(project).running() as preview:
        yield preview


@pytest.fixture
def server(shared: Preview) -> Iterator[Preview]:
    """The preview; what a test saves in the record is undone after it."""
    yield shared
    assert "Traceback" not in shared.said
    shared.save(shared.right)
    shared.wait_for("<h1>Technology")


def test_a_save_shows_errors_as_every_page_and_a_cure_heals_them(server: Preview) -> None:
    server.changed("")
    server.wait_for("Changed")
    for _ in range(2):
        server.save(server.faulty)
        server.wait_for(ERRORS)
        for address in ("", "about/", "countries/", "no/such/page/"):
            assert "did you mean &#39;title&#39;?" in server.get(address)
        server.save(server.right)
        server.wait_for(FRAME)
    assert "error[unknown-key]" in server.said


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("faqs.md", "{{ kind }}\n", "there is no part &#39;kind&#39;"),
        ("countries/vn.md", "# Vietnam\n", "/countries/vn/ is taken by content/countries/vn.md"),
    ],
    ids=["it cannot be filled", "it is in the place of a list"],
)
def test_a_faulty_page_is_shown_as_an_error_and_heals(
    name: str, text: str, told: str, server: Preview
) -> None:
    page = server.project / "content" / name
    right = page.read_text(encoding="utf-8") if page.exists() else None
    page.parent.mkdir(exist_ok=True)
    page.write_text(text, encoding="utf-8")
    server.wait_for(told, "")
    page.unlink() if right is None else page.write_text(right, encoding="utf-8")
    server.wait_for(FRAME, "")


def test_a_save_is_followed_though_the_clock_has_gone_back(server: Preview) -> None:
    server.changed(1)
    server.wait_for("Changed1")
    older = server.record.with_name("tisc.yml~")  # as long as the one before
    older.write_text(server.right.replace("title: ", "title: Changed2 ", 1), encoding="utf-8")
    os.utime(older, (0, 0))
    older.replace(server.record)
    server.wait_for("Changed2")


def test_a_change_that_is_undone_is_gone_everywhere_without_a_build(server: Preview) -> None:
    builds = server.said.count("Building documentation...")
    files = (PAGE, "initiatives/", "organisations/wipo/", "data/programmes.json")
    for number in range(3):
        server.changed(number)
        for file in files:
            server.wait_for(f"Changed{number}", file)
        server.save(server.right)
        server.wait_for("<h1>Technology")
        for file in files:
            assert f"Changed{number}" not in server.get(file)
    assert server.said.count("Building documentation...") == builds


def test_many_saves_leave_the_memory_as_it_was(server: Preview) -> None:
    def taken() -> int:
        """The memory of the preview in kB."""
        status = Path(f"/proc/{server.process}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0])

    sizes = []
    for number in range(45):  # the first ones fill what is kept on purpose
        server.changed(number)
        server.wait_for(f"Changed{number}")
        server.get("countries/")
        sizes.append(taken())
    assert sizes[-1] <= 1.1 * sizes[4], sizes


def test_an_address_without_its_last_slash_leads_to_its_page(server: Preview) -> None:
    server.changed("")
    server.wait_for("Changed", "organisations/wipo")
    assert "<h1>Vietnam</h1>" in server.get("countries/vn/")


def test_a_record_that_came_and_went_leaves_nothing(server: Preview) -> None:
    fleeting = server.record.with_stem("fleeting")
    shutil.copy(built.PROJECT / "tests/data/fleeting.yml", fleeting)
    named = ("countries/is/", "initiatives/", "data/programmes.json")
    for file in named:
        server.wait_for("A fleeting programme", file)
    server.wait_for("It was short.", "initiatives/fleeting/")
    fleeting.unlink()
    for address in ("initiatives/fleeting/", "initiatives/fleeting/index.json", "countries/is/"):
        server.wait_for(MISSING, address)
    assert not any("A fleeting programme" in server.get(file) for file in named)


def test_after_a_save_every_file_is_that_of_a_build(server: Preview, tmp_path: Path) -> None:
    server.changed("")
    server.wait_for("Changed")
    site = built.made(server.project, tmp_path / "site", SITE_URL=f"http://{server.root}/")
    shutil.rmtree(site / "pagefind")  # a preview has no search
    for file in (path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        shown = ONLY_PREVIEWED.sub(b"", server.read(path))
        made = ONLY_BUILT.sub(b"", file.read_bytes())
        assert LAST.sub(b"</body>", shown) == LAST.sub(b"</body>", made), path


# tests/browser/test_preview.py begins with errors.
def test_a_preview_leaves_the_published_site_and_no_trace(seeded_project: Path) -> None:
    published = seeded_project / "site"
    published.mkdir()
    (published / "index.html").write_text("published")
    before = {path.name for path in seeded_project.iterdir()}
    with Preview(seeded_project, "--clean").running() as server:
        server.changed("")
        server.wait_for("Changed")
    assert (published / "index.html").read_text() == "published"
    assert {path.name for path in seeded_project.iterdir()} == before
