"""A link to a page that leads on, with the number of programmes behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programmes.filing.programme import Crumb


class Counted(NamedTuple):
    """A kind, a section, a way in or an entry of one, as lists of them show it."""

    crumb: Crumb
    number: int
    """How many stand there; none is not shown."""
    about: str | None = None
    """A sentence on what stands there."""
