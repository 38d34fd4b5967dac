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
from programmes.schema.entry import explanations, shown
from programmes.schema.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from programmes.reader import Document
    from programmes.reader.problem import Loc, Problem
    from programmes.schema.entry import Entry


TWINS: Final = {"form": "kind", "kind": "form", "venue": "place", "place": "venue"}
"""Fields of a record, and those of the events in it that say the same."""
KEPT: Final[dict[str | int, str]] = {
    "value": "printed:", "total": "total_printed:\na number for each year goes under key_figures:",
}  # fmt: skip
"""Fields for numbers, and those beside them for the words of the source."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A value as Pydantic rejects it, with what is needed to tell an editor."""

    document: Document
    model: Any
    loc: Loc
    on_key: bool
    value: object
    context: dict[str, Any]

    def problem(self, code: str, message: str, cure: str = "", *, key: bool = False) -> Problem:
        """Make the problem at the place of the rejection."""
        part = str(self.context.get("part", ""))
        on_key = key or self.on_key
        return self.document.problem(code, self.loc, message, cure, key=on_key, part=part)

    @property
    def field(self) -> FieldInfo | None:
        """The field of the schema that is meant, or that has a list with this entry."""
        return writing.field_at(self.model, self.loc)

    @property
    def hint(self) -> str:
        """The sentence of the schema on the field."""
        name = str(["", *self.loc][-1])
        groups = writing.models_at(self.model, self.loc[:-1])
        sentence = next(filter(None, (explanations(group).get(name) for group in groups)), "")
        return f"{name}: {sentence}" if sentence else ""


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
    """Leave out what is missing because its key is misspelt: that is a problem of the key."""
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = set()
    for *group, key in unknown:
        missing_here = [str(loc[-1]) for loc in missing if list(loc[:-1]) == group]
        if near := _meant(str(key), missing_here):
            meant.add((*group, near))
    return [one for one in details if one["type"] != "missing" or one["loc"] not in meant]


def _problem(document: Document, detail: ErrorDetails, model: Any) -> Problem:  # noqa: ANN401
    loc, on_key = place(detail["loc"], document)
    context = detail.get("ctx", {})
    rejection = Rejection(document, model, loc, on_key, detail["input"], context)
    describe = DESCRIBED.get(detail["type"])
    if describe is not None:
        return describe(rejection)
    # One of our own rules: its message is final.
    advice = context.get("help", "")
    cure = advice() if callable(advice) else advice
    if detail["type"] == "not-a-count" and (kept := KEPT.get(loc[-1])):
        cure = f"{cure}\nthe source's own words can go in {kept}"
    nested = isinstance(detail["input"], dict) and detail["type"] == "wrong-type"
    return rejection.problem(detail["type"], str(context["message"]), cure, key=nested)


def _missing(rejection: Rejection) -> Problem:
    message = f"'{rejection.loc[-1]}' is missing"
    example = writing.example(str(rejection.loc[-1]), rejection.field) if rejection.field else ""
    cure = "\n".join(filter(None, [rejection.hint, example]))
    if len(rejection.loc) == 1:
        end = rejection.document.end  # no line that is there is to blame
        return rejection.document.source.problem("missing-field", end, message, cure)
    return rejection.document.problem("missing-field", rejection.loc[:-1], message, cure, key=True)


def _wrong_type(rejection: Rejection, expected: str) -> Problem:
    is_empty = rejection.value == ""
    code, found = ("empty-value", "nothing") if is_empty else ("wrong-type", shown(rejection.value))
    cures = [rejection.hint, _right_type(rejection, expected)]
    if is_empty and rejection.field and not rejection.field.is_required():
        cures.append("or delete the line")
    cure = "\n".join(filter(None, cures))
    return rejection.problem(code, f"expected {expected}, found {found}", cure)


def _right_type(rejection: Rejection, expected: str) -> str:
    """Show how a list is written, a group, an entry of a list, or a text with a colon."""
    name, field, value = ["", *rejection.loc][-1], rejection.field, rejection.value
    if field and expected == "a list":
        return writing.as_list(str(name), field, value)
    if field and isinstance(name, int) and writing.models(field.annotation):
        return f"write its fields: - {writing.begun(field, writing.short(value))}"
    if field and expected == "a group of keys":
        return writing.as_group(str(name), field, value)
    if isinstance(value, dict) and [type(one) for one in value.values()] == [str]:
        text = ": ".join(*value.items())
        return f"put a text with a colon in quotes: {writing.in_one_line(text)}"
    return ""


def _empty(rejection: Rejection) -> Problem:
    return rejection.problem("empty-value", "there is nothing here", rejection.hint)


def _too_long(rejection: Rejection) -> Problem:
    longest = rejection.context["max_length"]
    return rejection.problem("too-long", "this text is too long", f"at most {longest:,} characters")


def _wrong_form(rejection: Rejection) -> Problem:
    message = f"{shown(rejection.value)} does not have the form expected here"
    return rejection.problem("wrong-form", message, rejection.hint)


def _unknown_block(rejection: Rejection) -> Problem:
    word = next(iter(rejection.value), "") if isinstance(rejection.value, dict) else ""
    near, here = nearest(str(word), BLOCKS), (*rejection.loc, str(word))
    message = f"no block begins with '{word}'"
    cure = f"did you mean '{near}'?" if near else f"blocks begin with: {', '.join(BLOCKS)}"
    if not word:
        message = f"expected a block, found {shown(rejection.value)}"
    if isinstance(rejection.value, str):
        here, cure = rejection.loc, f"write - text: {writing.short(rejection.value)}\n{cure}"
    return rejection.document.problem("unknown-block", here, message, cure, key=True)


def _not_a_choice(rejection: Rejection) -> Problem:
    choices = re.findall(r"'([^']*)'", str(rejection.context["expected"]))
    near = nearest(rejection.value, choices) if isinstance(rejection.value, str) else None
    offered = f"choose one of: {', '.join(choices)}" if choices[1:] else f"write {choices[0]}"
    cure = f"did you mean '{near}'?" if near else offered
    message = f"{shown(rejection.value)} is not one of the choices"
    return rejection.problem("not-a-choice", message, cure)


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


def _unknown_key(rejection: Rejection) -> Problem:
    """Make the problem of an unknown key."""
    key, node = str(rejection.loc[-1]), rejection.document.at(rejection.loc[:-1])
    group = node if isinstance(node, dict) else {}
    models = writing.models_at(rejection.model, rejection.loc[:-1])
    best = max(models, key=lambda model: len(group.keys() & set(model.model_fields)), default=None)
    fields = list(best.model_fields) if best else []
    if wide := re.match(rf"[{WIDE_SPACES}]+", key):
        space = wide_space(wide[0], (0, 0))
        return rejection.problem(space.code, space.message, space.help, key=True)
    word, colon, value = key.partition(":")
    if colon and word in fields:
        message, cure = "a space is missing after the colon", f"write {word}: {value}"
        return rejection.problem("missing-space", message, cure, key=True)
    unused = [name for name in fields if name not in group]
    near = _meant(key, unused)
    known = f"the fields here are: {', '.join(unused or fields)}"
    others = [*_elsewhere(rejection), known]
    if near and best:
        others = [f"did you mean '{near}'?", _as_of(near, best, rejection.value)]
    meant = "\n".join(filter(None, others))
    cure = _further_in(rejection, group) or meant
    if rejection.value == "" and re.match(r"[0-9]{3}\b", key):
        cure = "a number has no comma here; put a text with a comma in quotes"
    return rejection.problem("unknown-key", f"'{key}' is not a field here", cure, key=True)


def _meant(key: str, fields: Collection[str]) -> str | None:
    """Find the field that was most likely meant by a key."""
    twin = TWINS.get(key)
    return twin if twin in fields else nearest(key, fields)


def _as_of(name: str, group: type[Entry], value: object) -> str:
    """Show how a text is written in a field that takes a list: country is countries: [Kenya]."""
    field = group.model_fields[name]
    if not isinstance(value, str) or not value or writing.models(field.annotation):
        return ""
    return writing.as_list(name, field, value) if writing.takes_list(field.annotation) else ""


def _further_in(rejection: Rejection, group: Mapping[str, object]) -> str:
    """Find a key above that has nothing, and could have this one: it is not indented enough."""
    for name in (name for name, value in group.items() if value == ""):
        field = writing.field_at(rejection.model, (*rejection.loc[:-1], name))
        inner = writing.models(field.annotation) if field else ()
        if any(rejection.loc[-1] in model.model_fields for model in inner):
            return f"if it belongs to {name}:, indent the line by two more spaces"
    return ""


def _elsewhere(rejection: Rejection) -> Iterator[str]:
    """Tell where that belongs which another kind has, the record itself, or no field at all."""
    key, is_outermost = str(rejection.loc[-1]), len(rejection.loc) == 1
    if rejection.model not in KINDS.values():
        return
    kinds = [kind for kind, model in KINDS.items() if key in model.model_fields]
    if kinds and is_outermost:
        yield f"it is a field of {', '.join(kinds)}: is the file in the right folder?"
    elif key in rejection.model.model_fields:
        yield f"if you mean the '{key}' of the record itself, write it at the beginning of a line"
    if is_outermost and (typed := writing.short(rejection.value)) != "…":
        fact = writing.in_one_line({key: typed})
        yield f"what has no field can go below body:, as - facts: {fact}"


# Pydantic's names of faults, and what describes each to an editor.
DESCRIBED: dict[str, Callable[[Rejection], Problem]] = {
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
    "tuple_type": partial(_wrong_type, expected="a list"),
}
