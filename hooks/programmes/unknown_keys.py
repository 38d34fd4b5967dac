"""Tells an editor what a key that the schema does not know was most likely meant to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programmes import shapes
from programmes.problems.suggestions import nearest
from programmes.schema.records import KINDS
from programmes.source.lookalikes import WIDE_SPACES, wide_space

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programmes.faults import Fault
    from programmes.problems.report import Problem


def tell(fault: Fault) -> Problem:
    """Make the problem of an unknown key."""
    key, beside = str(fault.loc[-1]), fault.document.at(fault.loc[:-1])
    group = beside if isinstance(beside, dict) else {}
    models = shapes.models_at(fault.model, fault.loc[:-1])
    best = max(models, key=lambda one: len(group.keys() & set(one.model_fields)), default=None)
    fields = list(best.model_fields) if best else []
    if wide := re.match(rf"[{WIDE_SPACES}]+", key):
        told = wide_space(wide[0], (0, 0))
        return fault.problem(told.code, told.message, told.help, key=True)
    word, colon, value = key.partition(":")
    if colon and word in fields:
        cure = f"write {word}: {value}"
        return fault.problem("missing-space", "a space is missing after the colon", cure, key=True)
    known = [one for one in fields if one not in group]
    near = nearest(key, known)
    meant = f"did you mean '{near}'?" if near else f"known here: {', '.join(known or fields)}"
    cure = _further_in(fault, group) or "\n".join(filter(None, [_elsewhere(fault), meant]))
    return fault.problem("unknown-key", f"'{key}' is not known here", cure, key=True)


def _further_in(fault: Fault, group: Mapping[str, object]) -> str:
    """Find a key above that has nothing, and could have this one: it is not indented enough."""
    for name, value in group.items():
        field = shapes.field_at(fault.model, (*fault.loc[:-1], name)) if value == "" else None
        inner = shapes.models(field.annotation) if field else ()
        if any(fault.loc[-1] in one.model_fields for one in inner):
            return f"if it belongs to {name}:, begin the line two spaces further in"
    return ""


def _elsewhere(fault: Fault) -> str:
    """Tell where a field belongs that another kind of record has, or the record itself."""
    key = str(fault.loc[-1])
    kinds = [kind for kind, model in KINDS.items() if key in model.model_fields]
    if fault.model not in KINDS.values() or not kinds:
        return ""
    if len(fault.loc) > 1 and key in fault.model.model_fields:
        return f"if the '{key}' of the record itself is meant, write it at the beginning of a line"
    if len(fault.loc) == 1:
        return f"it is a field of {', '.join(kinds)}: is the file in the right folder?"
    return ""
