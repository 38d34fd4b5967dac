"""What several commands need: options, the catalogue, files to be written, and a report."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from programmes.catalogue import loading
from programmes.reader import report
from programmes.reader.folder import DEVICES, RESERVED, STEM, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from programmes.catalogue.catalogue import Catalogue
    from programmes.reader.problem import Problem


DEFAULT = "content"


def nearest_content() -> Path:
    """Find the nearest folder of content, here or above; end with wrong usage if there is none."""
    for folder in (Path(), *Path.cwd().parents):
        if (folder / DEFAULT / "programmes").is_dir():
            return folder / DEFAULT
    raise click.UsageError(
        "there is no folder 'content' with records here or above; "
        "go to the folder of the project first: cd …"
    )


content_option = click.option(
    "--content", type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=nearest_content, show_default="content, here or above",
    help="The folder that holds programmes/ and vocabulary/.",
)  # fmt: skip


def catalogue_of(content: Path) -> Catalogue:
    """Load a catalogue, or end the command with a report of what is wrong with it."""
    loaded = loading.load(content.resolve())
    if loaded.catalogue is None:
        echo(loaded.problems, "text", "")
        click.echo("\nThese have to be fixed first.", err=True)
        click.get_current_context().exit(1)
    return loaded.catalogue


def wrong_name(folder: Path, stem: str) -> str:
    """Say why a new file cannot have a name; it is never written over one that is there."""
    if not STEM.fullmatch(stem) or stem in RESERVED | DEVICES:
        cure = "choose another" if STEM.fullmatch(stem) else "use a-z, 0-9 and hyphens"
        return f"'{stem}' cannot be the name of a record: {cure}"
    path = folder / f"{stem}{SUFFIX}"
    return f"{path} already exists, and stays as it is; choose another name" * path.exists()


def tried(content: Path, files: Mapping[Path, bytes | None]) -> tuple[Problem, ...]:
    """Give the problems that the content would have after `put`; a copy of it is checked."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(content, Path(folder, content.name), symlinks=True))
        put({copy / path.relative_to(content): data for path, data in files.items()})
        return loading.load(copy).problems


def put(files: Mapping[Path, bytes | None]) -> None:
    """Write files, some of which may be the first of their kind, and remove those without data.

    All are written beside their places first: where a disk is full, nothing has changed yet.
    """
    written = {path: data for path, data in files.items() if data is not None}
    beside = {path: path.with_name(f".{path.name}~") for path in written}
    try:
        for path, data in written.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(data)
            if path.exists():
                shutil.copymode(path, beside[path])
    except BaseException:
        for path in beside.values():
            path.unlink(missing_ok=True)
        raise
    for path in files:
        beside[path].replace(path) if path in beside else path.unlink()


FORMATS: Final = {"text": report.as_text, "json": report.as_json, "github": report.as_github}

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
