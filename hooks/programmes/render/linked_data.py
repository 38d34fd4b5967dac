"""Turns pages, and the values on them, into nodes of schema.org (release 30.0) and JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from programmes.schema.dates.display import in_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.programme import Trail
    from programmes.exports.offer import DataFile
    from programmes.render.page import Page
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Event, Place, Source
    from programmes.schema.vocabulary import Vocabulary


Node = dict[str, Any]
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


JPO: Final = node("Organization", name="Japan Patent Office", alternateName="JPO")
"""Whose programmes these are."""


def organisation(key: str, vocabulary: Vocabulary) -> Node:
    """Give an organisation by its names."""
    entry = vocabulary.organisations[key]
    return node("Organization", name=entry.name, alternateName=entry.abbreviation)


def organisations(keys: Iterable[str], vocabulary: Vocabulary) -> list[Node]:
    """Give organisations in their order."""
    return [organisation(key, vocabulary) for key in keys]


def place(where: Place | None, vocabulary: Vocabulary) -> Node | None:
    """Give the place where something was held, as far as it is known; none when it was online."""
    if where is None:
        return None
    city = vocabulary.cities[where.city.id] if where.city else None
    country = where.country.code if where.country else city and city.country
    address = node("PostalAddress", addressLocality=city and city.name, addressCountry=country)
    room = vocabulary.organisations[where.organisation].name if where.organisation else None
    name = room or (city and city.name) or (country and vocabulary.country_name(country))
    known = address if len(address) > 1 else None
    return node("Place", name=name, address=known) if name else None


def country(code: str, vocabulary: Vocabulary) -> Node:
    """Give a country by its name and code."""
    return node("Country", name=vocabulary.country_name(code), identifier=code)


def areas(codes: Iterable[str], regions: Iterable[str], vocabulary: Vocabulary) -> list[Node]:
    """Give countries, then regions."""
    named = [node("Place", name=vocabulary.regions[key].name) for key in regions]
    return [country(code, vocabulary) for code in codes] + named


def bounds(dates: Dates | None) -> tuple[str | None, str | None]:
    """Give start and end as ISO 8601 dates of the source's precision; None for an open side."""
    if dates is None:
        return None, None
    first = last = dates.spans[0]
    if len(dates.spans) > 1:
        first = min(dates.spans, key=lambda span: span.sort_key)
        last = max(dates.spans, key=lambda span: span.sort_key[1])
    start, end = in_calendar(first).start, in_calendar(last).end
    return str(start) if start else None, str(end) if end else None


def event(held: Event, vocabulary: Vocabulary) -> Node:
    """Give an event, with the days and the place that the source names."""
    start, end = bounds(held.dates)
    where = place(held.place, vocabulary)
    return node("Event", name=held.title, startDate=start, endDate=end, location=where)


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
