"""Keeps the ledger of published records, so that no address and no id that was out ever dies.

content/addresses.txt has a line for each published record: its address, and after a renaming
the id that it has kept. `programmes new` and `programmes ledger` add new ones; nothing takes
one away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from programmes.filing import places
from programmes.problems.report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from programmes.filing.places import Unread
    from programmes.filing.programme import Programme
    from programmes.schema.records import Record
    from programmes.source import Document

FILE: Final = "addresses.txt"
HEAD: Final = """\
# Addresses and ids that have been published, one record a line. Links, feeds and calendars
# rely on them. `programmes new` and `programmes ledger` add records; never take a line away,
# unless the record was deleted or renamed before it was published.
"""


def read(content: Path) -> dict[str, tuple[str, int]]:
    """Read the ledger: the id and the line of each address. Without the file it is empty."""
    file = content / FILE
    if not file.exists():
        return {}
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    fields = ((line.split(), number) for number, line in lines if not line.startswith("#"))
    return {words[0]: (words[-1], number) for words, number in fields if words}


def check(
    content: Path, entries: Iterable[tuple[Document, Record]], unread: Unread
) -> Iterator[Problem]:
    """Find published addresses that lead nowhere now, and published ids that have changed.

    A record that could not be read may be the one to which a former address leads.
    """
    standing = {places.address(document)[:-1]: (document, record) for document, record in entries}
    former = {one for _, record in standing.values() for one in record.redirect_from}
    for key, (published, line) in read(content).items():
        if key in standing:
            document, record = standing[key]
            if (record.id or key) != published:
                yield _changed(document, record.id or key, published)
        elif key not in former and not unread:
            yield _vanished(f"{content.name}/{FILE}", line, key, published)


def missing(content: Path, programmes: Iterable[Programme]) -> list[str]:
    """List the addresses of records that are not in the ledger yet."""
    known = read(content)
    return sorted(one.address[:-1] for one in programmes if one.address[:-1] not in known)


def unlisted(content: Path, programmes: Iterable[Programme]) -> Iterator[Problem]:
    """Warn of records that are not in the ledger yet; a preview need not be stopped by them."""
    paths = {one.address[:-1]: one.path for one in programmes}
    for address in missing(content, programmes):
        yield Problem(
            code="address-unlisted",
            path=paths[address],
            line=0,
            column=0,
            message=f"the address {address}/ is not in {content.name}/{FILE} yet",
            help="before you hand it in, type: .venv/bin/programmes ledger",
            severity="warning",
        )


def add(content: Path, programmes: Iterable[Programme]) -> list[str]:
    """Write new records into the ledger; give their addresses."""
    programmes = tuple(programmes)
    new = missing(content, programmes)
    if new:
        ids = {one.address[:-1]: one.id for one in programmes}
        known = {address: published for address, (published, _) in read(content).items()}
        text = HEAD + "".join(_lines(known | {address: ids[address] for address in new}))
        (content / FILE).write_text(text, encoding="utf-8", newline="\n")
    return new


def _lines(entries: Mapping[str, str]) -> Iterator[str]:
    for address, published in sorted(entries.items()):
        yield f"{address}\n" if address == published else f"{address} {published}\n"


def _vanished(path: str, line: int, address: str, published: str) -> Problem:
    return Problem(
        code="address-vanished",
        path=path,
        line=line,
        column=1,
        message=f"the address {address}/ was published, and no record leads there now",
        help=(
            "bring the record back; or, if it was renamed or is part of another record now,\n"
            f"add to that record:  redirect_from: [{address}]\n"
            f"and if it was renamed, also:  id: {published}\n"
            "if it has never been published, take this line away"
        ),
        excerpt=address,
        length=len(address),
    )


def _changed(document: Document, own: str, published: str) -> Problem:
    message = f"the id was published as '{published}', and is '{own}' now"
    cure = f"feeds and calendars know the record by its id; add:  id: {published}"
    return document.source.problem("id-changed", None, message, cure)
