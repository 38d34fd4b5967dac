"""Turns pages into nodes of schema.org (release 30.0), and these into JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.programme import Crumb, Trail
    from programmes.render.page import Node, Page

EMPTY: Final[tuple[object, ...]] = (None, "", [], ())


def node(kind: str, *, id: str = "", **properties: object) -> Node:  # noqa: A002 - as it is named
    """Make a node of a type; `id` becomes @id, and properties without a value are left out."""
    made: Node = {"@type": kind, "@id": id} if id else {"@type": kind}
    for name, value in properties.items():
        if value or value not in EMPTY:
            made[name] = value
    return made


def document(nodes: Iterable[Node]) -> str:
    """Write nodes as one graph; `<` cannot end the script element early."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return to_json(graph).decode().replace("<", "\\u003c")


def breadcrumbs(trail: Trail, site_url: str) -> Node:
    """Give the BreadcrumbList of a page: names as shown, positions from 1, absolute addresses."""
    return node(
        "BreadcrumbList",
        id=f"{site_url}{trail[-1].address}#trail",
        itemListElement=_numbered(trail, "item", site_url),
    )


def graph(page: Page, site_url: str) -> str:
    """Write the JSON-LD of a page: its trail, the page itself, and what it is about.

    The page is a CollectionPage where it lists other pages, else a WebPage; the home page, which
    has no trail, is a WebSite.
    """
    url, items = site_url + page.address, tuple(page.listing())
    about = page.about() if page.about else _items(page, items, site_url)
    source = page.source
    itself = node(
        ("CollectionPage" if items else "WebPage") if page.trail else "WebSite",
        id=url,
        url=url,
        name=page.title,
        description=page.description,
        inLanguage="en",
        breadcrumb={"@id": f"{url}#trail"} if page.trail else None,
        dateModified=page.updated.isoformat() if page.updated else None,
        isBasedOn=source and node("WebPage", name=source.title, url=source.url),
        mainEntity=about and {"@id": about["@id"]},
    )
    described = [about | {"description": page.description}] if about else []
    trail = [breadcrumbs(page.trail, site_url)] if page.trail else []
    return document([*trail, itself, *described])


def _items(page: Page, items: tuple[Crumb, ...], site_url: str) -> Node | None:
    """Give the ItemList of a page that lists others, in their order."""
    if not items:
        return None
    return node(
        "ItemList",
        id=f"{site_url}{page.address}#list",
        numberOfItems=len(items),
        itemListElement=_numbered(items, "url", site_url),
    )


def _numbered(crumbs: Iterable[Crumb], key: str, site_url: str) -> list[Node]:
    """Number pages from 1; the address of each stands under `key`."""
    return [
        node("ListItem", position=position, name=crumb.label, **{key: site_url + crumb.address})
        for position, crumb in enumerate(crumbs, start=1)
    ]
