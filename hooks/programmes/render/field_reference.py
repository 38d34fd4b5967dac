"""Turns the models of records and vocabulary into the page "Field reference"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape
from slugify import slugify

from programmes.catalogue.trails import section_trail
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


class Row(NamedTuple):
    """A field and what an editor has to know of it."""

    name: str
    about: str
    form: Markup
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


def page(catalogue: Catalogue) -> Page:
    """Describe the page, in the place that the vocabulary gives it."""
    return Page(
        address="field-reference/",
        trail=section_trail(catalogue.vocabulary, "field-reference"),
        description="Every field of every record: what it is, how it is written, an example.",
        template="field_reference.html",
        values=partial(_values, catalogue),
    )


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
        for kind, model in KINDS.items():
            own = self._kinds[kind]
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
            name: node for schema in self._kinds.values() for name, node in schema["$defs"].items()
        }

    @cached_property
    def _examples(self) -> examples.Examples:
        return examples.from_content(self.catalogue)

    @cached_property
    def _kinds(self) -> dict[str, Node]:
        return {kind: self._schema(model) for kind, model in KINDS.items()}

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


def form(node: Node, groups: Node) -> Markup:  # noqa: PLR0911 - a return a shape
    """Say in words how a value is written; a group is a link to its table."""
    match node:
        case {"$ref": str(place)}:
            group = groups[place.rpartition("/")[2]]
            title = group["title"]
            if "properties" not in group:
                return escape(title)
            return Markup('<a href="#{}">{}</a>').format(anchor(title), title)
        case {"title": str(title)}:
            return escape(title)
        case {"const": value}:
            return Markup("<code>{}</code>").format(value)
        case {"enum": choices}:
            codes = [Markup("<code>{}</code>").format(one) for one in choices]
            return Markup("One of ") + Markup(", ").join(codes)
        case {"items": {"oneOf": _}}:
            return Markup('<a href="#{}">Blocks</a>').format(slugify(BODY))
        case {"items": item}:
            return Markup("List: ") + form(item, groups)
        case {"oneOf": several}:
            return Markup("; or ").join(form(one, groups) for one in several)
        case {"propertyNames": key, "additionalProperties": value}:
            return Markup("{}: {}").format(form(key, groups), form(value, groups))
    return escape("One line")
