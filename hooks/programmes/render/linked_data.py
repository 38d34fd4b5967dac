"""Turns pages into nodes of schema.org (release 30.0), and these into JSON-LD.

A page of a programme is about a node of the type that says what the programme is:

| record | type |
|---|---|
| training course | Course with its CourseInstance |
| initiative | Project, GovernmentService or EducationalOccupationalProgram, by its `form` |
| project | Project |
| event | Event |
| dispatch | Event: there is no closer type |
| overview of a fund | MonetaryGrant |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic_core import to_json

from programmes.catalogue.mentions import keys
from programmes.schema.dates import in_calendar
from programmes.schema.records import (
    Dispatch,
    EventRecord,
    Initiative,
    Overview,
    Project,
    TrainingCourse,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from programmes.catalogue.catalogue import Catalogue
    from programmes.catalogue.mentions import Mention
    from programmes.catalogue.programme import Crumb, Programme, Trail
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


JPO: Final = node("Organization", name="Japan Patent Office", alternateName="JPO")
"""Whose programmes these are."""


def _breadcrumbs(trail: Trail, site_url: str) -> Node:
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
    trail = [_breadcrumbs(page.trail, site_url)] if page.trail else []
    nodes = {"@context": "https://schema.org", "@graph": [*trail, itself, *described]}
    return to_json(nodes).decode().replace("<", "\\u003c")  # which could end the script element


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


def about(programme: Programme, catalogue: Catalogue, site_url: str) -> Node | None:
    """Give the node of a programme; an overview without a fund has none."""
    record, vocabulary = programme.record, catalogue.vocabulary
    url, mentions = site_url + programme.address, programme.card.mentions
    jpo = [JPO, *(_organisation(key, vocabulary) for key in record.partners)]
    keywords = [vocabulary.topics[key].label for key in record.topics]
    name: str | None = record.title
    said: dict[str, Any]
    match record:
        case TrainingCourse():
            kind, anchor, name = "Course", "course", record.series or record.title
            edition = _edition(record, url, vocabulary)
            said = {"provider": jpo, "keywords": keywords, "hasCourseInstance": edition}
        case Dispatch() | EventRecord():
            kind, anchor = "Event", record.singular.lower()
            where = _place_of(record, vocabulary)
            said = {**_days(record.dates), "location": where, "organizer": jpo}
            said["keywords"] = keywords
        case Overview():
            kind, anchor, name = "MonetaryGrant", "fund", record.fund
            said = {"amount": _amount(record)}
        case Initiative(form="service"):
            kind, anchor = "GovernmentService", "service"
            said = {"provider": jpo, "areaServed": _areas(mentions, vocabulary)}
        case Initiative(form="education"):
            kind, anchor = "EducationalOccupationalProgram", "program"
            said = {"provider": jpo, **_days(record.dates)}
        case Initiative() | Project():
            kind, anchor = "Project", "project"
            said = {
                "member": jpo,
                "areaServed": _areas(mentions, vocabulary),
                "keywords": keywords,
                "event": [_event(event, vocabulary) for event in record.events],
                "funding": _funding(programme, catalogue, site_url),
            }
        case _:
            return None
    return node(kind, id=f"{url}#{anchor}", name=name, url=url, **said) if name else None


def _funding(programme: Programme, catalogue: Catalogue, site_url: str) -> Node | None:
    """Name the fund of the overview that prints a programme."""
    overview = catalogue.at[programme.overview] if programme.overview else None
    fund = overview.record.fund if overview and isinstance(overview.record, Overview) else None
    return {"@id": f"{site_url}{overview.address}#fund"} if overview and fund else None


def _edition(record: TrainingCourse, url: str, vocabulary: Vocabulary) -> Node:
    venue = record.venue
    return node(
        "CourseInstance",
        id=f"{url}#edition",
        name=record.title,
        courseMode=venue and ("online" if venue.online else "onsite"),
        **_days(record.dates),
        location=_place(venue, vocabulary),
        organizer=JPO,
        inLanguage=list(record.languages),
        subEvent=[_event(event, vocabulary) for event in record.events],
    )


def _amount(record: Overview) -> Node | None:
    """Give the yen of a fund, where its overview states them."""
    yen = next((figure for figure in record.key_figures if figure.unit == "yen"), None)
    if yen is None:
        return None
    return node("MonetaryAmount", currency="JPY", value=yen.value.value, description=yen.printed)


def _place_of(record: Dispatch | EventRecord, vocabulary: Vocabulary) -> Node | None:
    if isinstance(record, EventRecord):
        return _place(record.venue, vocabulary)
    host = record.host and vocabulary.organisations[record.host].name
    address = node("PostalAddress", addressCountry=record.country.code)
    return node("Place", name=host, address=address)


def _organisation(key: str, vocabulary: Vocabulary) -> Node:
    entry = vocabulary.organisations[key]
    return node("Organization", name=entry.name, alternateName=entry.abbreviation)


def _place(where: Place | None, vocabulary: Vocabulary) -> Node | None:
    """Give the place where something was held, as far as it is known; none when it was online."""
    if where is None:
        return None
    city = vocabulary.cities[where.city.id] if where.city else None
    country = where.country_code(vocabulary)
    address = node("PostalAddress", addressLocality=city and city.name, addressCountry=country)
    room = vocabulary.organisations[where.organisation].name if where.organisation else None
    name = room or (city and city.name) or (country and vocabulary.country_name(country))
    known = address if len(address) > 1 else None
    return node("Place", name=name, address=known) if name else None


def _areas(mentions: Iterable[Mention], vocabulary: Vocabulary) -> list[Node]:
    """Give countries, then regions, but for those where something was only held."""
    served = [mention for mention in mentions if mention.role != "place"]
    countries = [
        node("Country", name=vocabulary.country_name(code), identifier=code)
        for code in keys(served, "country")
    ]
    regions = [node("Place", name=vocabulary.regions[key].name) for key in keys(served, "region")]
    return countries + regions


def _event(held: Event, vocabulary: Vocabulary) -> Node:
    """Give an event, with the days and the place that the source names."""
    where = _place(held.place, vocabulary)
    return node("Event", name=held.title, **_days(held.dates), location=where)


def _days(dates: Dates | None) -> dict[str, Any]:
    """Give start and end as ISO 8601 dates of the source's precision; None for an open side."""
    if dates is None:
        return {}
    first = last = dates.spans[0]
    if len(dates.spans) > 1:
        first = min(dates.spans, key=lambda span: span.sort_key)
        last = max(dates.spans, key=lambda span: span.sort_key[1])
    start, end = in_calendar(first).start, in_calendar(last).end
    return {"startDate": str(start) if start else None, "endDate": str(end) if end else None}
