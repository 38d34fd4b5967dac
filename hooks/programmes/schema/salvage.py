"""Validates what a file says, and leaves out what is wrong, so that the rest can be checked too."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from pydantic import TypeAdapter, ValidationError, create_model

from programmes.reader.problem import Loc, Problem
from programmes.schema import faults

if TYPE_CHECKING:
    from programmes.reader import Document
    from programmes.reader.document import Examined

MOST_ROUNDS: Final = 10
"""What is left after a round may show faults that those before it have hidden."""
MARKUP: Final = {"raw-html", "template-markup"}
SIGNS: Final = str.maketrans("", "", "<{&")
WHOLES: Final = {"participants", "dates"}
"""What is left out as a whole: the rest of it would contradict the numbers or days beside it."""

_adapter = cache(TypeAdapter)  # a table of models would be compiled for each file


def validate(
    examined: Examined,
    model: Any,  # noqa: ANN401 - any type
    context: object = None,
    depth: int = 1,
) -> tuple[Any, Document | None, list[Problem]]:
    """Validate what a file holds against a model, or a table of models.

    Gives what it says, its document without what is wrong in it, and all problems.
    Where there are problems, the value lacks the entries of lists that have them, or what has
    them at `depth` keys; a required field that is missing is empty. It is None if nothing is left.
    """
    document, problems = examined
    if document is None:
        return None, None, problems
    form, wrong = model, list[Problem]()
    for _ in range(MOST_ROUNDS):
        try:
            value = _adapter(form).validate_python(document.tree, context=context)
        except ValidationError as error:
            found = faults.problems(document, error, model)
            wrong += [one for one in found if one not in wrong]
            document, form = _rest(document, error, depth), lenient(model)
        else:
            return value, document, problems + _without_losses(wrong, problems)
    return None, document, problems + wrong


def _rest(document: Document, error: ValidationError, depth: int) -> Document:
    """Leave out what is wrong; of a text with markup, only the signs of that.

    All places stay known.
    """
    parts, texts = set[Loc](), dict[Loc, str]()
    for detail in error.errors():
        loc, on_key = faults.place(detail["loc"], document)
        text = document.at(loc)
        plain = text.translate(SIGNS) if isinstance(text, str) and not on_key else text
        if detail["type"] in MARKUP and plain != text:
            texts[loc] = str(plain)
        else:
            parts.add(_part(loc, document, depth))
    kept = replace(document, tree=deepcopy(document.tree))
    for loc, text in texts.items():
        group: Any = kept.at(loc[:-1])
        group[loc[-1]] = text
    # Backwards, so that the places of those before in a list stay as they are.
    for loc in sorted(parts, key=lambda loc: [str(step).zfill(6) for step in loc], reverse=True):
        group = kept.at(loc[:-1])
        if kept.at(loc) is not None:
            del group[loc[-1]]
    written = {document.written(loc) for loc in parts}
    return replace(kept, left_out=document.left_out | written)


def _without_losses(wrong: list[Problem], problems: list[Problem]) -> list[Problem]:
    """Leave out that there is nothing, where what is there was refused before."""
    lost = {one.line for one in problems if one.code in {"alias", "text-lost"}}
    empty = {(one.line, one.column) for one in problems if one.code == "empty-value"}
    kept = [one for one in wrong if (one.line, one.column) not in empty]
    return [one for one in kept if one.line not in lost or one.code != "empty-value"]


def _part(loc: Loc, document: Document, depth: int) -> Loc:
    """Find the least that is left out for a fault: the entry of a list, or of the file."""
    for end, step in enumerate(loc, start=1):
        if step in WHOLES and isinstance(document.at(loc[:end]), dict | list):
            loc = loc[:end]
            break
    ends = [end for end, step in enumerate(loc, start=1) if isinstance(step, int)]
    part = loc[: max(ends, default=depth)]
    while part and isinstance(part[-1], int) and len(document.at(part[:-1]) or ()) == 1:
        part = _part(part[:-1], document, depth)  # not even an empty list
    return part


@cache
def lenient(model: Any) -> Any:  # noqa: ANN401 - any type
    """Give a type in which nothing is required: what is missing is None there, or empty."""
    if get_origin(model) is dict:
        key, entry = get_args(model)
        return dict.__class_getitem__((key, lenient(entry)))
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if field.is_required():
            kind, form = get_origin(field.annotation), copy(field)
            form.default = {dict: {}, tuple: ()}.get(kind)
            fields[name] = lenient(field.annotation) if kind is dict else field.annotation, form
    return create_model(model.__name__, __base__=model, **fields)
