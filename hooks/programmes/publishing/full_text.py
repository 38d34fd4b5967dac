"""Turns the built pages into the index of the full-text search, by Pagefind."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import zlib
from typing import TYPE_CHECKING, Any, Final

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from programmes.filing.programme import digest
from programmes.keeping.standing import Standing
from programmes.refusal import Refused
from programmes.walking import files_below

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

FOLDER: Final = "pagefind"
"""Where the index stands, from the root of the site."""
LEFT_OUT: Final = (
    ".entries", ".ways", ".leading-on", ".news", ".child", ".key-figures", ".map",  # of other pages
    "dt", "thead", "caption", ".held", ".edit", ".visually-hidden",  # labels
    "pre", "code", ".num",  # examples, and numbers out of their tables
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


ADDRESS: Final = re.compile(rb'pagefind_dcd\{"url":"(/[^"]*)"')
"""How the text of a page begins."""
NONE: Final[frozenset[str]] = frozenset()
PART: Final = re.compile(rf"{FOLDER}/(?:\w+/[^/]+|[^/]+\.pf_meta)")
"""The files of an index whose names are digests of what they hold."""


class NotIndexed(Refused):
    """Pagefind could not read the pages or write the index."""


def adopt(site: Path, standing: Standing) -> None:
    """Put the parts of the last index into the new site; Pagefind makes only what is not there."""
    for path, key in standing.known.keys.items():
        if PART.fullmatch(path):
            standing.take(site, path, key)


def index(site: Path, standing: Standing | None = None, files: AbstractSet[str] = NONE) -> None:
    """Write the index of all pages that have `data-pagefind-body`; equal pages give an equal index.

    The index of the last site stays if all pages are the same, and else the parts of it that are
    still right. `files` are all that stand in the site. Raises NotIndexed with what Pagefind says.
    """
    standing = standing or Standing()
    told = _told(site, standing, files)
    if _stands(standing, told):
        return
    _clear(site, standing, PART.fullmatch)
    try:
        parts = _made(site)
    except NotIndexed:
        if not _clear(site, standing):
            raise
        parts = _made(site)  # one of those that were there already may have been wrong
    _clear(site, standing, lambda path: path in parts or not PART.fullmatch(path))
    for path in files_below(site / FOLDER):
        standing.note(f"{FOLDER}/{path}", told)


def _told(site: Path, standing: Standing, files: AbstractSet[str]) -> str:
    """Tell what the pages are made of: the records, and whatever somebody else has written."""
    theirs = sorted(path for path in files - standing.keys.keys() if path.endswith(".html"))
    texts = (f"{path} {(site / path).read_text(encoding='utf-8')}" for path in theirs)
    return digest(" ".join((standing.new_whole, *texts))) if standing.new_whole else ""


def _stands(standing: Standing, told: str) -> bool:
    """Tell whether all of the last index is in the new site, and made of the same."""
    last = [path for path in standing.known.keys if path.startswith(f"{FOLDER}/")]
    return bool(told and last) and all(
        path in standing.taken and standing.known.keys[path] == told for path in last
    )


def _clear(
    site: Path, standing: Standing, stays: Callable[[str], object] = lambda _: False
) -> list[str]:
    """Remove what does not stay of an index; tell what that was."""
    files = files_below(site / FOLDER) if (site / FOLDER).exists() else ()
    removed = [path for path in (f"{FOLDER}/{one}" for one in files) if not stays(path)]
    for path in removed:
        standing.drop(site, path)
    return removed


def _made(site: Path) -> set[str]:
    """Run Pagefind; give the paths of the parts that belong to the index."""
    command = [get_executable(), "--site", site, "--output-subdir", FOLDER, "--silent"]
    command += ["--exclude-selectors", ", ".join(LEFT_OUT)]
    run = subprocess.run(  # noqa: S603 - a program of a package that we name ourselves
        command, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise NotIndexed(f"the search index could not be made: {run.stderr.strip()}")
    for name in UNUSED:
        (site / FOLDER / name).unlink(missing_ok=True)
    return {f"{FOLDER}/{path}" for path in check(site / FOLDER)}


def check(folder: Path) -> set[str]:
    """Unpack every part of an index: Pagefind ends well even where the disk takes none of them.

    Gives the paths of the parts in the folder. Raises NotIndexed with the name of one that is
    missing, cut off, or of another page than one of the site, whose address it tells.
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
    pages = [f"{folder.parent}{found[1].decode()}index.html" for found in texts if found]
    if len(set(pages)) < len(pages) or not all(map(os.path.exists, pages)):
        raise NotIndexed("the search index has a text that is of no page")
    for name, end in ENDS.items():
        _read(name, folder, end.search)
    return parts


def _read(name: str, folder: Path, reader: Callable[[bytes], Any]) -> Any:  # noqa: ANN401 - by file
    """Read a file of the index, which has to make sense to a reader."""
    try:
        found = reader((folder / name).read_bytes())
    except (OSError, EOFError, ValueError, zlib.error):
        found = None
    if not found:
        raise NotIndexed(f"the search index lacks a whole {name}: is the disk full?")
    return found
