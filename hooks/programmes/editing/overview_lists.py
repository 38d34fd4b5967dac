"""Puts a new record into the list of an overview, which then prints it in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue


def printed(catalogue: Catalogue) -> dict[str, str]:
    """List the records that overviews print, in their order, each with its name and overview."""
    return {
        child: f"{catalogue.at[child].name} (in {overview.address[:-1]})"
        for overview in catalogue.programmes
        for child in overview.card.children
    }


def insert(content: Path, catalogue: Catalogue, after: str, new: str) -> Path:
    """Write a record behind another one into the list of its overview; give the file."""
    overview = catalogue.at[str(catalogue.at[after].overview)]
    file = content / overview.path.partition("/")[2]
    text = file.read_text(encoding="utf-8")
    file.write_text(_behind(text, after, new), encoding="utf-8", newline="\n")
    return file


def _behind(text: str, after: str, new: str) -> str:
    """Add an item to a list with hyphens, or to one in brackets."""
    item = rf"""["']?{re.escape(after)}["']?"""
    text, found = re.subn(rf"(?m)^( *- ){item} *$", rf"\g<0>\n\g<1>{new}", text)
    return text if found else re.sub(rf"(?<=[\[, ]){item}(?= *[,\]\n])", rf"\g<0>, {new}", text)
