"""The command `programmes`: what editors type."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from programmes import catalogue, problems
from programmes import ledger as ledgers

FORMATS = {
    "text": problems.as_text,
    "json": problems.as_json,
    "github": problems.as_github,
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the records of the catalogue, and add new ones."""


@main.command()
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="For a person, for a program, or as annotations on a pull request.",
)  # fmt: skip
@click.option(
    "--content", type=click.Path(path_type=Path, exists=True, file_okay=False), default="content",
    show_default=True, help="The folder that holds programmes/ and vocabulary/.",
)  # fmt: skip
def check(form: str, content: Path) -> None:
    """Read all records and report every fault of every file.

    Exit status: 0 no errors (warnings do not count), 1 errors found, 2 wrong usage.
    """
    loaded = catalogue.load(content.resolve())
    if form == "text":
        report = problems.as_text(loaded.problems, colour=sys.stdout.isatty())
        click.echo(report if loaded.problems else "All records are right.")
    else:
        click.echo(FORMATS[form](loaded.problems))
    sys.exit(1 if loaded.catalogue is None else 0)


@main.command()
@click.option(
    "--content", type=click.Path(path_type=Path, exists=True, file_okay=False), default="content",
    show_default=True, help="The folder that holds programmes/ and vocabulary/.",
)  # fmt: skip
def ledger(content: Path) -> None:
    """Add new records to the ledger of published addresses, content/addresses.txt.

    Exit status: 0 the ledger is complete, 1 the records have errors, 2 wrong usage.
    """
    loaded = catalogue.load(content.resolve())
    if loaded.catalogue is None:
        click.echo(problems.as_text(loaded.problems, colour=sys.stdout.isatty()))
        sys.exit(1)
    added = ledgers.add(content.resolve(), loaded.catalogue.programmes)
    click.echo("".join(f"added {address}\n" for address in added) or "Nothing new.", nl=not added)
