"""Adds to pages what other programs are told of them: their other forms, what they are about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from programmes.catalogue import addresses
from programmes.render import linked_data, linked_programmes

if TYPE_CHECKING:
    from programmes.exports.offer import DataFile, Offer
    from programmes.render.page import Page


def annotated(page: Page, offer: Offer, delivered: tuple[DataFile, ...] = ()) -> Page:
    """Give a page with its alternates and its nodes of linked data.

    The page about the data is about the files that were delivered.
    """
    catalogue, site_url = offer.renderer.catalogue, offer.renderer.settings.site_url
    programme = catalogue.at.get(page.address[:-1])
    if programme:
        about = linked_programmes.about(programme, catalogue, site_url)
    elif page.address == addresses.DATA:
        about = linked_data.dataset(page, site_url, delivered)
    else:
        about = linked_data.items(page, site_url)
    return replace(
        page,
        alternates=offer.alternates(page.address),
        nodes=linked_data.nodes(page, about, programme.source if programme else None, site_url),
    )
