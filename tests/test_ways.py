"""The ways in add up: whatever a record names lists that record once, and nothing else does.

What a record names is found here by the names of its fields, and not as the package finds it.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel, TypeAdapter
from selectolax.lexbor import LexborHTMLParser

import built
import rendered
from programmes.catalogue import addresses
from programmes.catalogue.card import Card
from programmes.catalogue.catalogue import Catalogue
from programmes.catalogue.programme import Crumb, Programme
from programmes.catalogue.trails import section_trail
from programmes.catalogue.ways import WAYS
from programmes.schema.facts import Place
from programmes.schema.records import KINDS, TrainingCourse
from programmes.schema.references import Country
from programmes.schema.vocabulary import Vocabulary
from rendered import Bodies, facts

ENTRIES = built.data("entries.yml")
FOLDERS = ENTRIES["folders"]
# The fields that hold countries and cities, which are values of their own.
PLACES = {"countries", "country", "first_time", "city"}
# The fields that say where a record stands and whom it names, not what it is about.
OTHERS = {"section", "contact"}


@pytest.fixture(scope="module")
def made_up(catalogue: Catalogue) -> Catalogue:
    """A catalogue with one record, which names something in every way there is."""
    tree = built.data("naming.yml")
    record = TrainingCourse.model_validate(tree, context=catalogue.vocabulary)
    address = "training-courses/everything/"
    trail = (*section_trail(catalogue.vocabulary, "home"), Crumb(record.name, address))
    made = Card("programmes/training-courses/everything.yml", b"", record, catalogue.vocabulary)
    return Catalogue((Programme(made, made.key, trail),), catalogue.vocabulary)


@pytest.fixture(scope="module")
def real_pages(catalogue: Catalogue) -> Bodies:
    """The pages of the real catalogue."""
    return rendered.bodies(catalogue)


@pytest.fixture(scope="module")
def made_up_pages(made_up: Catalogue) -> Bodies:
    """The pages of the catalogue with everything."""
    return rendered.bodies(made_up)


@pytest.fixture(params=["catalogue", "made_up"])
def either(request: pytest.FixtureRequest) -> tuple[Catalogue, Bodies]:
    """The real catalogue, and the one with everything, each with its pages."""
    pages = "real_pages" if request.param == "catalogue" else "made_up_pages"
    return request.getfixturevalue(request.param), request.getfixturevalue(pages)


def entry_of(address: str) -> str:
    """The first page of the entry to which a page belongs: countries/vn/ for its second page."""
    return address.partition("page/")[0]


def entries(pages: Bodies) -> Bodies:
    """The pages of the entries of all ways in: countries/vn/, but not countries/."""
    folders = tuple(way.index for way in WAYS.values())
    return {
        address: page
        for address, page in pages.items()
        if address.startswith(folders) and address not in folders
    }


def linked(pages: Bodies, address: str, selector: str) -> list[str]:
    """Where the links of a page lead that a selector finds, from the root of the site."""
    found = [link.attributes["href"] or "" for link in pages[address].css(selector)]
    return [built.BuiltPage(address, "").target(href) for href in found]


def named(value: object, vocabulary: Vocabulary, field: str = "") -> Iterator[str]:
    """Give the addresses of the pages of all that a value of a record names."""
    if isinstance(value, Place) and not value.country and value.city:
        yield f"countries/{vocabulary.cities[value.city.id].country.lower()}/"
    if isinstance(value, Country):
        yield f"countries/{value.code.lower()}/"
    elif field == "dates" and value:
        yield from (f"years/{year}/" for year in value.years())  # type: ignore[attr-defined]
        yield from (f"fiscal-years/{year}/" for year in value.fiscal_years())  # type: ignore[attr-defined]
    elif field in {"year", "fiscal_year"} and value is not None:
        yield f"{'years' if field == 'year' else 'fiscal-years'}/{value}/"
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from named(getattr(value, key), vocabulary, key)
    elif isinstance(value, str) and field in FOLDERS:
        yield f"{FOLDERS[field]}/{value}/"
    elif isinstance(value, tuple | dict):
        for one in value:
            yield from named(one, vocabulary, field)


def test_whatever_a_record_names_lists_it_once_and_nothing_else_does(
    either: tuple[Catalogue, Bodies],
) -> None:
    catalogue, pages = either
    expected = Counter(
        (address, programme.address)
        for programme in catalogue.programmes
        for address in set(named(programme.record, catalogue.vocabulary))
    )
    listed = Counter(
        (entry_of(address), target)
        for address in entries(pages)
        for target in linked(pages, address, ".entries > li > a.entry")
    )
    assert listed == expected
    assert {entry_of(address) for address in entries(pages)} == {address for address, _ in expected}


def test_an_index_leads_to_each_of_its_entries_once_and_counts_its_programmes(
    either: tuple[Catalogue, Bodies],
) -> None:
    _, pages = either
    for way in WAYS.values():
        counts = [
            int(count.text().replace(",", ""))
            for count in pages[way.index].css("ul.ways .count, td.num")
        ]
        shown = zip(linked(pages, way.index, "ul.ways a, tbody a"), counts, strict=True)
        listed = Counter(
            entry_of(address)
            for address, page in entries(pages).items()
            for _ in page.css(".entries > li")
            if address.startswith(way.index)
        )
        assert sorted(shown) == sorted(listed.items())


def test_every_field_that_refers_to_the_vocabulary_is_known_to_this_test() -> None:
    schemas = [TypeAdapter(model).json_schema() for model in KINDS.values()]
    models = [model for schema in schemas for model in (schema, *schema["$defs"].values())]
    referring = {
        name
        for model in models
        for name, field in model.get("properties", {}).items()
        if "x-vocabulary" in str(field)
    }
    assert referring == {*FOLDERS, *PLACES, *OTHERS}


@pytest.mark.parametrize("address", ENTRIES["trails"])
def test_an_entry_stands_under_its_index(address: str, catalogue: Catalogue) -> None:
    labels = [crumb.label for crumb in rendered.described(catalogue)[address].trail]
    assert labels == ["Home", "JPO Activities", *ENTRIES["trails"][address]]


def parts(page: LexborHTMLParser) -> list[str]:
    """What the page of an entry says of the parts of its programmes."""
    return [built.squeeze(one.html or "") for one in page.css(".parts li")]


def test_a_place_leads_to_its_country_but_on_the_page_of_the_country(made_up_pages: Bodies) -> None:
    leading = '<a href="../../countries/vn/">Vietnam</a>'
    last = parts(made_up_pages["regions/apec/"])[-1]
    assert last == f"<li>Visit, Hanoi, {leading}: for this region or group</li>"
    assert linked(made_up_pages, "countries/vn/", ".parts a") == []


@pytest.mark.parametrize("address", ENTRIES["said"])
def test_an_entry_says_as_what_it_is_named(address: str, real_pages: Bodies) -> None:
    text = built.squeeze(real_pages[address].text())
    assert [words for words in ENTRIES["said"][address] if words not in text] == []


@pytest.mark.parametrize(("address", "words"), ENTRIES["said of everything"].items())
def test_an_entry_says_so_whatever_the_way_of_naming(
    address: str, words: str, made_up_pages: Bodies
) -> None:
    listing = made_up_pages[address].css_first(".entries > li > .note")
    assert built.squeeze(listing.text()).endswith(words)


def test_two_events_that_say_the_same_are_both_listed(made_up_pages: Bodies) -> None:
    told = "<li>Visit, Hanoi, Vietnam: held there</li>"
    assert parts(made_up_pages["countries/vn/"]) == [told, told]


def test_an_article_is_no_other_spelling(real_pages: Bodies) -> None:
    assert "printed" not in real_pages["countries/ph/"].text()


def test_years_stand_with_the_newest_first(real_pages: Bodies) -> None:
    years = linked(real_pages, "years/", "ul.ways a")
    assert years == sorted(years, reverse=True)
    assert "years/2024/" in years


def test_the_page_of_a_record_leads_to_all_that_it_names(
    catalogue: Catalogue, real_pages: Bodies
) -> None:
    for programme in catalogue.programmes:
        led = linked(real_pages, programme.address, ".facts a, table a, li a")
        assert set(named(programme.record, catalogue.vocabulary)) <= set(led)


def test_a_table_of_participants_leads_to_all_that_it_names(made_up_pages: Bodies) -> None:
    rows = made_up_pages["training-courses/everything/"].css("tbody th")
    assert [built.squeeze(row.text()) for row in rows[:6]] == ENTRIES["participants"]
    led = linked(made_up_pages, "training-courses/everything/", "tbody th a")
    assert {"organisations/oapi/", "organisations/aripo/", "countries/tz/"} <= set(led)


def test_the_facts_of_a_record_keep_the_spelling_of_its_source(real_pages: Bodies) -> None:
    said = facts(real_pages["initiatives/female-empowerment/"])["Countries"]
    assert "Colombia (printed “Columbia”), Ecuador" in said


def test_an_entry_changed_when_the_newest_of_its_records_did(catalogue: Catalogue) -> None:
    listed = catalogue.listings["country"]["VN"]
    newest = max(one.record.updated for one in listed)
    assert rendered.described(catalogue)["countries/vn/"].updated == newest >= date(2026, 11, 22)


def test_countries_among_the_facts_are_not_those_where_something_was_only_held(
    real_pages: Bodies,
) -> None:
    countries = facts(real_pages["initiatives/expert-dispatch/"])["Countries"]
    assert "Botswana" in countries
    assert "Thailand" not in countries


def test_a_catalogue_without_records_has_no_empty_lists(catalogue: Catalogue) -> None:
    pages = rendered.bodies(Catalogue((), catalogue.vocabulary))
    assert pages.pop(addresses.BROWSE)  # its script looks for a list
    assert WAYS["country"].index in pages
    for address, page in pages.items():
        assert all(one.css_first("li") for one in page.css("ul, ol")), address
