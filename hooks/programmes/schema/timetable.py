"""The timetable of a course: its groups and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationInfo, field_validator

from programmes.reader.problem import nearest
from programmes.schema.entry import Entry
from programmes.schema.facts import Source
from programmes.schema.scalars import Day, Line
from programmes.schema.telling import fault, refuse, shown
from programmes.schema.timetable_rows import TimetableRow, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import PydanticCustomError

    from programmes.reader.problem import Loc

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
            message = f"a timetable has at most {MOST_GROUPS} groups, this one has {len(groups)}"
            raise fault("too-many-groups", message, "put several names into one group")
        refuse([((at,), _twice(one)) for at, one in enumerate(groups) if one in groups[:at]])
        return groups

    @field_validator("days")
    @classmethod
    def _some_and_of_known_groups(
        cls, days: tuple[TimetableDay, ...], info: ValidationInfo
    ) -> tuple[TimetableDay, ...]:
        if not days:  # Pydantic's own min_length would also blame a list of faulty days
            raise fault("empty-value", "there is nothing here", "days: The days of the timetable.")
        if "groups" in info.data:
            refuse(list(_wrong_groups(days, info.data["groups"])))
        return days


def _wrong_groups(
    days: Iterable[TimetableDay], groups: tuple[str, ...]
) -> Iterator[tuple[Loc, PydanticCustomError]]:
    """Find the rows that name a group which there is not, or one group twice."""
    for number, day in enumerate(days):
        for loc, row in sessions(day.rows, (number, "rows")):
            named: list[str] = []
            for cell in row.cells(groups):
                place = (*loc, row.time.typed, cell.key, "[key]")
                for group in cell.groups:
                    if group not in groups:
                        yield place, _unknown(group, groups)
                    elif group in named:
                        yield place, _twice(group)
                    named.append(group)


def _unknown(group: str, groups: tuple[str, ...]) -> PydanticCustomError:
    near = nearest(group, groups)
    known = f"the groups are: {', '.join(groups)}" if groups else f"add groups: [{group}]"
    help_text = f"did you mean '{near}'?" if near else known
    return fault("unknown-group", f"{shown(group)} is not a group of this timetable", help_text)


def _twice(group: str) -> PydanticCustomError:
    return fault("group-twice", f"{shown(group)} is named twice", "name each group once")
