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

BODY = "Blocks of the body"


class Piece(NamedTuple):
    """A piece of what says how a value is written."""

    text: str
    anchor: str = ""
    """Where in the page it leads."""
    is_code: bool = False


class Row(NamedTuple):
    """A field and what an editor has to know of it."""

    name: str
    about: str
    form: list[Piece]
    required: bool
    example: str


class Table(NamedTuple):
    """The fields that stand together in a file or below one key."""

    title: str
    about: str
    rows: tuple[Row, ...]

    @property
    def anchor(self) -> str:
        """Where it stands in the page."""
        return anchor(self.title)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Describe each page for editors for which the vocabulary has a node of its name."""
    for section, describe in PAGES.items():
        if section in catalogue.vocabulary.sections:
            yield describe(catalogue)


def _messages(catalogue: Catalogue) -> Page:
    """Describe the page of all messages; each code is an anchor."""
    return Page(
        address="messages/",
        trail=section_trail(catalogue.vocabulary, "messages"),
        description="Every message of the check: what it means, an example, and the cure.",
        template="messages.html",
        values=lambda: {"chapters": chapters(), "apart": apart},
    )


def _field_reference(catalogue: Catalogue) -> Page:
    return Page(
        address="field-reference/",
        trail=section_trail(catalogue.vocabulary, "field-reference"),
        description="Every field of every record: what it is, how it is written, an example.",
        template="field_reference.html",
        values=partial(_values, catalogue),
    )


PAGES = {"field-reference": _field_reference, "messages": _messages}


def _values(catalogue: Catalogue) -> dict[str, Any]:
    reference = Reference(catalogue)
    return {
        "chapters": [
            ("Records", list(reference.records())),
            ("Groups of fields", list(reference.groups())),
            (BODY, list(reference.blocks())),
            ("Vocabulary", list(reference.vocabulary())),
        ],
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
        for name, node in self._groups.items():
            if "properties" in node and name not in blocks:
                yield self._table(name, node)

    def blocks(self) -> Iterator[Table]:
        """Give the blocks of a body, each under the key that it begins with."""
        for key, model in BLOCKS.items():
            yield self._table(model.__name__, self._groups[model.__name__] | {"title": f"{key}:"})

    def vocabulary(self) -> Iterator[Table]:
        """Give the groups of fields in the files of the vocabulary."""
        for model in FILES.values():
            schema = self._schema(model)
            for name, node in schema["$defs"].items():
                yield self._table(name, node)

    @cached_property
    def _groups(self) -> Node:
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
                form=form(field, self._groups),
                required=name in node.get("required", ()),
                example=self._examples.get((model, name))
                or in_one_line(examples.of_type(field, self._groups)),
            )
            for name, field in node["properties"].items()
        )
        return Table(node["title"], node.get("description", ""), tuple(rows))


def anchor(title: str) -> str:
    """Give the anchor of a table in the page; a block may have the name of a kind or a group."""
    return f"fields-{slugify(title.replace(':', ' block'))}"


def form(node: Node, groups: Node) -> list[Piece]:  # noqa: PLR0911 - a return a shape
    """Say in words how a value is written; a group leads to its table."""
    match node:
        case {"$ref": str(place)}:
            group = groups[place.rpartition("/")[2]]
            title = group["title"]
            return [Piece(title, anchor=anchor(title) if "properties" in group else "")]
        case {"title": str(title)}:
            return [Piece(title)]
        case {"const": value}:
            return [Piece(str(value), is_code=True)]
        case {"enum": choices}:
            codes = [[Piece(str(choice), is_code=True)] for choice in choices]
            return [Piece("One of "), *_joined(", ", codes)]
        case {"items": {"oneOf": _}}:
            return [Piece("Blocks", anchor=slugify(BODY))]
        case {"items": item}:
            return [Piece("List: "), *form(item, groups)]
        case {"oneOf": several}:
            return _joined("; or ", [form(choice, groups) for choice in several])
        case {"propertyNames": key, "additionalProperties": value}:
            return [*form(key, groups), Piece(": "), *form(value, groups)]
    return [Piece("One line")]


def _joined(words: str, forms: list[list[Piece]]) -> list[Piece]:
    first, *others = forms
    return [*first, *(piece for other in others for piece in (Piece(words), *other))]
