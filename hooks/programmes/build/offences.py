"""Reports what no page may have: where it was written, if that is a page of the content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes.build.links import address_of
from programmes.reader.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.build.links import Site
    from programmes.reader.problem import Problem


def offending(built: Site, content: Path) -> Iterator[Problem]:
    """Report each offence of each page with the line of its Markdown, else with the page."""
    for page, offences in built.offences.items():
        address = address_of(page)
        file = content / f"{address.strip('/') or 'index'}.md"
        source = SourceText(f"/{address}", "")
        if file.is_file():
            name = file.relative_to(content.parent).as_posix()
            source = SourceText(name, file.read_text(encoding="utf-8-sig"))
        for offence in offences:
            mark = source.find(*_words(offence.partition(": ")[2]))
            yield source.problem("forbidden-code", mark, f"the page /{address} {offence}")


def _words(tag: str) -> Iterator[str]:
    """List what may stand in the source of a tag: all of it, an attribute, its name."""
    yield tag
    yield from re.findall(r'(?<= )[^\s="]+="[^"]*"', tag)
    yield tag.partition(" ")[0].rstrip(">")
