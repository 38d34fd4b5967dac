"""Turns pages, and the values on them, into nodes of schema.org (release 30.0) and JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from pydantic_core import to_json

from programmes.schema.dates.display import in_calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.programme import Crumb, Trail
    from programmes.render.page import Node, Page
    from programmes.schema.dates import Dates
    from programmes.schema.facts import Event, Place
    from programmes.schema.vocabulary import Vocabulary


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


def graph(page: Page, site_url: str) -> str:
    """Write the JSON-LD of a page: its trail, the page itself, and what it is about.

    The page is a CollectionPage where it lists other pages, else a WebPage.
    """
    url, items = site_url + page.address, tuple(page.listing())
    about = page.about() if page.about else _items(page, items, site_url)
    source = page.source
    itself = node(
        "CollectionPage" if items else "WebPage",
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
    described = [about | {"description": page.description}] if about else []
    return document([breadcrumbs(page.trail, site_url), itself, *described])


def written(trail: Trail, description: str, site_name: str, site_url: str) -> str:
    """Write the JSON-LD of a hand-written page: a WebPage, or a WebSite for home without trail."""
    url = site_url + (trail[-1].address if trail else "")
    itself = node(
        "WebPage" if trail else "WebSite",
        id=url,
        url=url,
        name=trail[-1].label if trail else site_name,
        description=description,
        inLanguage="en",
        breadcrumb={"@id": f"{url}#trail"} if trail else None,
    )
    return document([*([breadcrumbs(trail, site_url)] if trail else []), itself])


class Download(Protocol):
    """A file for download."""

    @property
    def path(self) -> str:
        """Where it is, from the root of the site."""

    @property
    def title(self) -> str:
        """What it holds."""

    @property
    def media_type(self) -> str:
        """Its type, as RFC 6838 has it."""


def dataset(page: Page, site_url: str, files: Iterable[Download]) -> Node:
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


def _items(page: Page, items: tuple[Crumb, ...], site_url: str) -> Node | None:
    """Give the ItemList of a page that lists others, in their order."""
    if not items:
        return None
    return node(
        "ItemList",
        id=f"{site_url}{page.address}#list",
        numberOfItems=len(items),
        itemListElement=[
            node("ListItem", position=position, name=crumb.label, url=site_url + crumb.address)
            for position, crumb in enumerate(items, start=1)
        ],
    )
