"""Turns what Pydantic says of a record into problems in the words of an editor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from programmes.reader.problem import nearest
from programmes.reader.stumbles import WIDE_SPACES, wide_space
from programmes.reader.text import MOST_FAULTS
from programmes.schema import writing
from programmes.schema.blocks import BLOCKS
from programmes.schema.entry import shown
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from programmes.reader import Document
    from programmes.reader.problem import Loc, Problem


KEPT: Final[dict[str | int, str]] = {"value": "printed", "total": "total_printed"}
"""Fields for numbers, and those beside them for the words of the source."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A value as Pydantic rejects it, with what is needed to tell an editor."""

    document: Document
    model: Any
    loc: Loc
    on_key: bool
    found: object
    context: dict[str, Any]

    def problem(self, code: str, message: str, cure: str = "", *, key: bool = False) -> Problem:
        """Make the problem at the place of the fault."""
        part = str(self.context.get("part", ""))
        on_key = key or self.on_key
        return self.document.problem(code, self.loc, message, cure, key=on_key, part=part)

    @property
    def field(self) -> FieldInfo | None:
        """The field of the schema that is meant."""
        return writing.field_at(self.model, self.loc)

    @property
    def hint(self) -> str:
        """The sentence of the schema on the field."""
        told = writing.explanation_at(self.model, self.loc)
        return f"{self.loc[-1]}: {told}" if told else ""


def problems(document: Document, error: ValidationError, model: Any) -> list[Problem]:  # noqa: ANN401
    """List the faults of a file, up to a number that bounds time and what is to be read.

    `model` is the type against which the file was validated.
    """
    details = _without_echoes(error.errors(include_url=False))
    listed = [_problem(document, detail, model) for detail in details[:MOST_FAULTS]]
    if len(details) > MOST_FAULTS:
        listed.append(document.source.too_many())
    return listed


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what is missing because its key is misspelt: that is told of the key."""
    missing = [one["loc"] for one in details if one["type"] == "missing"]
    unknown = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
    meant = set()
    for *group, key in unknown:
        beside = [str(loc[-1]) for loc in missing if list(loc[:-1]) == group]
        if near := nearest(str(key), beside):
            meant.add((*group, near))
    return [one for one in details if one["type"] != "missing" or one["loc"] not in meant]


def _problem(document: Document, detail: ErrorDetails, model: Any) -> Problem:  # noqa: ANN401
    loc, on_key = place(detail["loc"], document)
    context = detail.get("ctx", {})
    fault = Rejection(document, model, loc, on_key, detail["input"], context)
    tell = TELLERS.get(detail["type"])
    if tell is not None:
        return tell(fault)
    # One of our own rules: its message is final.
    cure = context.get("help", "")
    told = cure() if callable(cure) else cure
    if detail["type"] == "not-a-count" and (kept := KEPT.get(loc[-1])):
        told = f"{told}\nthe source's own words can go in {kept}:"
    nested = isinstance(detail["input"], dict) and detail["type"] == "wrong-type"
    return fault.problem(detail["type"], str(context["message"]), told, key=nested)


def _missing(fault: Rejection) -> Problem:
    message = f"'{fault.loc[-1]}' is missing"
    shown_how = writing.example(str(fault.loc[-1]), fault.field) if fault.field else ""
    cure = "\n".join(filter(None, [fault.hint, shown_how]))
    if len(fault.loc) == 1:
        end = fault.document.end  # no line that is there is to blame
        return fault.document.source.problem("missing-field", end, message, cure)
    return fault.document.problem("missing-field", fault.loc[:-1], message, cure, key=True)


def _wrong_type(fault: Rejection, expected: str) -> Problem:
    found = "nothing" if fault.found == "" else shown(fault.found)
    cures = [fault.hint, _right_type(fault, expected)]
    if fault.found == "" and fault.field and not fault.field.is_required():
        cures.append("or delete the line")
    cure = "\n".join(filter(None, cures))
    return fault.problem("wrong-type", f"expected {expected}, found {found}", cure)


def _right_type(fault: Rejection, expected: str) -> str:
    """Show how a list is written, or a group."""
    name = next(reversed(fault.loc), 0)
    if fault.field and expected == "a list":
        return writing.as_list(str(name), fault.field, fault.found)
    if fault.field and expected == "a group of keys":
        return writing.as_group(str(name), fault.field, fault.found)
    listed = writing.field_at(fault.model, fault.loc[:-1]) if isinstance(name, int) else None
    return writing.as_entry(listed, fault.found) if listed else ""


def _empty(fault: Rejection) -> Problem:
    return fault.problem("empty-value", "there is nothing here", fault.hint)


def _too_long(fault: Rejection) -> Problem:
    longest = fault.context["max_length"]
    return fault.problem("too-long", "this text is too long", f"at most {longest:,} characters")


def _wrong_form(fault: Rejection) -> Problem:
    message = f"{shown(fault.found)} does not have the form expected here"
    return fault.problem("wrong-form", message, fault.hint)


def _unknown_block(fault: Rejection) -> Problem:
    word = next(iter(fault.found), "") if isinstance(fault.found, dict) else ""
    near = nearest(str(word), BLOCKS)
    help_text = f"did you mean '{near}'?" if near else f"blocks begin with: {', '.join(BLOCKS)}"
    if isinstance(fault.found, str):
        help_text = f"{writing.as_text(fault.found)}\n{help_text}"
    named = (
        f"no block begins with '{word}'"
        if word
        else f"expected a block, found {shown(fault.found)}"
    )
    return fault.problem("unknown-block", named, help_text)


def _not_a_choice(fault: Rejection) -> Problem:
    choices = re.findall(r"'([^']*)'", str(fault.context["expected"]))
    near = nearest(fault.found, choices) if isinstance(fault.found, str) else None
    help_text = f"did you mean '{near}'?" if near else f"choose one of: {', '.join(choices)}"
    return fault.problem(
        "not-a-choice", f"{shown(fault.found)} is not one of the choices", help_text
    )


def place(loc: Loc, document: Document) -> tuple[Loc, bool]:
    """Drop what Pydantic adds to a place (tags, [key]); say also whether a key is meant.

    What stands in the document is kept, since an editor can write such keys too.
    """
    kept: Loc = ()
    for step in loc:
        added = str(step).startswith("@") or step == "[key]"
        if not added or document.at((*kept, step)) is not None:
            kept = (*kept, step)
    return kept, loc[-1:] == ("[key]",)


def _unknown_key(fault: Rejection) -> Problem:
    """Make the problem of an unknown key."""
    key, beside = str(fault.loc[-1]), fault.document.at(fault.loc[:-1])
    group = beside if isinstance(beside, dict) else {}
    models = writing.models_at(fault.model, fault.loc[:-1])
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
    meant = (
        f"did you mean '{near}'?" if near else f"the fields here are: {', '.join(known or fields)}"
    )
    cure = _further_in(fault, group) or "\n".join(filter(None, [_elsewhere(fault), meant]))
    return fault.problem("unknown-key", f"'{key}' is not a field here", cure, key=True)


def _further_in(fault: Rejection, group: Mapping[str, object]) -> str:
    """Find a key above that has nothing, and could have this one: it is not indented enough."""
    for name, value in group.items():
        field = writing.field_at(fault.model, (*fault.loc[:-1], name)) if value == "" else None
        inner = writing.models(field.annotation) if field else ()
        if any(fault.loc[-1] in one.model_fields for one in inner):
            return f"if it belongs to {name}:, indent the line by two more spaces"
    return ""


def _elsewhere(fault: Rejection) -> str:
    """Tell where a field belongs that another kind of record has, or the record itself."""
    key = str(fault.loc[-1])
    kinds = [kind for kind, model in KINDS.items() if key in model.model_fields]
    if fault.model not in KINDS.values() or not kinds:
        return ""
    if len(fault.loc) > 1 and key in fault.model.model_fields:
        return f"if you mean the '{key}' of the record itself, write it at the beginning of a line"
    if len(fault.loc) == 1:
        return f"it is a field of {', '.join(kinds)}: is the file in the right folder?"
    return ""


# Pydantic's names of faults, and who tells each to an editor.
TELLERS: dict[str, Callable[[Rejection], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "union_tag_not_found": _unknown_block,
    "union_tag_invalid": _unknown_block,
    "literal_error": _not_a_choice,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _wrong_form,
    "string_type": partial(_wrong_type, expected="text"),
    "dict_type": partial(_wrong_type, expected="a group of keys"),
    "model_type": partial(_wrong_type, expected="a group of keys"),
    "mapping_type": partial(_wrong_type, expected="a group of keys"),
    "tuple_type": partial(_wrong_type, expected="a list"),
    "list_type": partial(_wrong_type, expected="a list"),
}
