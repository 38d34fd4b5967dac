"""Finds the links of a built site, and tells which of them lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from programmes.build.lasting import undisturbed
from programmes.build.link_reader import Found, Reader
from programmes.build.together import divided
from programmes.build.walking import files_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from programmes.build.link_reader import Target, Told

READ: Final = (".html", ".json", ".svg", ".xml")
"""Files that have anchors and links, or name pages of ours by whole addresses, as sitemaps do."""


class Known(NamedTuple):
    """What was found when a site was read last."""

    files: frozenset[str]
    """All its files."""
    told: Mapping[str, Told]
    """What was found in those that are the same."""


NOTHING: Final = Known(frozenset(), {})


@dataclass(slots=True)
class Site(Found):
    """What a built site holds, and what it links to."""

    files: frozenset[str] = frozenset()

    def broken(self) -> dict[Target, dict[str, str]]:
        """Give the places that are not there, in the form of `targets`, all of it in order."""
        missing = {one: pages for one, pages in self.targets.items() if not self._has(one)}
        return {one: dict(sorted(pages.items())) for one, pages in sorted(missing.items())}

    def _has(self, target: Target) -> bool:
        if target.path not in self.files:
            return False
        return target.anchor in {"", "top"} or target.anchor in self.anchors_of(target.path)

    def anchors_of(self, path: str) -> list[str]:
        """List the anchors of a page or drawing."""
        return self.anchors.get(path, "").split("\n")


def read(folder: Path, url: str = "", known: Known = NOTHING) -> Site:
    """Read all pages of the site in a folder; `url` is where it will be published.

    What is known of a file holds as long as no file has vanished to which it may lead.
    """
    site = Site(files=frozenset(files_below(folder)))
    told = known.told if known.files <= site.files else {}
    new = sorted(name for name in site.files - told.keys() if name.endswith(READ))
    with undisturbed():
        site.recall(told)
        # Each process goes on with its own copy of the reader, which learns what is right.
        for found in divided(new, partial(_found, Reader(site.files, url), folder)):
            site.add(found)
    return site


def _found(reader: Reader, folder: Path, names: Iterable[str]) -> Found:
    """Read some files of a site."""
    reader.found = Found()
    for name in names:
        with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - a Path takes longer
            reader.read(name, file)
    return reader.found
