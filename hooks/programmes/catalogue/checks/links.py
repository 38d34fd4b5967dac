"""Finds links and replacements that lead to no page, and pictures that are not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from programmes import reader
from programmes.catalogue import addresses
from programmes.catalogue.series import INDEX as SERIES
from programmes.catalogue.ways import WAYS
from programmes.reader.characters import quoted
from programmes.reader.folder import DEVICES, LARGEST_PICTURE, PICTURES, picture_flaw, pictures
from programmes.reader.problem import Problem, nearest
from programmes.schema import prose
from programmes.schema.blocks import Figure, Figures
from programmes.schema.records import KINDS, TrainingCourse
from programmes.schema.scalars import COPIED, address_flaw

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.card import Card
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.checks import Unread
    from programmes.reader import Document
    from programmes.reader.problem import Loc
    from programmes.schema.blocks import Picture
    from programmes.schema.vocabulary import Vocabulary


Fault = tuple[str, str, str]
"""The code of what is wrong, a message and a cure."""
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""What a web address says as it stands."""
SAVED: Final = "save it again as a picture, with the extension of its format, or delete it"


def unknown_links(
    cards: Mapping[str, Card], vocabulary: Vocabulary, content: Path, unread: Unread
) -> Iterator[Problem]:
    """Report the links that lead to no record, kind, section, way in or page of `content`.

    Which countries, years and anchors have a place is known only when pages are made: see
    `build.findings`.
    """
    known = set(_pages(cards, vocabulary, content))
    for card in cards.values():
        for loc, link in card.links:
            if fault := _fault(link, known, unread):
                code, message, cure = fault
                yield card.document.problem(code, loc, message, cure, part=link)


def _pages(cards: Mapping[str, Card], vocabulary: Vocabulary, content: Path) -> Iterator[str]:
    yield from ("", *(f"{kind}/" for kind in KINDS), *(way.index for way in WAYS.values()))
    yield from map(vocabulary.section_address, vocabulary.sections)
    yield from (f"{page}/" for page in reader.written_pages(content))
    for key, card in cards.items():
        yield f"{key}/"
        if isinstance(card.record, TrainingCourse) and card.record.timetable:
            yield addresses.timetable(f"{key}/")


def _fault(link: str, known: Collection[str], unread: Unread) -> Fault | None:
    """Say what is wrong with a link, if anything is."""
    address = prose.site_address(link)
    if address is None:
        wrong = address_flaw(link)
        cure = "write the whole address" if link[:7].lower() == "mailto:" else COPIED
        return ("web-address", f"the link '{link}' {wrong}", cure) if wrong else None
    page = address.partition("#")[0]
    leads = not link.startswith("#") and (page in known or shown_later(page))
    if leads or unread.may_make(page):
        return None
    near = nearest(page.strip("/"), [one.strip("/") for one in known])
    written = "write kind/file-name, or a whole address: https://www.jpo.go.jp/e/"
    cure = f"did you mean '{near}'?" if near else written
    return "unknown-link", f"the link '{link}' leads to no page of the site", cure


def shown_later(page: str) -> bool:
    """Say whether only made pages can tell if there is such a one: of a way in, or a file."""
    if ":" in page or ".." in page:
        return False
    folder, _, name = page.rpartition("/")
    is_file = "." in name and folder and "." not in folder.partition("/")[0]
    return bool(is_file) or page.startswith((*(way.index for way in WAYS.values()), SERIES))


def wrong_retirements(
    document: Document | None, catalogue: Catalogue, content: Path, unread: Unread
) -> Iterator[Problem]:
    """Find withdrawn addresses where something stands, and replacements that are not there."""
    if document is None:
        return
    names = catalogue.page_names | {page: page for page in reader.written_pages(content)}
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


def wrong_pictures(cards: Iterable[Card], content: Path) -> Iterator[Problem]:
    """Report the pictures that are not there, have a name that no address can have, or are none.

    Those of records are shown with the line that names them, others by their file.
    """
    held = {name: _flaw(name, path) for name, path in pictures(content).items()}
    told = set[str]()
    for card in cards:
        for loc, picture in _pictures(card):
            if picture.file and (fault := held.get(picture.file, _absent(picture.file, held))):
                told.add(picture.file)
                yield card.document.problem(fault[0], (*loc, "file"), *fault[1:])
    for name, fault in held.items():
        if fault and name not in told:
            shown = f"{content.name}/{PICTURES}/{name}"
            yield Problem.of_file(fault[0], shown, *fault[1:])


def _flaw(name: str, path: Path) -> Fault | None:
    """Say what is wrong with a picture that is there: its name, or its bytes."""
    if not NAME.fullmatch(name) or not DEVICES.isdisjoint(re.split("[./]", name.lower())):
        cure = (
            "rename the file: letters from A to Z, digits, hyphens and dots; no Windows device name"
        )
        return "unknown-picture", f"{quoted(name)} cannot be part of an address", cure
    data = reader.load(path, name, LARGEST_PICTURE)
    wrong = picture_flaw(data, path.suffix) if isinstance(data, bytes) else ""
    return ("no-picture", f"{quoted(name)} {wrong}", SAVED) if wrong else None


def _pictures(card: Card) -> Iterator[tuple[Loc, Picture]]:
    for loc, block in card.blocks:
        match block:
            case Figure():
                yield (*loc, "figure"), block.figure
            case Figures():
                yield from (((*loc, "figures", at), one) for at, one in enumerate(block.figures))


def _absent(file: str, held: Collection[str]) -> Fault:
    """Say that a picture is not there, and which one may be meant."""
    message = f"there is no picture {quoted(file)} in content/{PICTURES}"
    name = file.replace("\\", "/").rpartition(f"{PICTURES}/")[2]
    if name in held:
        return "unknown-picture", message, f"write the name only: file: {name}"
    near = nearest(name, held)
    put = "put the file there, or delete this line: the page then has the caption alone"
    return "unknown-picture", message, f"did you mean '{near}'?\n{put}" if near else put
