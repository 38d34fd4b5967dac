"""One page of every kind of the site, by which all kinds are looked at."""

from __future__ import annotations

import pytest

HOME = ""
COURSE = "training-courses/2013-12-02-enforcement/"
OVERVIEW = "overviews/wipo-jica/"
KINDS = {
    "home": HOME,
    "course": COURSE,
    "overview": OVERVIEW,
    "initiative": "initiatives/mip/",
    "dispatch": "dispatches/vietnam/",
    "kind": "initiatives/",
    "section": "sections/announcements-international-topics/",
    "countries": "countries/",
    "country": "countries/vn/",
    "organisation": "organisations/wipo/",
    "region": "regions/asean/",
    "year": "years/2023/",
    "fiscal year": "fiscal-years/2023/",
    "topic": "topics/patents/",
    "statistics": "statistics/",
    "browse": "browse/",
    "data": "data/",
    "obtaining rights": "obtaining-ip-rights/",
    "activities": "jpo-activities/",
    "about": "about/",
    "faqs": "faqs/",
    "announcements": "announcements/",
    "field reference": "field-reference/",
    "messages": "messages/",
    "adding": "adding-a-programme/",
    "404": "404.html",
}
# Made by the template of the countries' index: looked at where that takes little time.
INDEXES = {
    "organisations": "organisations/",
    "regions": "regions/",
    "topics": "topics/",
    "years": "years/",
    "fiscal years": "fiscal-years/",
}
EVERY_KIND = pytest.mark.parametrize("where", KINDS.values(), ids=KINDS)
EVERY_KIND_AND_INDEX = pytest.mark.parametrize(
    "where", [*KINDS.values(), *INDEXES.values()], ids=[*KINDS, *INDEXES]
)
