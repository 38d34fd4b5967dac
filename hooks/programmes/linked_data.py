"""Turns what is known of a page into schema.org JSON-LD (release 30.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programmes.programme import Trail


def breadcrumbs(trail: Trail, site_url: str) -> dict[str, Any]:
    """Give the BreadcrumbList of a page: names as shown, positions from 1, absolute addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "item": site_url + crumb.address,
            }
            for position, crumb in enumerate(trail, start=1)
        ],
    }


def document(nodes: list[dict[str, Any]]) -> str:
    """Write nodes as the text of a script element; `<` cannot end the element early."""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return json.dumps(graph, ensure_ascii=False).replace("<", "\\u003c")
