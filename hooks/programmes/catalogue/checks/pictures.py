"""Finds pictures of records that do not lie in content/images."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from programmes.catalogue.card import blocks
from programmes.reader.characters import quoted
from programmes.reader.problem import nearest
from programmes.schema.blocks import Figure, Figures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from programmes.catalogue.card import RecordFile
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.blocks import Block, Picture

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""What a web address says as it stands."""


def unknown_pictures(files: Iterable[RecordFile], content: Path) -> Iterator[Problem]:
    """Report the pictures whose file is not there, or has a name that no address can have."""
    folder = content / "images"
    held: set[str] | None = None
    for file in files:
        for loc, picture in _pictures(file.card.record.body):
            if picture.file is None:
                continue
            if held is None:  # few catalogues have pictures at all
                held = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
            if fault := _fault(picture.file, held):
                yield file.document.problem("unknown-picture", (*loc, "file"), *fault)


def _pictures(body: Iterable[Block]) -> Iterator[tuple[Loc, Picture]]:
    for loc, block in blocks(body):
        match block:
            case Figure():
                yield (*loc, "figure"), block.figure
            case Figures():
                yield from (((*loc, "figures", at), one) for at, one in enumerate(block.figures))


def _fault(file: str, held: Collection[str]) -> tuple[str, str] | None:
    """Say what is wrong with the name of a picture, and how to fix it."""
    if file in held and NAME.fullmatch(file):
        return None
    if file in held:
        cure = "rename the file: letters from A to Z, digits, hyphens and dots only"
        return f"{quoted(file)} cannot be part of an address", cure
    message = f"there is no picture {quoted(file)} in content/images"
    name = file.replace("\\", "/").rpartition("images/")[2]
    if name in held:
        return message, f"write the name only: file: {name}"
    near = nearest(name, held)
    put = "put the file there, or delete this line: then the page only names the photograph"
    return message, f"did you mean '{near}'?\n{put}" if near else put
