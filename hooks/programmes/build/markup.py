"""Reads the elements of a page as a browser sees them, and lists its anchors and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

from programmes.build import policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.build.policy import Element

READ: Final = (".html", ".svg")
"""Files that have elements."""
LINKING: Final = frozenset({"href", "src", "action", "formaction", "poster", "data", "xlink:href"})
PICTURES: Final = frozenset({"srcset", "imagesrcset"})
REFRESH: Final = re.compile(r"""(?i)[;,\s]\s*(?:url\s*=\s*)?["']?([^"']+)""")
PLAIN: Final = policy.HARMLESS - {"href", "id", "name"}
"""Attributes of which neither links nor the policy know anything; most elements have no others."""


def read(path: str, data: bytes) -> list[Element]:
    """List the elements of a page or drawing.

    Raises ParseError where a drawing is not well-formed XML.
    """
    is_drawing = path.endswith(".svg")
    return _parse_drawing(data) if is_drawing else parse(data.decode(errors="replace"))


def parse(html: str) -> list[Element]:
    """List the elements of a page, but for those that have only plain attributes."""
    return [
        (node.tag or "", attributes)
        for node in LexborHTMLParser(html).css("*")
        if not PLAIN.issuperset(attributes := node.attributes) or node.tag in policy.REFUSED
    ]


def _parse_drawing(data: bytes) -> list[Element]:
    root = ET.fromstring(data)  # noqa: S314 - expat itself limits what entities expand to
    return [
        (_local(node.tag), {_local(name): value for name, value in node.items()})
        for node in root.iter()
    ]


def _local(name: str) -> str:
    """Give a name without its namespace, which stands before it in braces."""
    return name.rpartition("}")[2]


def anchors(elements: Iterable[Element]) -> set[str]:
    """List the anchors of a page."""
    return {
        value
        for tag, attributes in elements
        for name, value in attributes.items()
        if value and (name == "id" or (name == "name" and tag == "a"))
    }


def links(elements: Iterable[Element]) -> set[str]:
    """List the links of a page, each once, and the addresses of what it loads."""
    addresses: set[str] = set()
    for tag, attributes in elements:
        for name, value in attributes.items():
            if name in LINKING:
                addresses.add((value or "").strip())
            elif name in PICTURES:
                parts = (value or "").split(",")
                addresses.update(part.split()[0] for part in parts if part.strip())
        if "http-equiv" in attributes and policy.refreshes(tag, attributes):
            addresses.update(map(str.strip, REFRESH.findall(attributes.get("content") or "")))
    return addresses
