"""Reads content/retired.yml, which says of addresses that were withdrawn since when, and why."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from programmes import reader
from programmes.catalogue import addresses
from programmes.catalogue.ways import WAYS
from programmes.reader.problem import nearest
from programmes.schema.records import KINDS
from programmes.schema.retirement import RETIRED
from programmes.schema.salvage import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.checks import Unread
    from programmes.reader import Document
    from programmes.reader.problem import Problem
    from programmes.schema.retirement import Retirement

FILE: Final = "retired.yml"


def read(content: Path) -> tuple[Mapping[str, Retirement], Document | None, list[Problem]]:
    """Read the file, which need not be there: its entries, itself, and what is wrong in it.

    Entries stand by the address that was withdrawn, without a slash at its end; wrong ones are
    left out.
    """
    path = content / FILE
    if not os.path.lexists(path):
        return {}, None, []
    examined = reader.examine(path, f"{content.name}/{FILE}")
    entries, document, problems = validate(examined, RETIRED)
    return entries or {}, document, problems


def check(
    document: Document | None, catalogue: Catalogue, content: Path, unread: Unread
) -> Iterator[Problem]:
    """Find withdrawn addresses where something stands, and replacements that are not there."""
    if document is None:
        return
    names = page_names(catalogue) | {page: page for page in reader.written_pages(content)}
    for address, retirement in catalogue.retired.items():
        standing = (one for one in names if f"{one}/".startswith(f"{address}/"))
        if taken := next(standing, None):
            message = f"{address} is withdrawn here, but '{names[taken]}' is at {taken}/"
            cure = "delete the entry if the page is to stay"
            yield document.problem("address-taken", (address,), message, cure, key=True)
        instead = retirement.instead
        if instead and instead not in names and not unread.may_make(f"{instead}/"):
            near = nearest(instead, names)
            message = f"'{instead}' is not a page of the site"
            cure = f"did you mean '{near}'?" if near else "name a page, or delete the line"
            yield document.problem("unknown-link", (address, "instead"), message, cure)


def page_names(catalogue: Catalogue) -> dict[str, str]:
    """Name what stands at each address that follows from records and vocabulary, or led there."""
    vocabulary = catalogue.vocabulary
    names = {addresses.BROWSE: "All programmes", addresses.DATA: "Data"}
    names |= {f"{key}/": kind.plural for key, kind in KINDS.items()}
    names |= {way.index: way.label for way in WAYS.values()}
    names |= {one.address: one.name for one in catalogue.series.values()}
    for what, keys in catalogue.listings.items():
        names |= {WAYS[what].address(key): WAYS[what].name(key, vocabulary) for key in keys}
    for programme in catalogue.programmes:
        for address in (programme.address, *(f"{one}/" for one in programme.record.redirect_from)):
            names[address] = programme.name
            if programme.timetable:
                names[addresses.timetable(address)] = f"{programme.name}: timetable"
    sections = vocabulary.sections.items()
    names |= {vocabulary.section_address(key): section.label for key, section in sections}
    return {address[:-1]: name for address, name in names.items() if address}
