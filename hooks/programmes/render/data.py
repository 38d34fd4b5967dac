"""Turns the data files into the page that explains them: what they hold, how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.catalogue.programme import Crumb
from programmes.catalogue.trails import section_trail
from programmes.exports.feeds import NEWEST

if TYPE_CHECKING:
    from programmes.exports.offer import DataFile, Offer
    from programmes.render.page import Page


def page(offer: Offer, delivered: tuple[DataFile, ...]) -> Page:
    """Make the page about the data."""
    renderer = offer.renderer
    above = section_trail(renderer.catalogue.vocabulary, "about")
    return renderer.page(
        "data.html",
        address=addresses.DATA,
        trail=(*above, Crumb("Data", addresses.DATA)),
        description="The records of this catalogue as files for other programs: JSON, CSV with a "
        "data package, Atom feeds and calendars, made from the same records as the pages.",
        updated=renderer.catalogue.updated,
        files=delivered,
        newest=NEWEST,
        undated=offer.calendars.undated,
        url=renderer.settings.url,
    )
