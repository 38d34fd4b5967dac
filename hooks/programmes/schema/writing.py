"""Turns checked values back into what a record writes, and shows how a field is written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args, get_origin

import yaml
from pydantic import WithJsonSchema

from programmes.schema.blocks import BLOCKS
from programmes.schema.dates import Dates
from programmes.schema.entry import Entry, explanations
from programmes.schema.numbers import Count
from programmes.schema.references import City, Country
from programmes.schema.timetable import TimetableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from programmes.reader.problem import Loc


Written: TypeAlias = "str | list[Written] | dict[str, Written]"


class _Plain(yaml.SafeDumper):
    """Writes every text as an editor would: in quotes only where YAML needs them."""

    yaml_implicit_resolvers: dict[str, list[object]] = {}  # noqa: RUF012 - as in PyYAML


def written(value: object, most: int | None = None) -> Written:  # noqa: PLR0911 - a return a shape
    """Write a value of a record, or a whole one, as the tree that the reader would give of it.

    `most` cuts lists and tables down to that many entries, for examples.
    """
    match value:
        case Entry():
            fields: dict[str, Written] = {
                name: written(getattr(value, name), most) for name in value.written_fields
            }
            return fields | {
                name: written(extra, most) for name, extra in (value.model_extra or {}).items()
            }
        case dict():
            entries = list(value.items())[:most]
            return {str(written(key)): written(entry, most) for key, entry in entries}
        case tuple():
            return [written(entry, most) for entry in value[:most]]
        case Dates():
            return _dates(value)
        case Country() | City():
            return value.printed
        case Count():
            return f"{value.qualifier} {value.value}".strip()
        case date():
            return value.isoformat()
        case _:
            return "" if value is None else str(value)


def in_one_line(tree: Written) -> str:
    """Write a tree as YAML on one line: {organisation: apic, city: Tokyo}."""
    text = yaml.dump(
        tree,
        Dumper=_Plain,
        default_flow_style=True,
        allow_unicode=True,
        width=10**6,
        sort_keys=False,
    )
    return text.removesuffix("...\n").strip()


def _dates(dates: Dates) -> Written:
    spans: list[Written] = [str(span) for span in dates.spans]
    when = spans if len(spans) > 1 else spans[0]
    return when if dates.printed is None else {"value": when, "printed": dates.printed}


LONGEST: Final = 40  # characters of a value that is shown again in a cure
BULLETS: Final = "-•·‣◦*"
"""What an editor may put where YAML wants a hyphen and a space."""
UNSPACED: Final = re.compile(r"(?:^| )-(?=[^\s-])")


def models(annotation: Any) -> Iterator[type[Entry]]:  # noqa: ANN401 - any type expression
    """Find the models in a type."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def models_at(model: Any, loc: Loc) -> list[type[Entry]]:  # noqa: ANN401 - as above
    """Find the models that may stand at a place, by following the annotations of the fields."""
    here = list(models(model))
    for step in loc:
        if isinstance(step, int):
            continue
        fields = [group.model_fields[step] for group in here if step in group.model_fields]
        here = [inner for field in fields for inner in models(field.annotation)] or here
    return here


def field_at(model: Any, loc: Loc) -> FieldInfo | None:  # noqa: ANN401 - as above
    """Find the field at a place; an entry of a list has none of its own."""
    name = loc[-1] if loc else 0
    if isinstance(name, int):
        return None
    fields = (group.model_fields.get(name) for group in models_at(model, loc[:-1]))
    return next((field for field in fields if field is not None), None)


def explanation_at(model: Any, loc: Loc) -> str:  # noqa: ANN401 - as above
    """Give the sentence on the field at a place; empty where there is no field."""
    groups = models_at(model, loc[:-1]) if loc else []
    return next(filter(None, (explanations(group).get(str(loc[-1])) for group in groups)), "")


def as_list(name: str, field: FieldInfo, value: object) -> str:
    """Show how a list is written that somebody began otherwise."""
    if isinstance(value, dict) and value:
        key, inner = next(iter(value.items()))
        if all(entry == "" for entry in value.values()):
            return f"write {name}: {in_one_line(list(value))}"
        entry = f"- {key.strip(f'{BULLETS} ')}: {short(inner)}"
        return f"begin each entry with a hyphen and a space: {entry}"
    typed = short(value)
    if groups := list(models(field.annotation)):
        return f"write {name}: and below it, indented:\n  - {lead(groups)}: {typed}"
    if UNSPACED.match(typed):
        return f"put a space after each hyphen: - {UNSPACED.split(typed)[1]}"
    names = [part.strip() for part in typed.split(",") if part.strip()]
    return f"write {name}: {in_one_line(list(names))}"


def as_group(name: str, field: FieldInfo, value: object) -> str:
    """Show how a group of keys is written that somebody began otherwise."""
    groups = list(models(field.annotation))
    if len(groups) == 1:
        if _takes_yes(groups[0], short(value)):
            return f"write {name}: {{{short(value)}: yes}}"
        return f"write {name}: and below it, indented: {', '.join(groups[0].model_fields)}"
    if not takes_list(field.annotation):
        example = in_one_line(field.examples[0]) if field.examples else "{…: …}"
        return f"write {name}: {example}"
    typed = "…" if short(value).isdigit() else short(value)
    names = [part.strip() for part in typed.split(",")]
    return f"write {name}: {in_one_line(list(names))}, or with numbers {{{names[0]}: 2}}"


def _takes_yes(group: type[Entry], word: str) -> bool:
    """Tell whether a word is a key of the group that is written with `yes`: online."""
    field = group.model_fields.get(word)
    return field is not None and _choices(field.annotation) == ["yes"]


def as_entry(field: FieldInfo, value: object) -> str:
    """Show how an entry of a list begins."""
    groups = list(models(field.annotation))
    return f"begin it with a key: - {lead(groups)}: {short(value)}" if groups else ""


def example(name: str, field: FieldInfo) -> str:
    """Show how a field is written that is not there."""
    if name == "updated":
        return f"write {name}: {date.today()}"  # noqa: DTZ011 - the editor's own day is meant
    if choices := _choices(field.annotation):
        return f"write {name}: {choices[0]}, or one of: {', '.join(choices[1:])}"
    if groups := list(models(field.annotation)):
        return f"write {name}: and below it, indented:\n  - {lead(groups)}: …"
    forms = [form.json_schema or {} for form in field.metadata if isinstance(form, WithJsonSchema)]
    examples = [
        *(field.examples or ()),
        *(each for form in forms for each in form.get("examples", ())),
    ]
    return f"write {name}: {examples[0]}" if examples else ""


def lead(groups: list[type[Entry]]) -> str:
    """Give the key with which an entry of a list begins most often."""
    first = groups[0]
    if first in BLOCKS.values():
        return "text"
    if first is TimetableRow:
        return "AM"
    required = (name for name, field in first.model_fields.items() if field.is_required())
    return next(required, next(iter(first.model_fields)))


def short(value: object) -> str:
    """Give what was typed, if it is short enough to be shown again."""
    typed = " ".join(value.split()) if isinstance(value, str) else ""
    return typed if 0 < len(typed) <= LONGEST else "…"


def takes_list(annotation: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether a type is that of a list, or may be."""
    return get_origin(annotation) is tuple or any(map(takes_list, get_args(annotation)))


def _choices(annotation: Any) -> list[str]:  # noqa: ANN401 - as above
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation)]
    return [choice for inner in get_args(annotation) for choice in _choices(inner)]
