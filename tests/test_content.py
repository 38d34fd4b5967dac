"""The real content is clean, says nothing twice, and is listed in full for other programs."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import built
import seeded
from programmes.catalogue import loading
from programmes.catalogue.catalogue import Catalogue


def texts(value: object) -> Iterator[str]:
    """All texts of a file, its keys included."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *texts(one))
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    else:
        yield str(value)


def sentences(record: str) -> set[str]:
    """The sentences of a record: a text ends one, an empty line too, and so do . ! and ?"""
    paragraphs = (
        paragraph
        for text in texts(yaml.load(record, yaml.BaseLoader))  # noqa: S506 - it makes texts only
        for paragraph in re.split(r"\n\s*\n", text)
    )
    return {
        sentence
        for paragraph in paragraphs
        for sentence in re.split(r"(?<=[.!?])\s", built.squeeze(paragraph))
    }


def in_two_records(records: dict[str, str]) -> dict[str, list[str]]:
    """The long sentences that stand in more than one record, each with the files."""
    files = defaultdict(list)
    for name, text in records.items():
        for sentence in sentences(text):
            files[sentence].append(name)
    return {one: names for one, names in files.items() if len(one) > 40 and len(names) > 1}


def test_the_content_has_no_error() -> None:
    found = loading.load(built.PROJECT / "content").problems
    assert [one for one in found if one.severity == "error"] == []


def test_the_records_of_the_two_pages_contradict_nothing(seeds: Catalogue) -> None:
    files = {one.path for one in seeds.programmes}
    found = loading.load(built.PROJECT / "content").problems
    assert [one for one in found if one.path in files] == []


def test_no_long_sentence_stands_in_two_records_of_the_two_pages(seeds: Catalogue) -> None:
    records = {
        one.path: (built.PROJECT / one.path).read_text(encoding="utf-8") for one in seeds.programmes
    }
    assert len(records) >= 14
    assert in_two_records(records) == {}


def test_a_sentence_in_two_records_is_seen() -> None:
    sentence = "One sentence of more than forty characters is text."
    records = {"a.yml": f"body: First. {sentence}", "b.yml": f"body: |\n  {sentence}\n\n  Last.\n"}
    assert in_two_records(records) == {sentence: ["a.yml", "b.yml"]}


@pytest.fixture(scope="module")
def listing(site: Path) -> list[dict[str, Any]]:
    """The entries of the published list."""
    data = json.loads((site / "data/programmes.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = data["programmes"]
    return entries


@pytest.mark.site
def test_every_entry_of_the_two_pages_names_its_source_and_its_topics(
    listing: list[dict[str, Any]], seeds: Catalogue
) -> None:
    entries = [entry for entry in listing if entry["id"] in seeds.at]
    assert len(entries) == len(seeds.programmes)
    for entry in entries:
        assert entry["source"]["url"] in seeded.SEEDS, entry["id"]
        assert entry["topics"] or entry["kind"] == "overviews", entry["id"]


@pytest.mark.site
@pytest.mark.parametrize(
    ("record", "dates", "countries", "organisations"),
    [
        (
            "training-courses/2013-12-02-enforcement",
            ["2013-12-02/2013-12-13"],
            "DZ BT KH CN ID LA MY MA MM PK PH TH VN JP",
            "wipo apic wipo-japan-office jpo tokyo-customs",
        ),
        ("dispatches/indonesia", ["1993-04/.."], "ID", "jica dgip-indonesia"),
    ],
)
def test_the_list_says_when_where_and_who(
    listing: list[dict[str, Any]],
    record: str,
    dates: list[str],
    countries: str,
    organisations: str,
) -> None:
    (entry,) = (entry for entry in listing if entry["id"] == record)
    assert entry["dates"] == dates
    assert {one["code"] for one in entry["countries"]} == set(countries.split())
    assert {one["id"] for one in entry["organisations"]} == set(organisations.split())
