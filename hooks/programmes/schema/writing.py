"""Turns checked values back into what a record writes: texts, lists and groups of keys."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import yaml

from programmes.schema.dates import Dates
from programmes.schema.entry import Entry
from programmes.schema.references import City, Country
from programmes.schema.scalars import Count

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
                name: written(one, most) for name, one in (value.model_extra or {}).items()
            }
        case dict():
            kept = list(value.items())[:most]
            return {str(written(key)): written(one, most) for key, one in kept}
        case tuple():
            return [written(one, most) for one in value[:most]]
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
