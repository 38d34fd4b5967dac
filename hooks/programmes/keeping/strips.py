"""What each programme has in the files that hold all of them: a line of JSON, rows of tables.

This is kept nowhere but in these files: the next build finds it where it stands in the last site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Strip = tuple[bytes, int]
"""A part of a file, and how many lines or rows it is."""
Places = list[Any]
"""The stamp of a programme, then for each file where its part begins, its length and its count."""


class Strips:
    """The parts of some files, by the path of the record that each tells of."""

    def __init__(self, files: Sequence[bytes | None], known: Mapping[str, Places]) -> None:
        self._files = [file for file in files if file is not None]
        self._known = known if len(self._files) == len(files) else {}
        self.places: dict[str, Places] = {}
        """Where the parts stand in the new files."""

    def of(self, record: str, stamp: str) -> list[Strip] | None:
        """Give the parts of a programme that says and stands what it did; None for a new one."""
        places = self._known.get(record)
        if places is None or places[0] != stamp:
            return None
        return [
            (file[start : start + length], count)
            for file, start, length, count in zip(
                self._files, places[1::3], places[2::3], places[3::3], strict=True
            )
        ]
