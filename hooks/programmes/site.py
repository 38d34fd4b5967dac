"""Makes every file of the site that follows from the records: pages in their frame, and data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.exports.listing import listing
from programmes.pages import site as pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programmes.frame import Frame
    from programmes.pages.rendering import Renderer


def files(renderer: Renderer, frame: Frame) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each file, from the root of the site."""
    for page in pages.build(renderer):
        yield f"{page.address}index.html", frame.render(page)
    yield "data/programmes.json", listing(renderer.catalogue, frame.site_url)


def write(folder: Path, path: str, text: str) -> None:
    """Write one file of the site."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
