"""Makes what lists, tables and feeds ask of a record, as long as the record is at hand.

What is not made here is made when it is asked for, but then the record has to be read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.bodies import entries
from programmes.exports import attendance, statistics
from programmes.pages import browse, parts, records
from programmes.pages.statistics import posts
from programmes.schema.records import Dispatch, Initiative

if TYPE_CHECKING:
    from programmes.exports.offer import Offer
    from programmes.filing.programme import Programme


def glean(programme: Programme, offer: Offer) -> None:
    """Make all of it."""
    catalogue = offer.catalogue
    entries.glean(programme, catalogue, offer.renderer.note_of)
    records.described(programme)
    browse.note(programme)
    browse.values(programme, catalogue)
    parts.figures_of(programme)
    attendance.exact(programme)
    attendance.all_exact(programme)
    attendance.totals_of(programme)
    offer.feeds.entry(programme)
    offer.calendars.of(programme)
    if programme.head.kind == Initiative.kind:
        statistics.projects_of(programme, catalogue)
    if programme.head.kind == Dispatch.kind:
        statistics.experts_of(programme, catalogue)
        posts(programme)
