"""What other pages say of the figures of a record: no record is read again for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from programmes.render.asked import find
from programmes.render.figures import quotations
from programmes.render.tallies import time

if TYPE_CHECKING:
    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.programme import Programme


class Quoted(NamedTuple):
    """A figure as it is quoted."""

    label: str
    """What is counted."""
    address: str
    """Where it stands in its record."""
    printed: str
    time: str
    """As of when it holds, and over which time it was counted, as HTML."""


def quoted(programme: Programme) -> dict[str, Quoted]:
    """Give what is said of the figures of a record, in its order, by their ids.

    Those that come from notes are lists of the same.
    """
    return programme.keep("figures", _quoted, programme)


def _quoted(programme: Programme) -> dict[str, Quoted]:
    return {
        one.figure.id: Quoted(one.label, one.address, one.printed, str(time(one)))
        for one in quotations(programme)
    }


def quote(catalogue: Catalogue, asked: str) -> tuple[Programme, Quoted]:
    """Find a figure by its record and its id: initiatives/tisc#countries.

    Raises Unfilled for a record or a figure that there is not.
    """
    record, _, figure = asked.partition("#")
    programme = find("record", record, catalogue.at)
    return programme, Quoted(*find(f"figure of {record}", figure, quoted(programme)))
