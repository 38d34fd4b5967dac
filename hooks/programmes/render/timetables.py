"""Turns the days of a timetable into tables: their columns, their sections and their cells."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from programmes.catalogue.card import summary
from programmes.catalogue.programme import Crumb
from programmes.render.facts import timetable_facts
from programmes.render.page import Page
from programmes.render.words import written_day
from programmes.schema.dates import display
from programmes.schema.timetable import Weekday, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme
    from programmes.schema.timetable import Cell, Timetable, TimetableDay, TimetableRow


class Entry(NamedTuple):
    """A cell of a table, as wide as the groups that it is for."""

    lines: tuple[str, ...]
    width: int
    groups: str = ""
    """The groups that it is for; nothing if it is for all."""
    remark: str = ""


class Section(NamedTuple):
    """Rows that stand together, with the heading over them if there is one."""

    heading: TimetableRow | None
    rows: tuple[tuple[TimetableRow, tuple[Entry, ...]], ...]

    @property
    def remark(self) -> str:
        """What is said of its heading."""
        return _remark(self.heading) if self.heading else ""


class DayTable(NamedTuple):
    """A day, or rows without a date."""

    day: TimetableDay
    groups: tuple[str, ...]
    """Its columns; none on a day that all groups share."""
    sections: tuple[Section, ...]

    @property
    def weekday(self) -> str:
        """The day of the week: that of the date, else what the source prints."""
        if self.day.date is None:
            return self.day.weekday or ""
        return str(get_args(Weekday)[self.day.date.weekday()])

    @property
    def label(self) -> str:
        """The day in words."""
        written = written_day(self.day.date) if self.day.date else ""
        return f"{self.weekday} {written}".strip() or "Without a date"


def tables(timetable: Timetable) -> Iterator[DayTable]:
    """Give the days in their order; groups are columns only where a row tells them apart."""
    for day in timetable.days:
        rows = [row for _, row in sessions(day.rows)]
        apart = any(cell.groups for row in rows for cell in row.cells(timetable.groups))
        groups = timetable.groups if apart else ()
        yield DayTable(day, groups, tuple(_sections(day.rows, groups)))


def _sections(
    rows: Iterable[TimetableRow], groups: tuple[str, ...], heading: TimetableRow | None = None
) -> Iterator[Section]:
    """Divide rows at their headings; rows behind what a heading is over have none."""
    for is_heading, some in groupby(rows, key=lambda row: row.heading is not None):
        if not is_heading:
            yield Section(heading, tuple((row, _entries(row, groups)) for row in some))
        elif heading:
            yield Section(heading, ())
        heading = None
        for row in some if is_heading else ():
            yield from _sections(row.rows, groups, row)


def _entries(row: TimetableRow, groups: tuple[str, ...]) -> tuple[Entry, ...]:
    cells, remark = row.cells(groups), _remark(row)
    if not any(cell.groups for cell in cells):
        lines = tuple(line for cell in cells for line in cell.lines)
        return (Entry(lines, max(1, len(groups)), remark=remark),)
    told: dict[str, Cell] = {group: cell for cell in cells for group in cell.groups}
    runs = (list(run) for _, run in groupby(groups, key=lambda group: id(told.get(group))))
    return tuple(_entry(run, told.get(run[0]), remark) for run in runs)


def _entry(groups: list[str], cell: Cell | None, remark: str) -> Entry:
    if cell is None or not cell.lines:
        return Entry((), len(groups))
    return Entry(cell.lines, len(groups), ", ".join(groups), remark)


def _remark(row: TimetableRow) -> str:
    """Say what sort of session a row is, and what the source remarks on it."""
    kind = (row.kind or "").replace("-", " ").replace("ojt", "on-the-job training")
    return ". ".join(part for part in (kind.capitalize(), row.note or "") if part)


def page(programme: Programme, catalogue: Catalogue) -> Page:
    """Describe the page of the timetable of a course."""
    title, dates = programme.record.title, programme.record.dates
    when = f", {display(dates)}" if dates else ""
    return Page(
        address=programme.timetable_address,
        # Named after its course, or tabs and results of a search would all say the same.
        trail=(*programme.trail, Crumb(f"Timetable: {title}", programme.timetable_address)),
        description=summary(f"Timetable{when}: {title}"),
        template="timetable.html",
        values=partial(_values, programme, catalogue),
        updated=programme.updated,
        file=programme.path,
    )


def _values(programme: Programme, catalogue: Catalogue) -> dict[str, Any]:
    timetable = programme.timetable
    source = timetable and timetable.source
    return {
        "programme": replace(programme, source=source or programme.source),
        "facts": timetable_facts(programme, catalogue.vocabulary),
        "days": list(tables(timetable)) if timetable else [],
    }
