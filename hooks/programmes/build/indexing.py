"""Has Pagefind index some texts, and sees to it that all of the index is there."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from programmes.build import writing
from programmes.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

LEFT_OUT: Final = (
    ".entries", ".ways", ".leading-on", ".news", ".child", ".key-figures", ".map",  # of other pages
    "dt", "thead", "caption", ".held", ".edit", ".visually-hidden",  # labels
    "pre", "code", ".num", "p.count",  # examples, and numbers out of their tables
)  # fmt: skip
"""What of a page is not indexed, for a text shall be found where it stands, and once."""
FINE: Final = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500"}
"""Cuts an index into pieces of 5 kB, not of 23: a visitor fetches one a volume for each word.

Should Pagefind not know this any more, a visitor fetches more, and finds the same.
"""
UNUSED: Final = (
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
)
"""What Pagefind lays beside an index for sites that have no search box of their own."""
ENDS: Final = {
    "pagefind.js": re.compile(rb"export\{[\w,]+\};\s*\Z"),
    "pagefind-worker.js": re.compile(rb"\}\)\(\);\s*\Z"),
}
"""How the scripts of an index end when they are whole."""
ADDRESS: Final = re.compile(rb'pagefind_dcd\{"url":("(?:[^"\\]|\\.)*")')
"""How the text of a page begins."""


class NotIndexed(Refused):
    """Pagefind could not read the pages or write the index."""


def write(texts: Mapping[str, str], folder: Path) -> None:
    """Write the index of pages, which are given by their paths in the site, into a new folder.

    Raises NotIndexed with what Pagefind says, or where it ends well and something is missing.
    """
    folder.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as place:
        for path, text in texts.items():
            writing.write(Path(place), path, text)
        _run(place, folder)
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)
    check(folder, {re.sub(r"(^|/)index\.html$", r"\1", f"/{path}") for path in texts})


def _run(place: str, folder: Path) -> None:
    command = [get_executable(), "--site", place, "--output-path", folder, "--silent"]
    command += ["--exclude-selectors", ", ".join(LEFT_OUT)]
    run = subprocess.run(  # noqa: S603 - a program of a package that we name ourselves
        command, capture_output=True, encoding="utf-8", check=False, env=os.environ | FINE
    )
    if run.returncode:
        raise NotIndexed(f"the search index could not be made: {run.stderr.strip()}")


def check(folder: Path, addresses: AbstractSet[str]) -> None:
    """Unpack every part of an index: Pagefind ends well even where the disk takes none of them.

    Raises NotIndexed with the name of one that is missing or cut off, or where the texts are not
    those of the pages at these addresses, each with a slash before it.
    """
    entry = _read("pagefind-entry.json", folder, json.loads)
    files = {path.stem: path.relative_to(folder).as_posix() for path in folder.glob("*/*.pf_*")}
    parts: set[str] = set()
    for language, told in entry["languages"].items():
        name = f"pagefind.{told['hash']}.pf_meta"
        meta = _read(name, folder, gzip.decompress)
        named = set(re.findall(rf"{language}_[0-9a-f]+", meta.decode("latin-1")))
        parts.update((name, *(files.get(one, one) for one in named)))
        _read(f"wasm.{told['wasm']}.pagefind", folder, gzip.decompress)
    texts = (ADDRESS.match(_read(part, folder, gzip.decompress)) for part in sorted(parts))
    if sorted(json.loads(found[1]) for found in texts if found) != sorted(addresses):
        raise NotIndexed("the search index does not have the text of each page once")
    for name, end in ENDS.items():
        _read(name, folder, end.search)


def _read(name: str, folder: Path, reader: Callable[[bytes], Any]) -> Any:  # noqa: ANN401 - by file
    """Read a file of the index, which has to make sense to a reader."""
    try:
        found = reader((folder / name).read_bytes())
    except (OSError, EOFError, ValueError, zlib.error):
        found = None
    if not found:
        raise NotIndexed(f"the search index lacks a whole {name}: is the disk full?")
    return found
