"""Links to other sites are listed, and asked for by a command that no build runs."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner

from programmes.build import outside_links
from serving import answering


class Answers(BaseHTTPRequestHandler):
    """A site with one page."""

    def do_GET(self) -> None:
        self.send_response(HTTPStatus.OK if self.path == "/there" else HTTPStatus.NOT_FOUND)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture(scope="module")
def other_site() -> Iterator[str]:
    with answering(Answers) as root:
        yield root


def site_with(folder: Path, *addresses: str) -> Path:
    html = "".join(f'<a href="{address}">' for address in addresses)
    for page in ("index.html", "about/index.html"):
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(f'<a href="about/">{html}', encoding="utf-8")
    return folder


def test_a_page_that_is_there_has_no_fault(other_site: str) -> None:
    assert outside_links.fault(f"{other_site}/there") == ""


def test_a_page_that_has_gone_has_one(other_site: str) -> None:
    assert outside_links.fault(f"{other_site}/gone") == "404 Not Found"


def test_a_site_that_does_not_answer_is_a_fault() -> None:
    with answering(Answers) as root:
        pass
    assert "refused" in outside_links.fault(root)


@pytest.mark.parametrize("address", ["http://[", "http://a b/", "http://\x00/"])
def test_an_address_that_is_none_is_a_fault(address: str) -> None:
    assert outside_links.fault(address)


def test_the_command_lists_and_asks_nobody(tmp_path: Path) -> None:
    site = site_with(tmp_path, "https://b.invalid/", "http://a.invalid/", "mailto:a@b.invalid")
    ran = CliRunner().invoke(outside_links.command, [str(site)])
    listed = "http://a.invalid/\n{0}https://b.invalid/\n{0}"
    assert ran.output == listed.format("  on /about/ and 1 more\n")
    assert ran.exit_code == 0


def test_the_command_tells_what_is_missing(tmp_path: Path, other_site: str) -> None:
    site = site_with(tmp_path, f"{other_site}/there", f"{other_site}/gone")
    ran = CliRunner().invoke(outside_links.command, [str(site), "--outside"])
    assert ran.output == (
        f"404 Not Found: {other_site}/gone\n  on /about/ and 1 more\n1 of 2 addresses were found.\n"
    )
    assert ran.exit_code == 1


def test_the_command_is_content_when_nothing_is_missing(tmp_path: Path, other_site: str) -> None:
    site = site_with(tmp_path, f"{other_site}/there")
    ran = CliRunner().invoke(outside_links.command, [str(site), "--outside"])
    assert ran.output == "1 of 1 addresses were found.\n"
    assert ran.exit_code == 0
