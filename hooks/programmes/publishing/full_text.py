"""Turns the built pages into the index of the full-text search, by Pagefind."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import zlib
from typing import TYPE_CHECKING, Any, Final

from pagefind_bin import get_executable  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER: Final = "pagefind"
"""Where the index stands, from the root of the site."""
LEFT_OUT: Final = (
    ".entries", ".ways", ".leading-on", ".news", ".child", ".key-figures", ".map",  # of other pages
    "dt", "thead", "pre", "code", ".edit", ".visually-hidden",  # labels and examples
)  # fmt: skip
"""What of a page is not indexed, for a text shall be found where it stands, and once."""
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


class NotIndexed(Exception):  # noqa: N818 - it names what happened
    """Pagefind could not read the pages or write the index."""


def index(site: Path) -> None:
    """Write the index of all pages that have `data-pagefind-body`; equal pages give an equal index.

    Raises NotIndexed with what Pagefind says.
    """
    command = [get_executable(), "--site", site, "--output-subdir", FOLDER, "--silent"]
    command += ["--exclude-selectors", ", ".join(LEFT_OUT)]
    run = subprocess.run(  # noqa: S603 - a program of a package that we name ourselves
        command, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise NotIndexed(f"the search index could not be made: {run.stderr.strip()}")
    for name in UNUSED:
        (site / FOLDER / name).unlink(missing_ok=True)
    check(site / FOLDER)


def check(folder: Path) -> None:
    """Unpack every file of an index: Pagefind ends well even where the disk takes none of them.

    Raises NotIndexed with the name of a file that is missing or cut off.
    """
    entry = _read("pagefind-entry.json", folder, json.loads)
    files = {path.stem: path.relative_to(folder).as_posix() for path in folder.glob("*/*.pf_*")}
    named: set[str] = set()
    for language, told in entry["languages"].items():
        meta = _read(f"pagefind.{told['hash']}.pf_meta", folder, gzip.decompress)
        named.update(re.findall(rf"{language}_[0-9a-f]+", meta.decode("latin-1")))
        _read(f"wasm.{told['wasm']}.pagefind", folder, gzip.decompress)
    for one in sorted(named | files.keys()):
        _read(files.get(one, one), folder, gzip.decompress)
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
