"""Keeps notes of the last build in files of JSON: data and never code, whoever has written it.

Nothing depends on them. A file that is missing, cut off or of another epoch counts as empty.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic_core import from_json, to_json

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder with the notes of one epoch."""

    folder: Path
    epoch: str
    shards: ClassVar = 64
    """In so many files records are kept, so that a change of one need not write all again."""

    def has(self, name: str) -> bool:
        """Tell whether something is kept under a name, be it of this epoch or not."""
        return (self.folder / f"{name}.json").exists()

    def read(self, name: str) -> Any:  # noqa: ANN401 - whatever was written
        """Give what was written under a name; None if there is nothing of this epoch."""
        try:
            found = from_json((self.folder / f"{name}.json").read_bytes(), cache_strings="keys")
            return found["kept"] if found["epoch"] == self.epoch else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, name: str, kept: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Write something under a name, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f".{name}.{os.getpid()}"
        try:
            draft.write_bytes(to_json({"epoch": self.epoch, "kept": kept}))
            draft.replace(self.folder / f"{name}.json")
        finally:
            with suppress(OSError):
                draft.unlink()


@dataclass(frozen=True, slots=True)
class Held:
    """The same for as long as the process lives: what is kept is the thing itself."""

    things: dict[str, tuple[str, Any]]
    epoch: str
    shards: ClassVar = 1

    def has(self, name: str) -> bool:
        """Tell whether something is kept under a name."""
        return name in self.things

    def read(self, name: str) -> Any:  # noqa: ANN401 - whatever was given
        """Give what was kept under a name; None if there is nothing of this epoch."""
        epoch, kept = self.things.get(name, ("", None))
        return kept if epoch == self.epoch else None

    def write(self, name: str, kept: Any) -> None:  # noqa: ANN401 - whatever there is
        """Keep something under a name."""
        self.things[name] = self.epoch, kept
