"""Links to other sites are listed, and asked for by a command that no build runs."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from click.testing import CliRunner

from programmes.build import outside_links
from serving import Quiet, answering


class Answers(Quiet):
    """A site with one page."""

    def answer(self) -> None:
        self.send_response(HTTPStatus.OK if self.path == "/there" else HTTPStatus.NOT_FOUND)
        self.end_headers()


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


def run(site: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(outside_links.command, [str(site), *options])
    return result.exit_code, result.output


def test_a_site_that_does_not_answer_is_a_fault() -> None:
    with answering(Answers) as root:
        pass
    assert "refused" in outside_links.fault(root)


@pytest.mark.parametrize("address", ["http://[", "http://a b/", "http://\x00/"])
def test_an_address_that_is_none_is_a_fault(address: str) -> None:
    assert outside_links.fault(address)


def test_the_command_lists_and_asks_nobody(tmp_path: Path) -> None:
    site = site_with(tmp_path, "https://b.invalid/", "http://a.invalid/", "mailto:a@b.invalid")
    place = "  on /about/ and 1 more\n"
    assert run(site) == (0, f"http://a.invalid/\n{place}https://b.invalid/\n{place}")


def test_the_command_tells_what_is_missing(tmp_path: Path, other_site: str) -> None:
    site = site_with(tmp_path, f"{other_site}/there", f"{other_site}/gone")
    missing = f"404 Not Found: {other_site}/gone\n  on /about/ and 1 more\n"
    assert run(site, "--outside") == (1, f"{missing}1 of 2 addresses were found.\n")
    site = site_with(tmp_path, f"{other_site}/there")
    assert run(site, "--outside") == (0, "1 of 1 addresses were found.\n")
