"""The command `programmes links`: asks other sites whether they have what our pages link to.

No build runs this: whether another site answers is no fault of a record, and takes its time.
"""

from __future__ import annotations

import sys
from http.client import HTTPException
from pathlib import Path
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import click

from programmes.build import links

PATIENCE: Final = 20
"""How many seconds a site has for its answer."""


def fault(address: str) -> str:
    """Ask for an address; say what is wrong with the answer, or nothing.

    It is asked as a browser does, since many sites refuse HEAD, and what it holds is not read.
    """
    try:
        request = Request(address, headers={"User-Agent": "programmes links"})  # noqa: S310 - http or https only
        with urlopen(request, timeout=PATIENCE):  # noqa: S310 - as above
            return ""
    except HTTPError as answer:
        with answer:
            return f"{answer.code} {answer.reason}"
    except (OSError, ValueError, HTTPException) as failure:  # no answer, or no web address at all
        reason = getattr(failure, "reason", failure)
        return str(reason) or type(reason).__name__


@click.command("links")
@click.argument(
    "site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site"
)
@click.option("--outside", is_flag=True, help="Check each of these links by asking its site.")
def command(site: Path, *, outside: bool) -> None:
    """List the links from the built site in the folder SITE to other sites.

    A build checks all links inside the site by itself, and never asks another site.

    Exit status: 0 nothing is missing, 1 something is, 2 wrong usage.
    """
    addresses = sorted(links.read(site, "").outside.items())
    missing = 0
    for address, pages in addresses:
        wrong = fault(address) if outside else ""
        missing += bool(wrong)
        if wrong or not outside:
            more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
            click.echo(f"{wrong and f'{wrong}: '}{address}")
            click.echo(f"  on /{pages[0].removesuffix('index.html')}{more}")
    if outside:
        click.echo(f"{len(addresses) - missing} of {len(addresses)} addresses were found.")
    sys.exit(1 if missing else 0)
