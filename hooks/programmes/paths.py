"""Sees to it that each path of a site has one file, and that none leads out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from programmes.problems.report import Problem, as_text

if TYPE_CHECKING:
    from programmes.catalogue import Catalogue

NOWHERE: Final = {"", ".", ".."}
"""Parts that no path inside the site has: the first is that of an absolute path."""


class AddressTaken(Exception):  # noqa: N818 - it names what happened
    """Two files would stand at one address of the site, or one outside it."""


@dataclass(frozen=True)
class Paths:
    """The paths of the site that are taken, each with what stands there."""

    taken: dict[str, str]
    catalogue: Catalogue

    def take(self, path: str) -> None:
        """Note a path; raise AddressTaken where something stands there, or no file of a site can.

        Nothing from the content may lead out of the site, whatever the schema has let pass.
        """
        if "\\" in path or not NOWHERE.isdisjoint(path.split("/")):
            raise AddressTaken(f"'{path}' is not a path inside the site")
        record = self.catalogue.at.get(path.removesuffix("/index.html"))
        origin = record.path if record else f"the {path} that is made from the records"
        if path in self.taken:
            raise AddressTaken(as_text([_taken(path, origin, self.taken[path])]))
        self.taken[path] = origin


def _taken(path: str, origin: str, other: str) -> Problem:
    return Problem(
        code="address-taken",
        path=origin,
        line=0,
        column=0,
        message=f"the address /{path.removesuffix('index.html')} is taken by {other}",
        help="two pages cannot share an address; rename one of the files",
    )
