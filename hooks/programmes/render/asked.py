"""Finds what a hand-written page asks for, or says what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from programmes.reader.problem import nearest
from programmes.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

Found = TypeVar("Found")
SHOWN = 20
"""So many names are listed in a message at most."""


class Unfilled(Refused):
    """A page asks for what there is not; the message says what, and what may have been meant."""


def find(what: str, name: str, there: Mapping[str, Found]) -> Found:
    """Look a name up; raise Unfilled with the nearest one, or with what there is."""
    if name in there:
        return there[name]
    near = nearest(name, there)
    more = ", …" if len(there) > SHOWN else ""
    listed = ", ".join(sorted(there)[:SHOWN]) + more
    cure = f"did you mean '{near}'?" if near else f"there are: {listed}"
    message = f"there is no {what} '{name}'; {cure}"
    raise Unfilled(message)
