"""Whatever a record says in any field, it is refused with its line, or shown as words."""

from __future__ import annotations

import csv
import json
import re
from itertools import cycle
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from pydantic import TypeAdapter, ValidationError

import built
import hostile
from programmes import reader
from programmes.reader import Document
from programmes.reader.problem import Problem
from programmes.schema import faults
from programmes.schema.records import KINDS
from programmes.schema.vocabulary import FILES

MODELS: dict[str, Any] = {**KINDS, **FILES}
# What stands in another form, or only in the data: spellings by which a name is known, a unit
# where the whole figure is given as printed, and the words on a picture that is seen.
UNSEEN = re.compile(
    r"\w+\.(?:variants|slips|parts)|KeyFigure\.unit|Picture\.alt|Overview\.fund"
    r"|City\.name|Contact\.lines"  # each record names only some of these
)


def template(name: str) -> tuple[str, list[str]]:
    """Fill a file with places for words, w0w and so on; give also the field of each place."""
    fields: list[str] = []

    def say(where: str) -> str:
        fields.append(where)
        return f"w{len(fields) - 1}w"

    words = built.vocabulary()
    known = {
        "countries": cycle(["Bhutan"]),
        "cities": cycle(["Tokyo"]),
        **{
            group: cycle(getattr(words, group))
            for group in ("sections", "organisations", "regions", "topics", "contacts")
        },
    }
    schema = TypeAdapter(MODELS[name]).json_schema()
    tree = hostile.Filling(schema, say, say, say, known).model(schema)
    return hostile.as_yaml(tree), fields


def problems(name: str, text: str) -> list[Problem]:
    """Check a file as the catalogue does."""
    document = reader.read_text(text, f"{name}.yml")
    if not isinstance(document, Document):
        return document
    try:
        TypeAdapter(MODELS[name]).validate_python(document.tree, context=built.vocabulary())
    except ValidationError as error:
        return faults.problems(document, error, MODELS[name])
    return []


@pytest.mark.parametrize("name", MODELS)
def test_what_nobody_can_mean_is_refused_in_every_field_with_its_line(name: str) -> None:
    text, fields = template(name)
    assert problems(name, text) == []
    refused = cycle(hostile.REFUSED.items())
    for number in {where: number for number, where in enumerate(fields)}.values():
        words, code = next(refused)
        spoilt = text.replace(f'"w{number}w"', json.dumps(words))
        line = next(at for at, one in enumerate(spoilt.split("\n"), 1) if words[:8] in one)
        found = [(one.code, one.line) for one in problems(name, spoilt)]
        assert (code, line) in found, (fields[number], words, found)


pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def pages(hostile_site: hostile.Site) -> dict[str, built.BuiltPage]:
    return built.read_documents(hostile_site.folder)


@pytest.fixture(scope="module")
def texts(pages: dict[str, built.BuiltPage]) -> dict[str, str]:
    """What is read on each page."""
    return {at: built.squeeze(page.one("body").text()) for at, page in pages.items()}


def test_every_word_stands_on_a_page(hostile_site: hostile.Site, texts: dict[str, str]) -> None:
    everything = "\n".join(texts.values())
    seen = [(where, words) for where, words in hostile_site.said if not UNSEEN.fullmatch(where)]
    assert len(seen) > 300
    assert [one for one in seen if built.squeeze(one[1]) not in everything] == []


def test_the_words_on_a_picture_are_its_alternative_text(
    hostile_site: hostile.Site, pages: dict[str, built.BuiltPage]
) -> None:
    images = [image for page in pages.values() for image in page.root.css("main img[alt]")]
    alternatives = {image.attributes["alt"] for image in images}
    assert {words for where, words in hostile_site.said if where == "Picture.alt"} <= alternatives


def test_no_text_ends_the_script_that_holds_linked_data(
    pages: dict[str, built.BuiltPage],
) -> None:
    for page in pages.values():
        for script in page.root.css('script[type="application/ld+json"]'):
            assert "<" not in script.text()
            json.loads(script.text())
    (course,) = pages["training-courses/hostile/"].linked("Course") or [{}]
    assert course


def of_records(site: hostile.Site, field: str) -> set[str]:
    """What a field of the records says: titles, or the headings that lists show."""
    wheres = {f"{model.__name__}.{field}" for model in KINDS.values()}
    return {words for where, words in site.said if where in wheres}


def test_every_json_file_says_it_as_it_was_typed(hostile_site: hostile.Site) -> None:
    site = hostile_site.folder
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.json")}
    read = {path: set(built.strings(json.loads(data))) for path, data in files.items()}
    assert of_records(hostile_site, "title") <= read["data/programmes.json"]
    for kind in KINDS:
        assert read[f"{kind}/{hostile.ENTRY}/index.json"] & of_records(hostile_site, "title")


def test_every_feed_says_it_as_it_was_typed(hostile_site: hostile.Site) -> None:
    feeds = sorted(hostile_site.folder.rglob("feed.xml"))
    assert len(feeds) > 20
    trees = {feed: ET.parse(feed) for feed in feeds}  # noqa: S314 - written by us
    atom = "{http://www.w3.org/2005/Atom}"
    titles = (one.text for tree in trees.values() for one in tree.iter(f"{atom}title"))
    read = " ".join(built.squeeze(title or "") for title in titles)
    for words in of_records(hostile_site, "heading"):
        assert built.squeeze(words) in read


def test_every_calendar_says_it_as_it_was_typed(hostile_site: hostile.Site) -> None:
    summaries = set[str]()
    for file in hostile_site.folder.rglob("*.ics"):
        events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert events
        assert not [one for one in events if "X" in one]
        summaries.update(str(event["SUMMARY"]) for event in events)
    held = {words for where, words in hostile_site.said if where == "Event.title"}
    assert held <= summaries


def test_no_cell_of_a_table_is_a_formula(hostile_site: hostile.Site) -> None:
    cells: set[str] = set()
    for file in (hostile_site.folder / "data").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as table:
            rows = list(csv.reader(table, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        cells.update(cell for row in rows for cell in row)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    plain = {cell.removeprefix("'") if cell[1:2] in set("=+-@") else cell for cell in cells}
    assert of_records(hostile_site, "title") <= plain


def test_the_browse_list_and_its_index_say_it(
    hostile_site: hostile.Site, texts: dict[str, str]
) -> None:
    listed = " ".join(text for at, text in texts.items() if at.startswith("browse/"))
    index = json.loads((hostile_site.folder / "browse/index.json").read_text(encoding="utf-8"))
    for words in of_records(hostile_site, "heading"):
        assert built.squeeze(words) in listed
        assert words in index["titles"]
