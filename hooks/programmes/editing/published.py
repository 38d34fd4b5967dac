"""The command `programmes published`: refuses a site from which something published is gone.

The published site is itself the ledger of addresses and ids: each build lists its own.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import click

from programmes.editing.commands import echo, format_option
from programmes.editing.gone import Comparison
from programmes.exports.addresses import PATH, Addresses
from programmes.reader.problem import Problem

if TYPE_CHECKING:
    from datetime import date

PATIENCE: Final = 20
"""How many seconds the published site has for its answer."""
MOST_BYTES: Final = 2**26
NOTHING_THERE: Final = {404, 410}
HEADERS: Final = {"User-Agent": "programmes published", "Cache-Control": "no-cache"}


@click.command("published")
@click.argument("where", metavar="URL-or-FOLDER")
@click.option(
    "--site", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site",
    show_default=True, help="The folder of the site that was built.",
)  # fmt: skip
@click.option("--first", is_flag=True, help="Say that nothing is published there yet.")
@format_option
def command(where: str, site: Path, form: str, *, first: bool) -> None:
    """Compare the built site with the one that is published at URL, or that lies in FOLDER.

    No address may be gone, and no id of a record: links, feeds and calendars rely on them.
    What a record has under redirect_from: and id: is not gone, nor is what stands in
    content/retired.yml. Each other one is reported with the lines to write.

    Exit status: 0 nothing is gone, 1 something is, or nobody can tell, 2 wrong usage.
    """
    try:
        new = Addresses.model_validate_json((site / PATH).read_bytes())
    except (OSError, ValueError) as fault:
        message = f"{site} holds no site with {PATH}; type first: mkdocs build"
        raise click.UsageError(message) from fault
    problems = compare(where, new, datetime.now(UTC).date(), first=first)
    nothing = f"Nothing is published at {where} yet." if first else "Nothing published is gone."
    echo(problems, form, nothing)
    sys.exit(1 if problems else 0)


def compare(where: str, new: Addresses, today: date, *, first: bool = False) -> list[Problem]:
    """List what is gone of the site at an address or in a folder, or why that cannot be told."""
    published = f"{where.rstrip('/')}/{PATH}"
    try:
        listed = Addresses.model_validate_json(_read(published))
    except FileNotFoundError as fault:
        cure = "if nothing is published there yet, say so: --first"
        return [] if first else [_unreadable(published, fault.strerror or str(fault), cure)]
    except URLError as fault:
        return [_unreadable(published, str(fault.reason))]
    except (OSError, HTTPException) as fault:
        return [_unreadable(published, str(fault) or type(fault).__name__)]
    except ValueError:
        return [_unreadable(published, "it is not a list of addresses")]
    if first:
        message = f"{len(listed.addresses)} addresses are published: this is no first publication"
        return [Problem.of_file("already-published", published, message, "leave --first out")]
    return list(Comparison(listed, new, today).problems())


def _read(published: str) -> bytes:
    """Read the list of a site; raise FileNotFoundError only where surely none is."""
    if not published.startswith(("http://", "https://")):
        return Path(published).read_bytes()
    try:
        request = Request(published, headers=HEADERS)  # noqa: S310 - http or https only
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - as above
            return bytes(answer.read(MOST_BYTES))
    except HTTPError as answer:
        with answer:
            reason = f"{answer.code} {answer.reason}"
        if answer.code in NOTHING_THERE:
            raise FileNotFoundError(reason) from answer
        raise URLError(reason) from answer


def _unreadable(published: str, reason: str, cure: str = "try again later") -> Problem:
    message = f"what is published cannot be compared: {reason}"
    return Problem.of_file("list-unreadable", published, message, cure)
