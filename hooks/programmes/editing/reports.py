"""Prints problems in the form that is asked for: to a person, to a program or to GitHub."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

import click

from programmes.reader import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programmes.reader.problem import Problem

FORMATS: Final = {
    "text": report.as_text,
    "json": report.as_json,
    "github": report.as_github,
}

format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True,
    help="For a person, for a program, or as annotations on a pull request.",
)  # fmt: skip


def echo(problems: Sequence[Problem], form: str, nothing: str) -> None:
    """Print a report; `nothing` says to a person that there are no problems."""
    if form == "text":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        text = report.as_text(problems, colour=colour) if problems else nothing
    else:
        text = FORMATS[form](problems)
    if text:
        click.echo(text)
