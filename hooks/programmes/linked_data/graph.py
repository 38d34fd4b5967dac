"""Turns nodes into the text of a script element, without what is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

Node = dict[str, Any]
EMPTY: Final[tuple[object, ...]] = (None, "", [], ())


def node(kind: str, *, id: str = "", **properties: object) -> Node:  # noqa: A002 - as it is named
    """Make a node of a type; `id` becomes @id, and properties without a value are left out."""
    made: Node = {"@type": kind, "@id": id} if id else {"@type": kind}
    for name, value in properties.items():
        if value or value not in EMPTY:
            made[name] = value
    return made


def document(nodes: Iterable[Node]) -> str:
    """Write nodes as one graph; `<` cannot end the script element early."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return to_json(graph).decode().replace("<", "\\u003c")
