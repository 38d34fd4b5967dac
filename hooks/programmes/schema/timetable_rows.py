"""The rows of timetables: a time with what is on, or a heading over such rows.

Most rows are one line, `- AM: Opening ceremony`. The time is the key and not a field, so that a
timetable in YAML reads like the printed one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from programmes.problems.suggestions import nearest
from programmes.schema import times
from programmes.schema.entry import Entry
from programmes.schema.scalars import Line
from programmes.schema.subjects import Cell, Subject, divide
from programmes.schema.telling import fault, refuse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Loc = tuple[str | int, ...]
TIMED = re.compile(rf"(?P<time>{'|'.join(times.WORDS)}|{times.CLOCK})[ :]+(?P<what>.+)", re.DOTALL)


TOLD: dict[str, tuple[str, Any]] = {
    "AM": ("What is on in the morning.", "Opening ceremony"),
    "PM": ("What is on in the afternoon.", ["◇ Patent law", "◇ Design law"]),
    "All day": ("What is on all day.", {"Patent group": "Visit", "Design group": "Exercise"}),
    "No time": ("What the source prints without a time.", "Farewell party"),
}


def _name_the_times(schema: dict[str, Any]) -> None:
    """Tell an editor's program with which keys a row can begin."""
    subject = schema.pop("additionalProperties")
    named = {
        word: subject | {"description": told, "examples": [one]}
        for word, (told, one) in TOLD.items()
    }
    schema["properties"] = named | schema["properties"]
    schema["patternProperties"] = {f"^(?:{times.CLOCK})$": subject}
    schema["additionalProperties"] = False


class TimetableRow(Entry):
    """What is on at AM, PM, All day, No time, 09:30 or 09:30-12:00. Or a heading over rows."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_name_the_times)
    __pydantic_extra__: dict[str, Subject]

    kind: Literal[
        "lecture", "exercise", "visit", "country-report", "ojt", "courtesy-call", "evaluation",
        "ceremony", "orientation", "free",
    ] | None = None  # fmt: skip
    """What sort of session it is."""
    note: Line | None = Field(default=None, examples=["in English"])
    """A remark of the source on it."""
    heading: Line | None = Field(default=None, examples=["Visit to the JPO"])
    """A line without a time over some rows."""
    rows: tuple[TimetableRow, ...] = Field(default=(), examples=[[{"PM": "Courtesy call"}]])
    """The rows below the heading."""

    @model_validator(mode="before")
    @classmethod
    def _is_no_text(cls, value: object) -> object:
        if isinstance(value, str):
            raise _shape(*_timed(value))
        return value

    @model_validator(mode="after")
    def _has_one_time_or_a_heading(self) -> Self:
        refuse(list(self._unknown_times()) or list(self._shape()))
        return self

    @property
    def subjects(self) -> dict[str, Subject]:
        """What is on, by its time; a heading has none, and any other row one."""
        return self.model_extra or {}

    @property
    def time(self) -> times.Time:
        """When it is; a heading has no time."""
        return times.time(next(iter(self.subjects)))

    def cells(self, groups: Collection[str]) -> tuple[Cell, ...]:
        """Give what is on for all, or for each group; `groups` are those of the course."""
        return tuple(cell for one in self.subjects.values() for cell in divide(one, groups))

    def _unknown_times(self) -> Iterator[tuple[Loc, PydanticCustomError]]:
        words = [*times.WORDS, *type(self).model_fields]
        for key in self.subjects:
            try:
                times.time(key)
            except PydanticCustomError as wrong:
                near = nearest(key, words) if wrong.type == "unknown-time" else None
                told = fault(wrong.type, wrong.message(), f"did you mean '{near}'?")
                yield (key, "[key]"), told if near else wrong

    def _shape(self) -> Iterator[tuple[Loc, PydanticCustomError]]:
        found = list(self.subjects)
        if self.heading is not None and found:
            yield (found[0], "[key]"), _shape("a heading has no time", "give it to a row below it")
        elif self.heading is not None and not self.rows:
            cure = "add rows: below it; a line without a time begins with No time:"
            yield ("heading", "[key]"), _shape("there are no rows below this heading", cure)
        elif self.heading is None and self.rows:
            yield ("rows", "[key]"), _shape("there is no heading over these rows", "add heading:")
        elif self.heading is None and not found:
            cure = f"begin it with {', '.join(times.WORDS)} or a time such as 09:30 or 09:30-12:00"
            yield (), _shape("this row has no time", cure)
        elif len(found) > 1:
            cure = f"begin each row with a hyphen: - {found[1]}: …"
            yield (found[1], "[key]"), _shape("this row has a time already", cure)


def _timed(typed: str) -> tuple[str, str]:
    """Say what is wrong with a row that is one text, `AM Opening`, and how it is written."""
    if found := TIMED.fullmatch(typed):
        return (
            "a colon and a space are missing after the time",
            f"write - {found['time']}: {found['what']}",
        )
    return "this row has no time", f"write - No time: {typed or '…'}"


def _shape(message: str, cure: str) -> PydanticCustomError:
    return fault("row-shape", message, cure)


def sessions(rows: Iterable[TimetableRow], loc: Loc = ()) -> Iterator[tuple[Loc, TimetableRow]]:
    """Walk through the rows that have a time, those below headings too, each with its place."""
    for number, row in enumerate(rows):
        if row.heading is None:
            yield (*loc, number), row
        else:
            yield from sessions(row.rows, (*loc, number, "rows"))
