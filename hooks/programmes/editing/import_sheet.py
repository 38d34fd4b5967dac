"""The command `programmes import`: writes new records from the rows of a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from programmes.editing import spreadsheets
from programmes.editing.commands import catalogue_of, content_option, put
from programmes.editing.import_rows import Rows
from programmes.editing.new_names import FILES
from programmes.exports.tables import computed
from programmes.reader.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from programmes.editing.import_rows import Outcome
    from programmes.editing.new_names import NewName
    from programmes.editing.spreadsheets import Fault


@click.command("import")
@click.argument(
    "file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option(
    "--add-names", is_flag=True, help="Add unknown organisations and cities to the vocabulary."
)
@click.option(
    "--template", "empty", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write an empty sheet, .xlsx or .csv, with all columns and an example.",
)  # fmt: skip
@content_option
def command(
    content: Path, file: Path | None, empty: Path | None, *, dry_run: bool, add_names: bool
) -> None:
    """Write a new record for each row of the spreadsheet FILE, .csv or .xlsx.

    Each column is named by the path of a field, such as venue.city; kind and file say where the
    record goes. Nothing is written while there is an error, and no existing record is ever changed.

    Exit status: 0 written, or nothing to write; 1 there are errors; 2 wrong usage.
    """
    content = content.resolve()
    if file is not None and empty is None:
        sheet = spreadsheets.read(file, computed())
        outcome = Rows(sheet, content, catalogue_of(content)).tried(add_names=add_names)
        for paragraph in _told(outcome):
            click.echo("\n".join(map(visible, f"{paragraph}\n".split("\n"))))
        _finish(outcome, content, dry_run=dry_run)
    elif empty is None or file is not None:
        raise click.UsageError("name a spreadsheet, or --template and the file to write")
    elif empty.exists():
        raise click.UsageError(f"{empty} already exists, and stays as it is")
    else:
        from programmes.editing import template  # noqa: PLC0415 - it loads openpyxl, which is slow

        template.write(empty, catalogue_of(content))
        click.echo(f"Written: {empty}")


def _told(outcome: Outcome) -> Iterator[str]:
    """Say all that has to be said of the rows, a paragraph each."""
    yield from outcome.kept
    alike: dict[Fault, list[int]] = {}
    for fault in outcome.faults:
        alike.setdefault(fault._replace(row=0), []).append(fault.row)
    yield from (_fault(fault, rows) for fault, rows in alike.items())
    yield from map(_name, outcome.unknown)


def _fault(fault: Fault, rows: list[int]) -> str:
    place = ", ".join(filter(None, (_rows(rows), fault.column)))
    kind = "warning: " if fault.is_warning else ""
    first = f"{place}: {kind}{fault.message}" if place else f"{kind}{fault.message}"
    return "\n  ".join([first, *filter(None, fault.help.split("\n"))])


def _name(name: NewName) -> str:
    first = f"{_rows(name.rows)}: {name.message}"
    if not name.entry:
        return f"{first}\n  to add it, give its country in the column venue.country"
    added = f"--add-names adds to {name.group} in content/vocabulary/{FILES[name.group]}:"
    return "\n    ".join([f"{first}\n  {added}", *name.entry.split("\n")])


def _rows(numbers: Sequence[int]) -> str:
    """Name rows; a fault of the sheet as a whole is in row 0."""
    listed = ", ".join(str(number) for number in numbers if number)
    return f"row{'s' * (len(numbers) > 1)} {listed}" if listed else ""


def _finish(outcome: Outcome, content: Path, *, dry_run: bool) -> None:
    """Write the files if all is right, and say so."""
    shown = sorted(path.relative_to(content.parent).as_posix() for path in outcome.files)
    if outcome.unknown or not all(fault.is_warning for fault in outcome.faults):
        click.echo("Nothing was written.")
        sys.exit(1)
    if not shown:
        click.echo("There is nothing new to write.")
    elif dry_run:
        click.echo("\n  ".join(["This would be written:", *shown]))
    else:
        put(outcome.files)
        click.echo("\n  ".join(["Written:", *shown]))
        click.echo("Type programmes check, and see the pages with mkdocs serve.")
