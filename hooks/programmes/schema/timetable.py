"""The timetable of a course: its groups, its days, and the rows of a day with their times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from programmes.reader.problem import nearest
from programmes.schema.entry import Entry, fault, refuse, shown
from programmes.schema.facts import Source
from programmes.schema.scalars import Day, Line
from programmes.schema.times import CLOCK, FORMS, WORDS, Time, time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from programmes.reader.problem import Loc


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "@groups"
    if isinstance(value, (list, tuple)) or (isinstance(value, str) and "\n" in value.strip()):
        return "@lines"
    return "@line" if value else "@nothing"


def _apart(value: object) -> object:
    """Take lines apart that are typed as lines of one text."""
    if not isinstance(value, str):
        return value
    return [line.strip() for line in value.split("\n") if line.strip()]


_NOTHING = WithJsonSchema({"title": "Nothing", "enum": [None, ""]})
_Line = Annotated[Line, Tag("@line")]
_Lines = Annotated[tuple[Line, ...], BeforeValidator(_apart), Tag("@lines")]
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


TIMED = re.compile(rf"(?P<time>{'|'.join(WORDS)}|{CLOCK})[ :]+(?P<what>.+)", re.DOTALL)


EXPLAINED: dict[str, tuple[str, Any]] = {
    "AM": ("What is on in the morning.", "Opening ceremony"),
    "PM": ("What is on in the afternoon.", ["◇ Patent law", "◇ Design law"]),
    "All day": ("What is on all day.", {"Patent group": "Visit", "Design group": "Exercise"}),
    "No time": ("What the source prints without a time.", "Farewell party"),
}


def _name_the_times(schema: dict[str, Any]) -> None:
    """Tell an editor's program with which keys a row can begin."""
    subject = schema.pop("additionalProperties")
    named = {
        word: subject | {"description": sentence, "examples": [example]}
        for word, (sentence, example) in EXPLAINED.items()
    }
    schema["properties"] = named | schema["properties"]
    schema["patternProperties"] = {f"^(?:{CLOCK})$": subject}
    schema["additionalProperties"] = False


class TimetableRow(Entry):
    """What is on at AM, PM, All day, No time, 09:30 or 09:30-12:00. Or a heading above rows."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_name_the_times)
    __pydantic_extra__: dict[str, Subject]

    kind: Literal[
        "lecture", "exercise", "visit", "country-report", "ojt", "courtesy-call", "evaluation",
        "ceremony", "orientation", "free",
    ] | None = None  # fmt: skip
    """What sort of session it is."""
    note: Line | None = Field(default=None, examples=["in English"])
    """The source's remark on it."""
    heading: Line | None = Field(default=None, examples=["Visit to the JPO"])
    """A line without a time above some rows."""
    rows: tuple[TimetableRow, ...] = Field(default=(), examples=[[{"PM": "Courtesy call"}]])
    """The rows below the heading."""

    @model_validator(mode="before")
    @classmethod
    def _is_no_text(cls, value: object) -> object:
        """Say how a row is written that is one text: AM Opening."""
        if not isinstance(value, str):
            return value
        message, cure = "this row has no time", f"write - No time: {value or '…'}"
        if match := TIMED.fullmatch(value):
            message = "a colon and a space are missing after the time"
            cure = f"write - {match['time']}: {match['what']}"
        raise fault("row-shape", message, cure)

    @model_validator(mode="after")
    def _has_one_time_or_a_heading(self) -> Self:
        refuse(list(self._unknown_times()) or list(self._wrong_shape()))
        return self

    @property
    def subjects(self) -> dict[str, Subject]:
        """What is on, by its time; a heading has none, and any other row one."""
        return self.model_extra or {}

    @property
    def time(self) -> Time:
        """When it is; a heading has no time."""
        return time(next(iter(self.subjects)))

    def cells(self, groups: Collection[str]) -> list[Cell]:
        """Give what is on for all, or for each group; `groups` are those of the course.

        A key names one group, or several with commas between them.
        """
        cells: list[Cell] = []
        for subject in self.subjects.values():
            for key, said in subject.items() if isinstance(subject, dict) else [("", subject)]:
                lines = (said,) if said and isinstance(said, str) else tuple(said)
                names = [key] if key in groups else map(str.strip, key.split(",") if key else ())
                cells.append(Cell(lines, tuple(names), key))
        return cells

    def _unknown_times(self) -> Iterator[tuple[Loc, PydanticCustomError]]:
        empty = ""
        for key, subject in self.subjects.items():
            try:
                time(key, self.__class__.model_fields)
                empty = "" if subject else key
            except PydanticCustomError as wrong:
                if empty and "did you mean" not in str(wrong.context):  # groups not indented
                    cure = f"if it belongs to {empty}:, indent the line by two more spaces"
                    wrong = fault(wrong.type, wrong.message(), cure)
                yield (key, "[key]"), wrong

    def _wrong_shape(self) -> Iterator[tuple[Loc, PydanticCustomError]]:
        times, at = list(self.subjects), ""
        if self.heading is not None and times:
            at, message, cure = times[0], "a heading cannot have a time", "move it to a row below"
        elif self.heading is not None and not self.rows:
            at, message = "heading", "there are no rows below this heading"
            cure = "add rows: below it; a line without a time begins with No time:"
        elif self.heading is None and self.rows:
            at, message, cure = "rows", "there is no heading above these rows", "add heading:"
        elif self.heading is None and not times:
            message, cure = "this row has no time", f"begin it with {FORMS}"
        elif len(times) > 1:
            at, message = times[1], "this row already has a time"
            cure = f"begin each row with a hyphen: - {at}: …"
        else:
            return
        yield (at, "[key]") if at else (), fault("row-shape", message, cure)


def sessions(rows: Iterable[TimetableRow], loc: Loc = ()) -> Iterator[tuple[Loc, TimetableRow]]:
    """Walk through the rows that have a time, those below headings too, each with its place."""
    for number, row in enumerate(rows):
        if row.heading is None:
            yield (*loc, number), row
        else:
            yield from sessions(row.rows, (*loc, number, "rows"))


MOST_GROUPS = 12  # each is a column of a table

Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class TimetableDay(Entry):
    """A day of a timetable with its rows, or rows without a date."""

    date: Day | None = None
    """The day; left out for rows without a date."""
    weekday: Weekday | None = None
    """The day of the week, where the source prints it; the page shows it in any case."""
    holiday: Line | None = Field(default=None, examples=["Respect for the Aged Day"])
    """The name of the holiday."""
    rows: tuple[TimetableRow, ...] = Field(
        default=(), examples=[[{"AM": "Opening ceremony"}, {"13:00-15:00": "Patent law"}]]
    )
    """What is on, in the order of the source; left out for a day without anything."""


class Timetable(Entry):
    """The timetable of a course, which has a page of its own."""

    groups: tuple[Line, ...] = Field(default=(), examples=[["Patent group", "Design group"]])
    """The groups that are taught separately, on all days or on some."""
    days: tuple[TimetableDay, ...] = Field(
        examples=[[{"date": "2015-08-24", "rows": [{"AM": "Opening ceremony"}]}]],
        json_schema_extra={"minItems": 1},
    )
    """The days, in the order of the source."""
    source: Source | None = None
    """The page that it was taken from, if that is not the page of the report."""

    @field_validator("groups")
    @classmethod
    def _few_and_each_once(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        if len(groups) > MOST_GROUPS:
            message = f"a timetable has at most {MOST_GROUPS} groups; this one has {len(groups)}"
            raise fault("too-many-groups", message, "put several names into one group")
        refuse([((at,), _twice(name)) for at, name in enumerate(groups) if name in groups[:at]])
        return groups

    @field_validator("days")
    @classmethod
    def _some_and_of_known_groups(
        cls, days: tuple[TimetableDay, ...], info: ValidationInfo
    ) -> tuple[TimetableDay, ...]:
        if not days:  # Pydantic's own min_length would also blame a list of faulty days
            raise fault("empty-value", "there is nothing here", "days: The days of the timetable.")
        if "groups" in info.data:
            wrong = list(_wrong_groups(days, info.data["groups"]))
            refuse(wrong if info.data["groups"] else wrong[:1])  # its cure names all groups
        return days


def _wrong_groups(
    days: Iterable[TimetableDay], groups: tuple[str, ...]
) -> Iterator[tuple[Loc, PydanticCustomError]]:
    """Find the rows that name a group which there is not, or one group twice."""
    rows = [
        (loc, row.time.typed, row.cells(groups))
        for number, day in enumerate(days)
        for loc, row in sessions(day.rows, (number, "rows"))
    ]
    named_in = (group for *_, cells in rows for cell in cells for group in cell.groups)
    all_named = list(dict.fromkeys(named_in))[:MOST_GROUPS]
    for loc, at, cells in rows:
        named: list[str] = []
        for cell in cells:
            place = (*loc, at, cell.key, "[key]")
            for group in cell.groups:
                if group not in groups:
                    yield place, _unknown(group, groups, all_named)
                elif group in named:
                    yield place, _twice(group)
                named.append(group)


def _unknown(group: str, groups: tuple[str, ...], all_named: list[str]) -> PydanticCustomError:
    help_text = f"the groups are: {', '.join(groups)}"
    if near := nearest(group, groups):
        help_text = f"did you mean '{near}'?"
    elif not groups:
        help_text = f"above days:, add groups: [{', '.join(all_named)}]"
    return fault("unknown-group", f"{shown(group)} is not a group of this timetable", help_text)


def _twice(group: str) -> PydanticCustomError:
    return fault("group-twice", f"{shown(group)} is named twice", "name each group once")
