"""Turns former addresses into pages that lead on, without a script and without a server's help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.pages.page import to_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.pages.rendering import Renderer


def redirects(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Give the path and the text of a page for every address that a record had before."""
    template = renderer.templates.get_template("redirect.html")
    for programme in renderer.catalogue.programmes:
        for former in programme.record.redirect_from:
            text = template.render(
                programme=programme,
                root=to_root(f"{former}/"),
                canonical=renderer.settings.url(programme.address),
            )
            yield f"{former}/index.html", text
