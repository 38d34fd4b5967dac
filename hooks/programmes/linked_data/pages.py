"""Turns a page into WebPage, BreadcrumbList, ItemList and Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programmes.linked_data.graph import Node, node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.exports.offer import DataFile
    from programmes.filing.programme import Trail
    from programmes.pages.page import Page
    from programmes.schema.facts import Source


def breadcrumbs(trail: Trail, site_url: str) -> Node:
    """Give the BreadcrumbList of a page: names as shown, positions from 1, absolute addresses."""
    return node(
        "BreadcrumbList",
        id=f"{site_url}{trail[-1].address}#trail",
        itemListElement=[
            node("ListItem", position=position, name=crumb.label, item=site_url + crumb.address)
            for position, crumb in enumerate(trail, start=1)
        ],
    )


def nodes(page: Page, about: Node | None, source: Source | None, site_url: str) -> tuple[Node, ...]:
    """Give what stands in the graph of a page beside its breadcrumbs: the page, and its subject.

    The page is a CollectionPage where it lists other pages, else a WebPage.
    """
    url = site_url + page.address
    itself = node(
        "CollectionPage" if page.items else "WebPage",
        id=url,
        url=url,
        name=page.title,
        description=page.description,
        inLanguage="en",
        breadcrumb={"@id": f"{url}#trail"},
        dateModified=page.updated.isoformat() if page.updated else None,
        isBasedOn=source and node("WebPage", name=source.title, url=source.url),
        mainEntity=about and {"@id": about["@id"]},
    )
    return (itself, about | {"description": page.description}) if about else (itself,)


def written(trail: Trail, description: str, site_name: str, site_url: str) -> Node:
    """Give the node of a hand-written page: a WebPage, or for home, without a trail, WebSite."""
    url = site_url + (trail[-1].address if trail else "")
    return node(
        "WebPage" if trail else "WebSite",
        id=url,
        url=url,
        name=trail[-1].label if trail else site_name,
        description=description,
        inLanguage="en",
        breadcrumb={"@id": f"{url}#trail"} if trail else None,
    )


def dataset(page: Page, site_url: str, files: Iterable[DataFile]) -> Node:
    """Give the Dataset that the page about the data describes, with a download for each file."""
    return node(
        "Dataset",
        id=f"{site_url}{page.address}#dataset",
        name=page.title,
        description=page.description,
        url=site_url + page.address,
        dateModified=page.updated.isoformat() if page.updated else None,
        distribution=[
            node(
                "DataDownload",
                name=file.title,
                encodingFormat=file.media_type,
                contentUrl=site_url + file.path,
            )
            for file in files
        ],
    )


def items(page: Page, site_url: str) -> Node | None:
    """Give the ItemList of a page that lists others, in their order."""
    if not page.items:
        return None
    return node(
        "ItemList",
        id=f"{site_url}{page.address}#list",
        numberOfItems=len(page.items),
        itemListElement=[
            {  # no node: there are very many, and none lacks anything
                "@type": "ListItem",
                "position": position,
                "name": crumb.label,
                "url": site_url + crumb.address,
            }
            for position, crumb in enumerate(page.items, start=1)
        ],
    )
