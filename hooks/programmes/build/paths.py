"""Sees to it that each path of a site has one file, and that none leads out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from programmes.reader.report import Problem, as_text
from programmes.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from programmes.catalogue.catalogue import Catalogue

NOWHERE: Final = ("//", "/./", "/../", "\\")
"""What stands nowhere in the path of a file of the site, with a slash before and behind it."""


class AddressTaken(Refused):
    """Two files would stand at one address of the site, or one outside it."""


@dataclass(frozen=True)
class Paths:
    """The paths of the site that are taken, each with what stands there."""

    files: Mapping[str, str]
    """Which file of the content stands at which path by itself."""
    catalogue: Catalogue
    taken: set[str] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the paths of these files."""
        object.__setattr__(self, "taken", set(self.files))

    def take(self, path: str) -> None:
        """Note a path; raise AddressTaken where something stands there, or no file of a site can.

        Nothing from the content may lead out of the site, whatever the schema has let pass.
        """
        if not are_inside([path]):
            raise AddressTaken(f"'{path}' is not a path inside the site")
        if path in self.taken:
            made = self._made(path)
            raise AddressTaken(as_text([_taken(path, made, self.files.get(path, made))]))
        self.taken.add(path)

    def take_many(self, paths: AbstractSet[str]) -> None:
        """Do the same for very many paths."""
        if self.taken.isdisjoint(paths) and are_inside(paths):
            self.taken.update(paths)
            return
        for path in paths:
            self.take(path)

    def _made(self, path: str) -> str:
        """Say of what the file at a path is made."""
        record = self.catalogue.at.get(path.removesuffix("/index.html"))
        return record.path if record else f"the {path} that is made from the records"


def are_inside(paths: Iterable[str]) -> bool:
    """Tell whether files at some paths can only stand inside the folder of a site."""
    text = f"/{'/'.join(paths)}/"
    return not any(part in text for part in NOWHERE)


def _taken(path: str, origin: str, other: str) -> Problem:
    return Problem(
        code="address-taken",
        path=origin,
        line=0,
        column=0,
        message=f"the address /{path.removesuffix('index.html')} is taken by {other}",
        help="two pages cannot share an address; rename one of the files",
    )
