"""Turns checked values back into what a record writes, and shows how a field is written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args, get_origin

import yaml
from pydantic import WithJsonSchema

from programmes.schema.blocks import BLOCKS
from programmes.schema.entry import Entry
from programmes.schema.timetable import TimetableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from programmes.reader.problem import Loc


Written: TypeAlias = "str | list[Written] | dict[str, Written]"


class _Plain(yaml.SafeDumper):
    """Writes every text as an editor would: in quotes only where YAML needs them."""

    yaml_implicit_resolvers: dict[str, list[object]] = {}  # noqa: RUF012 - as in PyYAML


def written(entry: Entry, without: set[str] | None = None) -> dict[str, Written]:
    """Write an entry as the tree that the reader would give of it, `without` some fields.

    The types of the fields say how their values are written.
    """
    # Pydantic tries each sort of block in turn, and would warn of those that do not fit.
    return entry.model_dump(mode="json", exclude_unset=True, exclude=without, warnings=False)


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


LONGEST: Final = 40  # characters of a value that is shown again in a cure
BULLETS: Final = "-•·‣◦*"
"""What an editor may put where YAML wants a hyphen and a space."""
UNSPACED: Final = re.compile(r"(?:^| )-(?=[^\s-])")


def parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type expression
    """Walk through a type and all that it is made of."""
    yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def models(annotation: Any) -> list[type[Entry]]:  # noqa: ANN401 - as above
    """Find the models in a type."""
    return [one for one in parts(annotation) if isinstance(one, type) and issubclass(one, Entry)]


def models_at(model: Any, loc: Loc) -> list[type[Entry]]:  # noqa: ANN401 - as above
    """Find the models that may stand at a place, by following the annotations of the fields."""
    here = models(model)
    for step in loc:
        if isinstance(step, int):
            continue
        fields = [group.model_fields[step] for group in here if step in group.model_fields]
        here = [inner for field in fields for inner in models(field.annotation)] or here
    return here


def field_at(model: Any, loc: Loc) -> FieldInfo | None:  # noqa: ANN401 - as above
    """Find the field at a place; that of an entry is the field of its list."""
    names = [step for step in loc if isinstance(step, str)]
    groups = models_at(model, tuple(names[:-1])) if names else []
    return next(filter(None, (one.model_fields.get(names[-1]) for one in groups)), None)


def as_list(name: str, field: FieldInfo, value: object) -> str:
    """Show how a list is written that somebody began otherwise."""
    groups = models(field.annotation)
    if isinstance(value, dict) and value:
        if all(entry == "" for entry in value.values()):
            return f"write {name}: {in_one_line(list(value))}"
        key = next(iter(value)).strip(f"{BULLETS} ")
        known = {name for group in groups for name in group.model_fields}
        if not groups or groups[0] is TimetableRow or key in known:
            entry = f"- {key}: {short(next(iter(value.values())))}"
            return f"begin each entry with a hyphen and a space: {entry}"
    typed = short(value)
    if groups:
        return f"write {name}: and below it, indented:\n  - {begun(field, typed)}"
    if UNSPACED.match(typed):
        return f"put a space after each hyphen: - {UNSPACED.split(typed)[1]}"
    names = [part.strip() for part in typed.split(",") if part.strip()]
    return f"write {name}: {in_one_line(list(names))}"


def as_group(name: str, field: FieldInfo, value: object) -> str:
    """Show how a group of keys is written that somebody began otherwise."""
    typed, groups = short(value), models(field.annotation)
    known = groups[0].model_fields if groups else {}
    if typed in known and _choices(known[typed].annotation) == ["yes"]:
        return f"write {name}: {{{typed}: yes}}"
    if groups or not takes_list(field.annotation):
        tree = field.examples[0] if field.examples else _sample(field, typed)
        return f"for example, {name}: {in_one_line(tree)}"
    names = ["…"] if typed.isdigit() else [part.strip() for part in typed.split(",")]
    return f"write {name}: {in_one_line(list(names))}, or with numbers {{{names[0]}: 2}}"


def begun(field: FieldInfo, typed: str) -> str:
    """Show an entry of a list as it may follow a hyphen."""
    tree = _sample(field, typed)
    return in_one_line(tree) if len(tree) > 1 else in_one_line(tree)[1:-1]


def _sample(field: FieldInfo, typed: str) -> dict[str, Written]:
    """Give a group with the fields that it needs: examples, and what was typed for one without."""
    group, *_ = [*models(field.annotation), None]
    if group is None or group in BLOCKS.values() or group is TimetableRow:
        return {"…" if group is None else "AM" if group is TimetableRow else "text": typed}
    fields = group.model_fields
    needed = [name for name in fields if fields[name].is_required()] or [*fields][:1]
    return {name: [*_examples(fields[name]), typed][0] for name in needed}


def example(name: str, field: FieldInfo) -> str:
    """Show how a field is written that is not there."""
    if name == "updated":
        return f"write {name}: {date.today()}"  # noqa: DTZ011 - the editor's own day is meant
    if choices := _choices(field.annotation):
        return f"write {name}: {choices[0]}, or one of: {', '.join(choices[1:])}"
    if models(field.annotation):
        return f"write {name}: and below it, indented:\n  - {begun(field, '…')}"
    examples = _examples(field)
    return f"write {name}: {examples[0]}" if examples else ""


def _examples(field: FieldInfo) -> list[Any]:
    """List examples of a field: its own, those of its type, and its choices."""
    forms = [form.json_schema or {} for form in field.metadata if isinstance(form, WithJsonSchema)]
    typical = [each for form in forms for each in form.get("examples", ())]
    return [*(field.examples or ()), *typical, *_choices(field.annotation)]


def short(value: object) -> str:
    """Give what was typed, if it is short enough to be shown again."""
    typed = " ".join(value.split()) if isinstance(value, str) else ""
    return typed if 0 < len(typed) <= LONGEST else "…"


def takes_list(annotation: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether a type is that of a list, or may be."""
    return any(get_origin(one) is tuple for one in parts(annotation))


def _choices(annotation: Any) -> list[str]:  # noqa: ANN401 - as above
    literals = [one for one in parts(annotation) if get_origin(one) is Literal]
    return [str(choice) for one in literals for choice in get_args(one)]
