"""The command `programmes links`: asks other sites whether they have what our pages link to.

No build runs this: whether another site answers is no fault of a record, and takes its time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import click

from programmes.build import links

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE: Final = 20
"""How many seconds a site has for its answer."""
NO_HEAD: Final = {403, 405, 501}
"""How sites answer that do not like to be asked without being read."""


def outside_links(folder: Path, url: str = "") -> dict[str, Sequence[str]]:
    """List the addresses outside to which the site in a folder links, each with its pages."""
    return dict(sorted(links.read(folder, url).outside.items()))


def fault(address: str, method: str = "HEAD") -> str | None:
    """Ask for an address; say what is wrong with the answer, or give None."""
    agent = {"User-Agent": "programmes links"}
    try:
        request = Request(address, method=method, headers=agent)  # noqa: S310 - http or https only
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
            return None
    except HTTPError as answer:
        with answer:
            if method == "HEAD" and answer.code in NO_HEAD:
                return fault(address, "GET")
            return f"{answer.code} {answer.reason}"
    except URLError as failure:
        return str(failure.reason)
    except (OSError, ValueError) as failure:  # no answer in time, or no web address at all
        return str(failure) or type(failure).__name__


@click.command("links")
@click.argument(
    "site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site"
)
@click.option("--outside", is_flag=True, help="Ask those sites for each of these pages.")
def command(site: Path, *, outside: bool) -> None:
    """List the links from the built site in the folder SITE to other sites.

    A build checks all links inside the site by itself, and never asks another site.

    Exit status: 0 nothing is missing, 1 something is, 2 wrong usage.
    """
    addresses = outside_links(site)
    if not outside:
        entries = (_entry(address, pages) for address, pages in addresses.items())
        click.echo("".join(entries), nl=False)
        return
    missing = _ask(addresses)
    click.echo(f"{len(addresses) - missing} of {len(addresses)} addresses were found.")
    sys.exit(1 if missing else 0)


def _ask(addresses: Mapping[str, Sequence[str]]) -> int:
    """Ask for each address, one after the other, and report at once; give how many are missing."""
    missing = 0
    for address, pages in addresses.items():
        if wrong := fault(address):
            missing += 1
            click.echo(f"{wrong}: {_entry(address, pages)}", nl=False)
    return missing


def _entry(address: str, pages: Sequence[str]) -> str:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{address}\n  on /{pages[0].removesuffix('index.html')}{more}\n"
