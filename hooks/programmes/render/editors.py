"""Turns the models of records and the rules into the pages for editors: fields and messages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from slugify import slugify

from programmes.catalogue.trails import section_trail
from programmes.reader.characters import apart
from programmes.reader.problem import chapters
from programmes.render import examples
from programmes.render.page import Page
from programmes.schema import json_schema
from programmes.schema.blocks import BLOCKS
from programmes.schema.records import KINDS, Record
from programmes.schema.vocabulary import FILES
from programmes.schema.writing import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programmes.catalogue.catalogue import Catalogue

Node = dict[str, Any]


class Row(NamedTuple):
    """A field and what an editor has to know of it."""

    name: str
    about: str
    node: Node
    """Its JSON Schema, which says how it is written."""
    required: bool
    example: str


class Table(NamedTuple):
    """The fields that stand together in a file or below one key."""

    title: str
    about: str
    rows: tuple[Row, ...]


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe each page for editors for which the vocabulary has a node of its name.

    In that of the messages, each code is an anchor.
    """
    vocabulary = catalogue.vocabulary
    for section, template, description, values in (
        (
            "field-reference",
            "field_reference.html",
            "Every field of every record: what it is, how it is written, an example.",
            partial(_values, catalogue),
        ),
        (
            "messages",
            "messages.html",
            "Every message of the check: what it means, an example, and the cure.",
            lambda: {"chapters": chapters(), "apart": apart},
        ),
    ):
        if section in vocabulary.sections:
            trail = section_trail(vocabulary, section)
            yield Page(f"{section}/", trail, description, template, values)


def _values(catalogue: Catalogue) -> dict[str, Any]:
    reference = Reference(catalogue)
    return {
        "chapters": [
            ("Records", list(reference.records())),
            ("Groups of fields", list(reference.groups())),
            ("Blocks of the body", list(reference.blocks())),
            ("Vocabulary", list(reference.vocabulary())),
        ],
        "nodes": reference.nodes,
        "anchor": anchor,
    }


@dataclass(frozen=True)
class Reference:
    """The tables of all fields, with examples from the content."""

    catalogue: Catalogue

    def records(self) -> Iterator[Table]:
        """Give what every record can say, then what a kind adds or asks for."""
        common = self._schema(Record)
        yield self._table("Record", common | {"title": "Every record"})
        for model in KINDS.values():
            own = self._schema(model)
            told = {
                name: field
                for name, field in own["properties"].items()
                if (field, name in own["required"])
                != (common["properties"].get(name), name in common["required"])
            }
            if told:
                yield self._table(model.__name__, own | {"title": model.plural, "properties": told})

    def groups(self) -> Iterator[Table]:
        """Give the groups of fields in records."""
        blocks = {model.__name__ for model in BLOCKS.values()}
        for name, node in self.nodes.items():
            if "properties" in node and name not in blocks:
                yield self._table(name, node)

    def blocks(self) -> Iterator[Table]:
        """Give the blocks of a body, each under the key that it begins with."""
        for key, model in BLOCKS.items():
            yield self._table(model.__name__, self.nodes[model.__name__] | {"title": f"{key}:"})

    def vocabulary(self) -> Iterator[Table]:
        """Give the groups of fields in the files of the vocabulary."""
        for model in FILES.values():
            schema = self._schema(model)
            for name, node in schema["$defs"].items():
                yield self._table(name, node)

    @cached_property
    def nodes(self) -> Node:
        """The JSON Schemas of all groups and blocks, by the names of their models."""
        return {
            name: node
            for model in KINDS.values()
            for name, node in self._schema(model)["$defs"].items()
        }

    @cached_property
    def _examples(self) -> examples.Examples:
        return examples.from_content(self.catalogue)

    def _schema(self, model: Any) -> Node:  # noqa: ANN401 - any type expression
        return json_schema.schema(model, self.catalogue.vocabulary)

    def _table(self, model: str, node: Node) -> Table:
        rows = (
            Row(
                name=name,
                about=field.get("description", ""),
                node=field,
                required=name in node.get("required", ()),
                example=self._examples.get((model, name))
                or in_one_line(examples.of_type(field, self.nodes)),
            )
            for name, field in node["properties"].items()
        )
        return Table(node["title"], node.get("description", ""), tuple(rows))


def anchor(title: str) -> str:
    """Give the anchor of a table in the page; a block may have the name of a kind or a group."""
    return f"fields-{slugify(title.replace(':', ' block'))}"
