"""The command `programmes`: what editors type."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from programmes.build import links
from programmes.build.findings import dead_anchors, offending
from programmes.catalogue import loading
from programmes.editing.commands import catalogue_of, content_option, echo, format_option, put
from programmes.progress import Progress
from programmes.schema import json_schema

if TYPE_CHECKING:
    from programmes.catalogue.loading import Loaded
    from programmes.reader.problem import Problem


ELSEWHERE: Final = {
    "diff": "editing.diff", "import": "editing.import_sheet", "links": "build.outside_links",
    "new": "editing.new_record", "published": "editing.published", "rename": "editing.rename",
}  # fmt: skip
"""The modules of the other commands, each of which is imported when it is typed."""


class Careful(click.Group):
    """A group of commands that tells of a fault of disk or tool in a sentence, with status 2."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as click has it
        """Run as a process, and end it without taking apart what ends with it anyway."""
        try:
            return super().__call__(*args, **kwargs)
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(int(end.code or 0))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by its name."""
        if module := ELSEWHERE.get(cmd_name):
            self.add_command(import_module(f"programmes.{module}").command)
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; only --debug lets a traceback through."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if ctx.params.get("debug"):
                raise
            sentence = f"programmes itself has failed ({type(fault).__name__}: {fault})"
            sentence += "; programmes --debug … shows where. Please report it."
            if isinstance(fault, OSError) and fault.strerror:  # of the disk
                at = f"{fault.filename}: " if fault.filename else ""
                sentence = f"Error: {at}{fault.strerror}"
            click.echo(sentence, err=True)
            ctx.exit(2)


@click.group(cls=Careful, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where the tool itself has failed.")
def main(debug: bool) -> None:  # noqa: ARG001, FBT001 - Careful looks at it
    """Check the records of the catalogue, add new ones, and rename them."""
    gc.set_threshold(100_000)  # nearly all that is read lasts as long as the command


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH]…")
@format_option
@content_option
def check(paths: tuple[Path, ...], form: str, content: Path) -> None:
    """Read all records and report every problem in every file, or in the files and folders PATH.

    Exit status: 0 no errors (warnings do not count), 1 errors found, 2 wrong usage, or the tool
    itself has failed. Pages that are written by hand are checked by mkdocs build.
    """
    below = [_shown_path(path, content.resolve()) for path in paths]
    within = tuple(f"{path}/" for path in below)
    loaded = loading.load(content.resolve(), Progress(sys.stderr))
    found = [*loaded.problems, *_as_built(loaded, content.resolve())]
    reported = [one for one in found if not below or f"{one.path}/".startswith(within)]
    elsewhere = len(found) - len(reported)
    if elsewhere and not reported and form == "text":
        click.echo(f"Nothing is wrong in {', '.join(below)}.")
    else:
        number = len(loaded.confirmed)
        noun = "contradiction is" if number == 1 else "contradictions are"
        confirmed = f" {number} {noun} confirmed." if number else ""
        echo(reported, form, f"All records are right.{confirmed}")
    if elsewhere and form == "text":
        noun = "problem" if elsewhere == 1 else "problems"
        more = "more" if reported else f"{noun}; programmes check without a path lists them"
        click.echo(f"Other files have {elsewhere} {more}.", err=True)
    sys.exit(1 if any(one.severity == "error" for one in reported) else 0)


@main.command()
@content_option
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; by default .vscode/schema beside the content.",
)  # fmt: skip
def schema(content: Path, into: Path | None) -> None:
    """Write the schemas by which your editor completes and explains fields and names.

    Exit status: 0 written, 1 the records have errors, 2 wrong usage.
    """
    into = into or content.parent / ".vscode/schema"
    vocabulary = catalogue_of(content).vocabulary
    files = {into / name: make() for name, make in json_schema.files(vocabulary)}
    put(files)
    for path in files:
        click.echo(f"written {path}")


def _as_built(loaded: Loaded, content: Path) -> list[Problem]:
    """Find what a build would refuse of pages and drawings, where it is no fault of another."""
    readable = loaded.catalogue or loaded.rest
    dead = dead_anchors(readable, content) if readable else ()
    if loaded.catalogue:
        return [*dead, *offending(links.read(content), content)]
    # A page that is not there may be one of a record that has errors.
    return [one for one in dead if one.code == "broken-link"]


def _shown_path(path: Path, content: Path) -> str:
    """Give a path as problems show it; end with wrong usage for one that is not of the content."""
    try:
        return path.resolve().relative_to(content.parent).as_posix()
    except ValueError as fault:
        raise click.UsageError(f"{path} is not in the folder {content.parent}") from fault
