"""Finds the folder of the content, from wherever in the project an editor stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    import os

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
