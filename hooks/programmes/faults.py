"""Turns what Pydantic says of a record into problems in the words of an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from programmes.schema.blocks import BLOCKS
from programmes.schema.entry import Entry
from programmes.schema.scalars import shown
from programmes.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from programmes.problems import Problem
    from programmes.source import Document

Loc = tuple[str | int, ...]

EXPECTED = {
    "string_type": "a text",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "mapping_type": "a group of keys",
    "tuple_type": "a list",
    "list_type": "a list",
}


def problems(document: Document, error: ValidationError, model: Any) -> list[Problem]:  # noqa: ANN401
    """List the faults of a file; `model` is the type against which it was validated."""
    return [_problem(document, detail, model) for detail in error.errors(include_url=False)]


def _problem(document: Document, detail: ErrorDetails, model: Any) -> Problem:  # noqa: ANN401
    loc, on_key = place(detail["loc"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return document.problem(
                "missing-field", loc[:-1], f"'{loc[-1]}' is missing", _hint(model, loc), key=True
            )
        case "extra_forbidden":
            return _unknown_key(document, loc, model)
        case "union_tag_not_found" | "union_tag_invalid":
            return _unknown_block(document, loc, detail["input"])
        case "literal_error":
            return _not_a_choice(document, loc, detail["input"], str(context["expected"]))
        case kind if kind in EXPECTED:
            found = "nothing" if detail["input"] == "" else shown(detail["input"])
            message = f"expected {EXPECTED[kind]}, found {found}"
            return document.problem("wrong-type", loc, message, _hint(model, loc))
        case "string_too_short" | "too_short":
            return document.problem("empty-value", loc, "there is nothing here", _hint(model, loc))
        case "string_too_long":
            return document.problem("too-long", loc, "this text is too long", detail["msg"])
        case "string_pattern_mismatch":
            message = f"{shown(detail['input'])} is not written as expected here"
            return document.problem("wrong-form", loc, message, _hint(model, loc), key=on_key)
        case code:
            return document.problem(
                code, loc, str(context["message"]), str(context.get("help", "")), key=on_key
            )


def place(loc: Loc) -> tuple[Loc, bool]:
    """Drop what Pydantic adds to a place (tags, [key]); say also whether a key is meant."""
    kept = tuple(step for step in loc if not str(step).startswith("@") and step != "[key]")
    return kept, loc[-1:] == ("[key]",)


def models_at(model: Any, loc: Loc) -> list[type[Entry]]:  # noqa: ANN401 - any type expression
    """Find the models that may stand at a place, by following the annotations of the fields."""
    found = list(_models(model))
    for step in loc:
        if isinstance(step, int):
            continue
        stepped = [one.model_fields[step].annotation for one in found if step in one.model_fields]
        found = [inner for annotation in stepped for inner in _models(annotation)] or found
    return found


def _models(annotation: Any) -> Iterator[type[Entry]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _unknown_key(document: Document, loc: Loc, model: Any) -> Problem:  # noqa: ANN401
    beside = document.at(loc[:-1])
    keys = set(beside) if isinstance(beside, dict) else set()
    models = models_at(model, loc[:-1])
    best = max(models, key=lambda one: len(keys & set(one.model_fields)), default=None)
    known = list(best.model_fields) if best else []
    near = nearest(str(loc[-1]), [key for key in known if key not in keys])
    help_text = f"did you mean '{near}'?" if near else f"known here: {', '.join(known)}"
    return document.problem("unknown-key", loc, f"'{loc[-1]}' is not known here", help_text, key=True)


def _unknown_block(document: Document, loc: Loc, found: object) -> Problem:
    word = next(iter(found), "") if isinstance(found, dict) else ""
    near = nearest(str(word), BLOCKS)
    help_text = f"did you mean '{near}'?" if near else f"blocks begin with: {', '.join(BLOCKS)}"
    named = f"'{word}' begins no block" if word else f"expected a block, found {shown(found)}"
    return document.problem("unknown-block", loc, named, help_text)


def _not_a_choice(document: Document, loc: Loc, found: object, expected: str) -> Problem:
    choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
    near = nearest(found, choices) if isinstance(found, str) else None
    help_text = f"did you mean '{near}'?" if near else f"one of: {', '.join(choices)}"
    return document.problem("not-a-choice", loc, f"{shown(found)} is none of the choices", help_text)


def _hint(model: Any, loc: Loc) -> str:  # noqa: ANN401
    """Explain the field at a place with its own sentence from the schema."""
    for one in models_at(model, loc[:-1]):
        if (field := one.model_fields.get(str(loc[-1]))) and field.description:
            return f"{loc[-1]}: {field.description}"
    return ""
