"""Keeps the ledger of published pages, so that no address and no id that was out ever dies.

content/addresses.txt has a line for each published page: its address, and after the renaming of
a record the id that it has kept. `programmes new` and `programmes ledger` add new ones; nothing
takes one away. The word `retired` says that an id has no record any more, or an address no page:
then the address leads to the page above it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes import reader
from programmes.catalogue.checks import published
from programmes.reader.report import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme

FILE: Final = "addresses.txt"
HEAD: Final = """\
# Addresses and ids that have been published, one page a line. Links, feeds and calendars
# rely on them. `programmes new` and `programmes ledger` add pages; never take a line away,
# unless the page was deleted or renamed before it was published.
"""
RETIRED: Final = "retired"
MOST_BYTES: Final = 2**24
ADDRESS: Final = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")


class Line(NamedTuple):
    """What the ledger says of an address: the id that was published there, or `retired`."""

    address: str
    id: str
    number: int
    path: str

    def problem(self, code: str, message: str, cure: str) -> Problem:
        """Make a problem at this line."""
        shown = self.address if self.id == self.address else f"{self.address} {self.id}"
        length = len(self.address)
        return Problem(code, self.path, self.number, 1, message, cure, "error", shown, length)


def read(content: Path) -> dict[str, Line]:
    """Read the ledger: a line for each address. Without a file that can be read it is empty."""
    text = _text(content)
    if isinstance(text, Problem):
        return {}
    lines = enumerate(text.text.split("\n"), start=1)
    fields = ((line.split(), number) for number, line in lines if not line.startswith("#"))
    return {
        words[0]: Line(words[0], words[-1], number, text.name) for words, number in fields if words
    }


def absent(content: Path) -> Problem | None:
    """Tell whether there is no ledger, without which published addresses would die unseen."""
    text = _text(content)
    if not isinstance(text, Problem) or (content / FILE).exists():
        return None
    cure = "bring it back from the history; for a new catalogue, type: programmes ledger"
    return replace(text, help=cure)


def check(content: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """Find published addresses that lead nowhere now, and published ids that no record has."""
    text = _text(content)
    if isinstance(text, Problem):
        yield from [text] if (content / FILE).exists() else ()
        return
    lines, programmes, records = read(content), catalogue.programmes, catalogue.at
    former, ids = set(published.former(programmes)), {one.id for one in programmes}
    # A record that has lost its id is told once, where it stands.
    ids |= {one.id for one in lines.values() if one.address in records}
    for line in lines.values():
        if published.is_record(line.address):
            yield from _record(line, records, former, ids)
    pages = published.pages(catalogue.vocabulary, programmes) | published.written(content) | former
    rest = {
        one.address: one for one in lines.values() if not published.is_record(one.address)
        and (one.id != RETIRED or not ADDRESS.fullmatch(one.address)) and one.address not in pages
    }  # fmt: skip
    for address in sorted(published.unnamed(rest, catalogue)):
        yield _page_vanished(rest[address])


def retired(content: Path) -> tuple[str, ...]:
    """List the addresses of pages that are no more; those of records lead to another record."""
    lines = read(content).values()
    return tuple(
        one.address for one in lines if one.id == RETIRED and not published.is_record(one.address)
    )


def missing(content: Path, addresses: Collection[str]) -> list[str]:
    """List the addresses that are not in the ledger yet."""
    return sorted(set(addresses) - read(content).keys())


def unlisted(content: Path, programmes: Iterable[Programme]) -> Iterator[Problem]:
    """Report records that are not in the ledger yet; a preview is not stopped by them."""
    paths = {one.address[:-1]: one.path for one in programmes}
    for address in missing(content, paths):
        yield Problem(
            code="address-unlisted",
            path=paths[address],
            line=0,
            column=0,
            message=f"the address {address}/ is not in {content.name}/{FILE} yet",
            help="before you hand it in, type: .venv/bin/programmes ledger",
        )


def add(content: Path, ids: Mapping[str, str]) -> list[str]:
    """Write new addresses into the ledger, each with its id; give those that were not there."""
    new = missing(content, ids)
    if new:
        known = {line.address: line.id for line in read(content).values()}
        entries = sorted((known | {address: ids[address] for address in new}).items())
        lines = (one if one == kept else f"{one} {kept}" for one, kept in entries)
        text = HEAD + "".join(f"{line}\n" for line in lines)
        (content / FILE).write_text(text, encoding="utf-8", newline="\n")
    return new


def _text(content: Path) -> reader.SourceText | Problem:
    return reader.read_plain(content / FILE, f"{content.name}/{FILE}", MOST_BYTES)


def _record(
    line: Line, records: Mapping[str, Programme], former: Collection[str], ids: Collection[str]
) -> Iterator[Problem]:
    standing = records.get(line.address)
    if standing is None and line.address not in former:
        yield _vanished(line)
    elif line.id == RETIRED:
        return
    elif standing is not None and standing.id != line.id:
        yield _changed(standing, line.id)
    elif line.id not in ids:
        yield line.problem(
            "id-changed",
            f"the id '{line.id}' was published, and no record has it now",
            f"feeds and calendars know the record by its id; add to it:  id: {line.id}\n"
            f"if it is a part of another record now, write here:  {line.address} {RETIRED}",
        )


def _vanished(line: Line) -> Problem:
    published_id = line.address if line.id == RETIRED else line.id
    return line.problem(
        "address-vanished",
        f"the address {line.address}/ was published, and no record leads there now",
        "bring the record back; or, if it was renamed or is part of another record now,\n"
        f"add to that record:  redirect_from: [{line.address}]\n"
        f"and if it was renamed, also:  id: {published_id}\n"
        "if it has never been published, take this line away",
    )


def _page_vanished(line: Line) -> Problem:
    return line.problem(
        "address-vanished",
        f"the page {line.address}/ was published, and is not there now",
        "bring back what it was about, or the record that named it;\n"
        f"or, if nothing shall stand there any more, write here:  {line.address} {RETIRED}\n"
        "and the address will lead to the page above it\n"
        "if it has never been published, take this line away",
    )


def _changed(programme: Programme, published_id: str) -> Problem:
    return Problem(
        code="id-changed",
        path=programme.path,
        line=0,
        column=0,
        message=f"the id was published as '{published_id}', and is '{programme.id}' now",
        help=f"feeds and calendars know the record by its id; add:  id: {published_id}",
    )
