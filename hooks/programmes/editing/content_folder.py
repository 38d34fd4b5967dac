"""Finds the folder of the content, what it holds, and what can be the name of a record there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from programmes.catalogue import loading
from programmes.editing import reports
from programmes.reader.folder import RESERVED, STEM, SUFFIX

if TYPE_CHECKING:
    import os

    from programmes.catalogue.catalogue import Catalogue

DEFAULT = "content"


class ContentFolder(click.Path):
    """The type of the option --content: a folder; by default the nearest one here or above."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, exists=True, file_okay=False)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as click has it
        """Look in the folders above, unless another folder is named."""
        if value == DEFAULT and not Path(DEFAULT, "programmes").is_dir():
            above = (one / DEFAULT for one in Path.cwd().parents)
            found = next((one for one in above if (one / "programmes").is_dir()), None)
            value = found or self._lost(param, ctx)
        return super().convert(value, param, ctx)

    def _lost(self, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        message = (
            "there is no folder 'content' with records, neither here nor above; "
            "go to the folder of the project first: cd …"
        )
        self.fail(message, param, ctx)


content_option = click.option(
    "--content", type=ContentFolder(), default=DEFAULT, show_default=True,
    help="The folder that holds programmes/ and vocabulary/.",
)  # fmt: skip


def catalogue_of(content: Path) -> Catalogue:
    """Load a catalogue, or end the command with a report of what is wrong with it."""
    loaded = loading.load(content.resolve())
    if loaded.catalogue is None:
        reports.echo(loaded.problems, "text", "")
        click.echo("\nThese have to be fixed first.", err=True)
        click.get_current_context().exit(1)
    return loaded.catalogue


def wrong_name(folder: Path, stem: str) -> str:
    """Say why a new file cannot have a name; it is never written over one that is there."""
    if not STEM.fullmatch(stem) or stem in RESERVED:
        return f"'{stem}' cannot be the name of a record: use a-z, 0-9 and hyphens"
    path = folder / f"{stem}{SUFFIX}"
    return f"{path} is there already, and stays as it is; choose another name" * path.exists()
