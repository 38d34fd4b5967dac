"""What a timetable says at one time: a text, several, or one of both for each of some groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Field, Tag, WithJsonSchema
from typing_extensions import TypeAliasType

from programmes.schema.scalars import Line

if TYPE_CHECKING:
    from collections.abc import Collection


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "@groups"
    if isinstance(value, (list, tuple)):
        return "@lines"
    return "@line" if value else "@nothing"


_NOTHING = WithJsonSchema({"title": "Nothing", "enum": [None, ""]})
_Line = Annotated[Line, Tag("@line")]
_Lines = Annotated[tuple[Line, ...], Tag("@lines")]
_Nothing = Annotated[Literal[""], _NOTHING, Tag("@nothing")]
Lines = Annotated[_Line | _Lines | _Nothing, Discriminator(_form)]
_Groups = Annotated[dict[Line, Lines], Tag("@groups")]
# Named, so that a schema has it once, and not again for each time.
Subject = TypeAliasType(
    "Subject",
    Annotated[
        _Line | _Lines | _Nothing | _Groups,
        Discriminator(_form),
        Field(title="Text, list of texts, or either by group"),
    ],
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said to some groups; without groups it is said to all."""

    lines: tuple[str, ...]
    groups: tuple[str, ...] = ()
    key: str = ""
    """The names of the groups as they stand in the record."""


def divide(subject: Subject, groups: Collection[str]) -> tuple[Cell, ...]:
    """Divide a subject by groups; `groups` are those of the course.

    A key names one group, or several with commas between them.
    """
    if not isinstance(subject, dict):
        return (Cell(_lines(subject)),)
    return tuple(Cell(_lines(said), _named(key, groups), key) for key, said in subject.items())


def _lines(subject: Lines) -> tuple[str, ...]:
    if isinstance(subject, str):
        return (subject,) if subject else ()
    return subject


def _named(key: str, groups: Collection[str]) -> tuple[str, ...]:
    return (key,) if key in groups else tuple(name.strip() for name in key.split(","))
