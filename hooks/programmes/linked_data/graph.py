"""Turns nodes into the text of a script element, without what is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

Node = dict[str, Any]
EMPTY: Final[tuple[object, ...]] = (None, "", [], ())


def node(kind: str, **properties: object) -> Node:
    """Make a node of a type; `id` becomes @id, and properties without a value are left out."""
    named = {"@id" if name == "id" else name: value for name, value in properties.items()}
    return {"@type": kind} | {name: value for name, value in named.items() if value not in EMPTY}


def document(nodes: Iterable[Node]) -> str:
    """Write nodes as one graph; `<` cannot end the script element early."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return to_json(graph).decode().replace("<", "\\u003c")
