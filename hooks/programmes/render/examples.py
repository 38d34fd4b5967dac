"""Finds an example for every field: the schema's own, what the content says, or one of its type."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from programmes.schema.entry import Entry
from programmes.schema.records import KINDS
from programmes.schema.writing import in_one_line, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.schema.writing import Written

LONGEST = 150  # characters; what is longer is a quotation and no example
MOST = 2  # items of a list
ENOUGH = 10  # records of a kind, to find short examples in

Examples = dict[tuple[str, str], str]


def from_content(catalogue: Catalogue) -> Examples:
    """Give YAML by model and field, ("Place", "city") -> "Tokyo": the shortest that is said."""
    shortest: dict[tuple[str, str], Written] = {}
    said = [one.record for kind in KINDS for one in catalogue.of_kind(kind)[:ENOUGH]]
    for model, field, value in _values([said, vars(catalogue.vocabulary)]):
        tree, known = _short(value), shortest.get((model, field))
        # Only the shortest become YAML: writing that takes longer than a page.
        if tree and (known is None or len(str(tree)) < len(str(known))):
            shortest[model, field] = tree
    texts = {key: in_one_line(tree) for key, tree in shortest.items()}
    return {key: text for key, text in texts.items() if len(text) < LONGEST}


def of_type(node: dict[str, Any], groups: dict[str, Any]) -> Any:  # noqa: ANN401, PLR0911 - any tree; a return a shape
    """Make an example from a JSON Schema: its first example or choice, in a list or a group."""
    match node:
        case {"examples": [first, *_]} | {"const": first} | {"enum": [first, *_]}:
            return first if isinstance(first, (dict, list)) else str(first)
        case {"$ref": str(place)}:
            return of_type(groups[place.rpartition("/")[2]], groups)
        case {"oneOf": [first, *_]} | {"anyOf": [first, *_]}:
            return of_type(first, groups)
        case {"items": item}:
            return [of_type(item, groups)]
        case {"properties": fields}:
            wanted = node.get("required") or list(fields)[:1]
            return {name: of_type(fields[name], groups) for name in wanted}
        case {"propertyNames": key, "additionalProperties": value}:
            return {of_type(key, groups): of_type(value, groups)}
    return "as printed"


def _values(found: object) -> Iterator[tuple[str, str, Written]]:
    """Walk through the fields that the content gives, each with its model and those above it.

    A field that has an example in the schema needs none.
    """
    if isinstance(found, Entry):
        models, trees = _without_example(type(found)), written(found)
        for field in found.written_fields:
            value, tree = getattr(found, field), trees[field]
            if isinstance(value, dict) and isinstance(tree, dict):  # a few names show as much
                tree = dict([*tree.items()][:MOST])
            yield from ((model, field, tree) for model in models[field])
            yield from _values(value)
    elif isinstance(found, (tuple, list, dict)):
        for one in found.values() if isinstance(found, dict) else found:
            yield from _values(one)


@cache
def _without_example(kind: type[Entry]) -> dict[str, list[str]]:
    """List for each field of a model those models that have it without an example of its own."""
    return {
        field: [
            model.__name__
            for model in kind.__mro__
            if issubclass(model, Entry)
            and field in model.model_fields
            and not model.model_fields[field].examples
        ]
        for field in kind.model_fields
    }


def _short(tree: Written) -> Written:
    """Write a value on a line, and of a list as much as has room there."""
    short = _in_line(tree, MOST)
    return short if len(str(short)) < LONGEST else _in_line(tree, 1)


def _in_line(tree: Written, most: int) -> Written:
    match tree:
        case list():
            return [_in_line(one, most) for one in tree[:most]]
        case dict():
            return {key: _in_line(one, most) for key, one in tree.items()}
    return " ".join(tree.split())
