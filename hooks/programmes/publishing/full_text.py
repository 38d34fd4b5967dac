"""Turns the built pages into the index of the full-text search, by Pagefind."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

from pagefind_bin import get_executable  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "pagefind"
"""Where the index stands, from the root of the site."""
LEFT_OUT: Final = (
    ".entries", ".ways", ".whatsnew", ".child", ".key-figures", ".map",  # stand on other pages
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
