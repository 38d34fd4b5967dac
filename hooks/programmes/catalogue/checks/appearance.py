"""Finds texts that will not appear as they are typed: lines, tables, emphasis and accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from programmes.catalogue.checks.links import texts
from programmes.reader.characters import quoted
from programmes.schema import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.checks import Warn
    from programmes.reader import Document
    from programmes.reader.problem import Problem
    from programmes.schema.blocks import Block


_SIGN: Final = r"(?:[•·‣◦●○■□▪◆◇・–—①-⑳]|-(?=[^\W\d])|\([0-9a-z]{1,3}\))"  # noqa: RUF001 - as typed
BULLETS: Final = re.compile(rf"^ *({_SIGN}).*(?<!  )(?<!\\)\n *{_SIGN}", re.MULTILINE)
TABS: Final = re.compile(r"\S[ ]*\t+[ ]*\S+")
_ITEM: Final = r"(?:[-*+•]|[0-9]{1,2}[.)]) "
FOLDED: Final = re.compile(r": >[+-]?\n(?P<margin> +)\S.*\n(?:(?P=margin).*\n| *\n)*")
LISTED: Final = re.compile(rf"^( +)({_ITEM}.*)\n\1{_ITEM}", re.MULTILINE)
MIS_DECODED: Final = re.compile(r"(?<![^\s\"'])[^\s\"'ÃÂâ]*+[ÃÂâ][^\s\"']*+")


def appearance(document: Document, body: Iterable[Block], warn: Warn) -> Iterator[Problem]:
    """Warn of what a visitor would not see as an editor typed it."""
    for loc, text in texts(body):
        if match := BULLETS.search(text):
            message = f"lines that begin with {quoted(match[1])} run together here"
            cure = "begin each with a hyphen and a space, below an empty line"
            yield warn("lines-run-together", loc, message, cure, part=match[1])
        if "\t" in text and (match := TABS.search(text)):
            message = "a table with tabs runs together here"
            cure = (
                "write a list, or a separate block:  - facts: with lines of the form label: value"
            )
            yield warn("lines-run-together", loc, message, cure, part=match[0])
        if "**" in text and "\\*" not in text and prose.keeps_asterisks(text):
            message = "some of the asterisks ** stay asterisks here"
            cure = "put a space before the first and after the last, or leave them out"
            yield warn("emphasis-unread", loc, message, cure, part="**")
    yield from _typed(document)


def _typed(document: Document) -> Iterator[Problem]:
    """Find what only the file shows: a list below the sign >, and letters read wrongly."""
    source, text = document.source, document.text
    for folded in FOLDED.finditer(text) if ": >" in text else ():
        if match := LISTED.search(text, *folded.span()):
            message, cure = "below >, the lines of a list run together", "write | in place of >"
            mark = source.mark(match.span(2))
            yield source.problem("lines-run-together", mark, message, cure, "warning")
    suspect = "Ã" in text or "Â" in text or "â" in text
    for match in MIS_DECODED.finditer(text) if suspect else ():
        try:
            meant = match[0].encode("cp1252").decode()
        except UnicodeError:
            continue
        message = f"{quoted(match[0])} was read in a wrong encoding before it was copied"
        mark = source.mark(match.span())
        yield source.problem("mis-decoded", mark, message, f"did you mean '{meant}'?", "warning")
