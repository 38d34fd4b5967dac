"""Makes the errors by which validators name a rule, in the words that an editor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Callable

    from programmes.reader.problem import Loc


def fault(
    code: str, message: str, help_text: str | Callable[[], str] = "", part: str = ""
) -> PydanticCustomError:
    """Make the error by which a validator names a rule; the message is final, not a template.

    `help_text` may be found when the fault is told: of thousands, only some are. `part` is the
    part of the text that is at fault, if it is not the whole.
    """
    context = {"message": message, "help": help_text, "part": part}
    return PydanticCustomError(code, "{message}", context)


def single(value: object, expected: str) -> str:
    """Refuse a list or a group of keys where one value is meant."""
    if value == "":
        raise fault("empty-value", "there is nothing here", "write the value, or delete the line")
    if isinstance(value, str):
        return value
    cure = (
        "write one value, without brackets or hyphens"
        if isinstance(value, list)
        else "the lines below it belong to another key: compare their indentation"
    )
    raise fault("wrong-type", f"expected {expected}, found {shown(value)}", cure)


def shown(value: object) -> str:
    """Name a value in a message, cut to a length that can be read."""
    if isinstance(value, str):
        return f"'{value[:60]}…'" if len(value) > 60 else f"'{value}'"  # noqa: PLR2004
    return "a list" if isinstance(value, list) else "a group of keys"


def refuse(found: list[tuple[Loc, PydanticCustomError]]) -> None:
    """Raise faults that a validator has found inside its value, each with its place in it."""
    if found:
        details = [InitErrorDetails(type=one, loc=loc, input=None) for loc, one in found]
        raise ValidationError.from_exception_data("record", details)
