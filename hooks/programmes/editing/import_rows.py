"""Turns the rows of a sheet into files of new records, or into all that is wrong with them.

The records are tried among the others, so that the check says of them what it always says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from slugify import slugify

from programmes.catalogue.card import key_of, record_file
from programmes.editing import new_names
from programmes.editing.commands import tried, wrong_name
from programmes.editing.spreadsheets import Fault
from programmes.reader.characters import latin
from programmes.reader.folder import SUFFIX
from programmes.reader.problem import nearest
from programmes.schema.records import KINDS
from programmes.schema.sheet import FILE, KIND, cells, columns, tree_of
from programmes.schema.short_form import FORMS
from programmes.schema.writing import in_one_line, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from programmes.catalogue.catalogue import Catalogue
    from programmes.editing.new_names import NewName
    from programmes.editing.spreadsheets import Sheet
    from programmes.reader.problem import Problem
    from programmes.schema.writing import Written

LONGEST_NAME = 60


class Draft(NamedTuple):
    """A record to be: its row, and its lines, each behind the column from which it comes."""

    row: int
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """What its file will hold."""
        return "".join(f"{line}\n" for _, line in self.lines)

    def column(self, problem: Problem) -> str:
        """Say which column a problem of the file is about."""
        column, _ = self.lines[min(problem.line, len(self.lines)) - 1]
        if problem.code != "missing-field":
            return column
        missing = problem.message.split("'")[1]
        return missing if column in columns() else f"{column}.{missing}"


@dataclass(frozen=True)
class Outcome:
    """What came of an import: the texts of files, and what has to be told."""

    files: dict[Path, bytes]
    """The records and files of the vocabulary that can be written, if nothing is wrong."""
    faults: tuple[Fault, ...]
    unknown: tuple[NewName, ...]
    """Names that the vocabulary lacks, and that are not added."""
    kept: tuple[str, ...]
    """What is said of rows whose records are there already."""


@dataclass(frozen=True)
class Rows:
    """The rows of a sheet on their way into a catalogue."""

    sheet: Sheet
    content: Path
    catalogue: Catalogue

    def tried(self, *, add_names: bool) -> Outcome:
        """Try all rows, and if that is asked for, with the names that they need."""
        drafts = self.drafts.items()
        files = {record_file(self.content, key): one.text.encode() for key, one in drafts}
        problems = tried(self.content, files)
        if (unknown := self._unknown(problems)) and add_names:
            files |= new_names.added(unknown, self.content / "vocabulary")
            problems, unknown = tried(self.content, files), []
        faults = [*self.sheet.faults, *self._misplaced.values(), *self._alike()]
        faults += self._faults(problems, gathered=bool(unknown))
        return Outcome(files, _each_once(faults), tuple(unknown), tuple(self._kept()))

    @cached_property
    def _misplaced(self) -> dict[int, Fault]:
        """What is wrong with kind and file, by row."""
        found: dict[int, Fault] = {}
        first: dict[str, int] = {}
        for row, said in self.sheet.rows.items():
            key = _key(said)
            if fault := self._wrong_place(row, said):
                found[row] = fault
            elif first.setdefault(key, row) != row:
                message = f"{key} is in row {first[key]} too"
                found[row] = Fault(row, FILE, message, "delete one of the two, or rename it")
        return found

    def _wrong_place(self, row: int, said: Mapping[str, str]) -> Fault | None:
        kind, file = said.get(KIND, ""), said.get(FILE, "")
        if kind not in KINDS:
            near = nearest(kind, KINDS)
            cure = f"did you mean '{near}'?" if near else f"the kinds are: {', '.join(KINDS)}"
            return Fault(row, KIND, f"'{kind}' is not a kind of record", cure)
        if _key(said) in self.catalogue.at:
            return None
        wrong = wrong_name(self.content / "programmes" / kind, file)
        name = f"{said.get('dates', '').partition('/')[0]} {said.get('title', '')}"
        better = slugify(latin(name), max_length=LONGEST_NAME, word_boundary=True)
        return Fault(row, FILE, wrong, f"for example: {better}") if wrong else None

    @cached_property
    def drafts(self) -> dict[str, Draft]:
        """The records that are not there yet, by kind and file."""
        today = date.today().isoformat()  # noqa: DTZ011 - the editor's own day is meant
        return {
            _key(said): Draft(row, tuple(_lines(tree_of({"updated": today, **said}))))
            for row, said in self.sheet.rows.items()
            if row not in self._misplaced and _key(said) not in self.catalogue.at
        }

    def _kept(self) -> Iterator[str]:
        """Tell of each row whose record is there, and how the two differ."""
        for row, said in self.sheet.rows.items():
            if row in self._misplaced or (key := _key(said)) not in self.catalogue.at:
                continue
            now = cells(written(self.catalogue.at[key].record))
            differing = [
                f"\n  {name}: {now.get(name, 'nothing')}; in the sheet: {said.get(name, 'nothing')}"
                for name in self.sheet.names
                if _parsed(name, now.get(name, "")) != _parsed(name, said.get(name, ""))
            ]
            differs = ", and differs:" if differing else ""
            yield f"row {row}: {key} already exists{differs}{''.join(differing)}"

    def _alike(self) -> Iterator[Fault]:
        """Warn of rows that have source and title of another one, or of a record."""
        known = ((key, cells(written(one.record))) for key, one in self.catalogue.at.items())
        first = {mark: key for key, row in known if (mark := _source_and_title(row))}
        for row, said in self.sheet.rows.items():
            mark, key = _source_and_title(said), _key(said)
            if mark and (other := first.setdefault(mark, key)) != key:
                message = f"source and title are those of {other}"
                cure = "if it is the same programme, delete the row"
                yield Fault(row, "title", message, cure, is_warning=True)

    def _faults(self, problems: tuple[Problem, ...], *, gathered: bool) -> Iterator[Fault]:
        """Give the problems of the check by row and column, but for names that are gathered."""
        for one in problems:
            is_warning = one.severity == "warning"
            if draft := self.drafts.get(key_of(one.path)):
                if not (gathered and one.code in new_names.GROUPS):
                    column = draft.column(one)
                    cure = _cure(one, column, self.sheet.rows[draft.row])
                    yield Fault(draft.row, column, one.message, cure, is_warning)
            elif not is_warning:  # warnings of other files were there before
                yield Fault(0, "", f"{one.path}: {one.message}", one.help)

    def _unknown(self, problems: tuple[Problem, ...]) -> list[NewName]:
        drafts = ((self.drafts.get(key_of(one.path)), one) for one in problems)
        found = ((draft.row, one) for draft, one in drafts if draft)
        return new_names.gather(found, self.sheet.rows, self.catalogue.vocabulary)


def _key(said: Mapping[str, str]) -> str:
    return f"{said.get(KIND, '')}/{said.get(FILE, '').removesuffix(SUFFIX)}"


def _parsed(name: str, cell: str) -> Written:
    return columns()[name].parse(cell) if cell else ""


def _in_a_list(name: str, said: Mapping[str, str]) -> str:
    """Show how a list is written in which commas stand in place of semicolons."""
    column, cell = columns().get(name), said.get(name, "")
    if column is None or column.shape in {"one", "dates"} or "," not in cell or ";" in cell:
        return ""
    pairs = re.sub(r"\s*\(([0-9]+)\)", r": \1", cell) if column.shape == "counts" else cell
    return f"put semicolons between several: {pairs.replace(',', ';')}"


def _cure(problem: Problem, column: str, said: Mapping[str, str]) -> str:
    """Give the cure of a problem: of a date that is understood, not all its forms again."""
    if column == "countries" and re.search("[0-9].* is not a known country", problem.message):
        return "numbers of participants go in the column participants.countries"
    if listed := _in_a_list(column, said):
        return listed
    if problem.code == "empty-value" and (known := columns().get(column)):
        return f"{known.about}\nput a value after a colon: {known.form}"
    first, _, more = problem.help.partition("\n")
    is_plain = problem.code == "date-shape" and more.endswith(FORMS)
    cure = first if is_plain else re.sub(r"add (\w+): \{(.*)\}", r"in \1, write \2", problem.help)
    several, commas, names = cure.partition("commas between them")
    return f"{several}semicolons between them{names.replace(',', ';')}" if commas else cure


def _source_and_title(row: Mapping[str, str]) -> tuple[str, str] | None:
    source = row.get("source.url") or row.get("source.title")
    return (source, row.get("title", "").casefold()) if source else None


def _each_once(faults: list[Fault]) -> tuple[Fault, ...]:
    """Leave out what is said of a cell again: a formula is none, and then the title is missing."""
    first: dict[tuple[int, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.row, fault.column or fault.message), fault)
    return tuple(sorted(first.values(), key=lambda fault: fault.row))


def _lines(tree: Mapping[str, Written], above: str = "") -> Iterator[tuple[str, str]]:
    """Give the lines of a record, each with the column from which it comes."""
    indent = "  " * above.count(".")
    for key, value in tree.items():
        name = above + key
        if isinstance(value, dict) and name not in columns():
            yield name, f"{indent}{key}:"
            yield from _lines(value, f"{name}.")
        else:
            yield name, f"{indent}{key}: {in_one_line(value)}"
