"""The file content/retired.yml: the addresses that were withdrawn, each with its reason."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from programmes.schema.entry import Entry, fault, shown
from programmes.schema.scalars import Day, Line

# No part begins with a dot, so that none leads out of the site.
ADDRESS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def _address(value: str) -> str:
    """Accept an address of this site as editors write it: countries/vn."""
    if not ADDRESS.fullmatch(value):
        bare = value.strip("/")
        meant = bare if ADDRESS.fullmatch(bare) else "initiatives/tisc"
        cure = f"write it from the root of the site, without a slash at either end: {meant}"
        raise fault("wrong-form", f"{shown(value)} is not an address of this site", cure)
    return value


SiteAddress = Annotated[str, AfterValidator(_address)]


class Retirement(Entry):
    """What is said of an address that was withdrawn, with all that stood below it."""

    day: Day
    """The day on which it was withdrawn."""
    reason: Line
    """Why, in a sentence for those who follow a link to it."""
    instead: SiteAddress | None = None
    """The page that replaces it, if there is one: initiatives/tisc."""


RETIRED: Final = dict[SiteAddress, Retirement]
