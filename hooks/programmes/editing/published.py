"""The command `programmes published`: refuses a site from which something published is gone.

The published site is itself the ledger of addresses and ids: each build lists its own. What is
gone is reported with the lines to add.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import click

from programmes.catalogue.loading import RETIRED_FILE
from programmes.editing.commands import DEFAULT, echo, format_option
from programmes.exports.addresses import PATH, Addresses
from programmes.reader.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

RETIRED: Final = f"{DEFAULT}/{RETIRED_FILE}"
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
    """Compare the built site with the one that is published at URL, or that is in FOLDER.

    No address may be gone, nor the id of any record: links, feeds and calendars rely on them.
    What a record has under redirect_from: and id: is not gone, nor is what is listed in
    content/retired.yml. Everything else is reported with the lines to write.

    Exit status: 0 nothing is gone, 1 something is, or the two cannot be compared, 2 wrong usage.
    """
    try:
        new = Addresses.model_validate_json((site / PATH).read_bytes())
    except (OSError, ValueError) as fault:
        message = f"{site} holds no site with {PATH}; first type: mkdocs build"
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
    except (OSError, HTTPException) as fault:
        reason = getattr(fault, "reason", fault)
        return [_unreadable(published, str(reason) or type(reason).__name__)]
    except ValueError:
        return [_unreadable(published, "it is not a list of addresses")]
    if first:
        message = f"{len(listed.addresses)} addresses are published: this is not the first time"
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


@dataclass(frozen=True)
class Comparison:
    """A published site, and the one that is to take its place."""

    published: Addresses
    new: Addresses
    today: date

    def problems(self) -> Iterator[Problem]:
        """Report each page with all that is gone below it once, then the ids that alone are gone.

        What stands at its address, leads on or was withdrawn is not gone.
        """
        pages = defaultdict(list)
        for address in sorted(self._gone):
            pages[page_of(address)].append(address)
        for page, addresses in pages.items():
            yield self._address_gone(page, addresses)
        for id_ in sorted(self.published.ids.keys() - self.new.ids.keys()):
            if not self._is_withdrawn(address := self.published.ids[id_]):
                yield from self._id_gone(id_, page_of(address))

    @cached_property
    def _gone(self) -> set[str]:
        missing = {*self.published.addresses} - {*self.new.addresses}
        return {address for address in missing if not self._is_withdrawn(address)}

    def _is_withdrawn(self, address: str) -> bool:
        return any(f"{address}/".startswith(f"{one}/") for one in self.new.retired)

    def _address_gone(self, page: str, addresses: list[str]) -> Problem:
        whole = f"{page}/" in addresses
        message = f"/{f'{page}/' if whole else addresses[0]} was published, and is gone"
        if others := len(addresses) - 1:
            message += f", and so {'is' if others == 1 else 'are'} {others} below /{page}/"
        record, cure = self._renamed(page) if whole else (None, [])
        withdrawn = [page] if whole else [one.rstrip("/") for one in addresses if one]
        if withdrawn:  # the front page cannot be
            entry = f"{{day: {self.today}, reason: say why here}}"
            cure.append(f"if it was withdrawn, add to {RETIRED}:")
            cure += [f"{address}: {entry}" for address in withdrawn]
        path = f"{DEFAULT}/programmes/{record}.yml" if record else RETIRED
        return Problem.of_file("address-gone", path, message, "\n".join(cure))

    def _renamed(self, page: str) -> tuple[str | None, list[str]]:
        """Find the record that stands for one that is gone, with the lines that it needs for that.

        It is known by its id or former address, or nobody knows it.
        """
        id_, former = self._published_ids.get(page), self.published.former.get(page)
        if id_ is None and former is None:
            return None, []
        known = self.new.ids.get(id_ or "", former)
        record = page_of(known) if known and page_of(known) in self._ids else None
        named = f"if it is {record} now" if record else "if the record has another name now"
        lines = [f"{named}, add to that record:", f"redirect_from: [{page}]"]
        return record, lines if id_ is None or id_ in self.new.ids else [*lines, f"id: {id_}"]

    def _id_gone(self, id_: str, page: str) -> Iterator[Problem]:
        """Report an id that no record has, unless its record is a part of a published one now."""
        if f"{page}/" in self._gone:
            return  # which has been reported
        record = page_of(self.new.former.get(page, page))
        if record != page and self._ids.get(record) in self.published.ids:
            return
        path = f"{DEFAULT}/programmes/{record}.yml"
        message = f"the id '{id_}' was published, and no record has it now"
        cure = f"feeds and calendars know the record by its id; add to that record:\nid: {id_}"
        yield Problem.of_file("id-gone", path, message, cure)

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {page_of(address): id_ for id_, address in self.new.ids.items()}

    @cached_property
    def _published_ids(self) -> dict[str, str]:
        return {page_of(address): id_ for id_, address in self.published.ids.items()}


def page_of(address: str) -> str:
    """Give the page to which an address belongs: countries/vn for countries/vn/feed.xml."""
    return "/".join(address.strip("/").split("/")[:2])
