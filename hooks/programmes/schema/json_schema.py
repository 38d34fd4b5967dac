"""Turns the models and the vocabulary into JSON Schemas, by which an editor's program completes.

They know names and shapes, not the rules between fields: `programmes check` has the last word.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import to_json

from programmes.schema.entry import explanations
from programmes.schema.records import KINDS
from programmes.schema.vocabulary import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

    from programmes.schema.entry import Entry
    from programmes.schema.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MARK = re.compile(r'"x-vocabulary": "([a-z]+)"')
"""The mark of a field that names something of a group of the vocabulary."""


class Generator(GenerateJsonSchema):
    """Pydantic's generator, without what misleads an editor: a field left out is never null."""

    def nullable_schema(
        self, schema: core_schema.NullableSchema | core_schema.WithDefaultSchema
    ) -> JsonSchemaValue:
        """Describe only the value: a record leaves out a field, and never writes null for it."""
        return self.generate_inner(schema["schema"])

    default_schema = nullable_schema

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Describe keys and values in full; Pydantic drops their titles."""
        keys, values = schema.get("keys_schema"), schema.get("values_schema")
        return {
            "type": "object",
            "propertyNames": self.generate_inner(keys) if keys else {},
            "additionalProperties": self.generate_inner(values) if values else {},
        }

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Name a model in words, and explain each field by its sentence."""
        described = super().model_schema(schema)
        model: type[Entry] = schema["cls"]
        described["title"] = re.sub("(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()
        sentences = explanations(model)
        for name, field in described.get("properties", {}).items():
            if name in sentences:
                field["description"] = sentences[name]
        return described

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - its signature
        """Leave titles to the types; a field has its sentence."""
        return False


def files(vocabulary: Vocabulary, site_url: str = "") -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the name of every schema, and what makes its file.

    With the site's address each names its own. A kind's schema is called
    after it, that of a vocabulary file `vocabulary-<file>`.
    """
    for name, model in models().items():
        identity = {"$id": f"{site_url}schema/{name}.json"} if site_url else {}
        yield f"{name}.json", partial(_file, model, vocabulary, identity)


def _file(model: Any, vocabulary: Vocabulary, identity: dict[str, str]) -> bytes:  # noqa: ANN401
    document = {"$schema": DIALECT, **identity, **schema(model, vocabulary)}
    return to_json(document, indent=1) + b"\n"


def models() -> dict[str, Any]:
    """List the types of all files that editors write, by the names of their schemas."""
    return {**KINDS, **{f"vocabulary-{name}": model for name, model in FILES.items()}}


def schema(model: Any, vocabulary: Vocabulary) -> dict[str, Any]:  # noqa: ANN401
    """Describe what a type of file may hold, with the names that the vocabulary knows."""
    text = _described(model)
    groups = {group: names(group, vocabulary) for group in sorted(set(MARK.findall(text)))}
    described: dict[str, Any] = json.loads(text, object_hook=_refer)
    return described | {"$defs": described.get("$defs", {}) | groups}


@cache  # a page for editors needs some of them again and again
def _described(model: Any) -> str:  # noqa: ANN401
    return json.dumps(TypeAdapter[Any](model).json_schema(schema_generator=Generator))


def _refer(node: dict[str, Any]) -> dict[str, Any]:
    """Replace the mark of a vocabulary group by a reference."""
    if group := node.pop("x-vocabulary", None):
        del node["type"]
        node["$ref"] = f"#/$defs/{group}"
    return node


def names(group: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """List the names of one group of the vocabulary, each with what an editor is told of it."""
    title, pairs = _GROUPS[group]
    listed = dict(pairs(vocabulary))
    return {
        "title": title,
        "type": "string",
        "enum": list(listed),
        "enumDescriptions": list(listed.values()),
    }


def _countries(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    known = vocabulary.country_codes
    for spelling, code in sorted(known.items()):
        # Forms such as "the Laos" are taken, but would double the list.
        is_usual = spelling.endswith(("s", "Republic")) or f"The {spelling[4:]}" in known
        if is_usual or not spelling.startswith("the "):
            yield spelling, f"{vocabulary.country_name(code)} ({code})"


def _cities(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for spelling, key in sorted(vocabulary.city_ids.items()):
        city = vocabulary.cities[key]
        yield spelling, f"{city.name}, {vocabulary.country_name(city.country)}"


def _named(entries: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    listed = {key: entry.name for key, entry in entries.items()}
    return listed | {name: entries[key].name for name, key in names.items()}


def _sections(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for key in vocabulary.sections:
        yield key, " > ".join(vocabulary.sections[node].label for node in vocabulary.chain(key))


# The title of each group, and how its names are listed with a word on each.
_GROUPS: dict[str, tuple[str, Any]] = {
    "cities": ("City", _cities),
    "contacts": ("Contact", lambda v: {key: one.lines[0] for key, one in v.contacts.items()}),
    "countries": ("Country", _countries),
    "organisations": ("Organisation", lambda v: _named(v.organisations, v.organisation_ids)),
    "regions": ("Region", lambda v: _named(v.regions, v.region_ids)),
    "sections": ("Section", _sections),
    "topics": ("Topic", lambda v: {key: one.label for key, one in v.topics.items()}),
}
