"""Makes what lists, tables and feeds ask of a record, as long as the record is at hand.

What is not made here is made when it is asked for, but then the record has to be read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.exports import attendance, statistics
from programmes.render import browse, entries, records
from programmes.render.quoted import quoted
from programmes.render.statistics import posts
from programmes.schema.records import Dispatch, Initiative

if TYPE_CHECKING:
    from collections.abc import Collection

    from programmes.catalogue.programme import Programme
    from programmes.exports.offer import Offer


def glean(programmes: Collection[Programme], offer: Offer) -> None:
    """Make all of it."""
    catalogue, note_of = offer.catalogue, offer.renderer.note_of
    for one in programmes:
        entries.glean(one, catalogue, note_of)
    for make in (
        records.described,
        browse.note,
        quoted,
        attendance.exact,
        attendance.all_exact,
        attendance.totals_of,
        offer.calendars.of,
    ):
        for one in programmes:
            make(one)
    for one in programmes:
        if one.head.kind == Initiative.kind:
            statistics.projects_of(one, catalogue)
        if one.head.kind == Dispatch.kind:
            statistics.experts_of(one, catalogue)
            posts(one)
